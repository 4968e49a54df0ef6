import ast
import pickle
import re
from pathlib import Path

import pytest

from dynaq_grader.kit import registry
from dynaq_grader.kit.rubric import score_lines, verdict_of
from dynaq_grader.kit.score import Score
from dynaq_grader.kit.settings import JudgeSettings, current, use


def test_settings_hold_inside_the_block_alone():
    outer = current()
    with use(JudgeSettings(seed=3)):
        with use(JudgeSettings(strict=True)):
            assert current().strict and current().seed == outer.seed
        assert current().seed == 3
    assert current() == outer


def test_the_default_rubric_gives_four_and_six_points():
    points = {exercise.name: JudgeSettings().points_of(exercise) for exercise in registry.everything()}
    assert sum(points["dyna_q_model_update"].values()) == 4.0
    assert sum(points["dyna_q_planning"].values()) == 6.0


def test_the_document_shows_the_rubric_as_it_is():
    text = (Path(__file__).parents[3] / "docs" / "grading.md").read_text(encoding="utf-8")
    [shown] = re.findall(r"^c\.DynaQ\.rubric = (\{\n.*?^\})", text, re.MULTILINE | re.DOTALL)
    assert ast.literal_eval(shown) == {exercise.name: exercise.rubric for exercise in registry.everything()}


def test_a_score_prints_as_a_plain_float_and_carries_the_rest():
    score = Score(1.5, 4, "partial", "raises", "text", ["note"], [{"line": "a"}], [{"look": "b"}])
    assert repr(score) == str(score) == "1.5" and score == 1.5 and isinstance(score, float)
    again = pickle.loads(pickle.dumps(score))
    assert again == score and again.to_dict() == score.to_dict() and again.max_score == 4.0


LINES = score_lines({"a": 1.0, "b": 2.0}, {"a": True})


@pytest.mark.parametrize(
    ("holds", "is_right", "expected"),
    [
        ({"a": True, "b": True}, True, (3.0, 3.0, "correct")),
        ({"a": True}, False, (1.0, 3.0, "partial")),
        ({}, False, (0.0, 3.0, "wrong")),
        ({"a": True, "b": True}, False, (1.0, 3.0, "partial")),
    ],
)
def test_points_and_word(holds, is_right, expected):
    assert verdict_of(score_lines({"a": 1.0, "b": 2.0}, holds), is_right) == expected


def test_each_line_has_its_own_verdict():
    assert [line["verdict"] for line in LINES] == ["correct", "wrong"]
    assert [line["score"] for line in LINES] == [1.0, 0.0]
