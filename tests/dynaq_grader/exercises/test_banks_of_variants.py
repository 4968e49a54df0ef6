"""The judges of the second notebook on their banks: no false verdict, and every mistake by its name."""

from pathlib import Path

import numpy as np
import pytest

from dynaq_grader.calibration.answers import AnswerFile, read_all
from dynaq_grader.kit import judging, registry
from dynaq_grader.kit.settings import JudgeSettings
from dynaq_utils.checks import check
from dynaq_utils.learning import q_learning

EXERCISES = ("dyna_q_plus_planning", "sweep", "mbve_target")
MOST_LINES = 250
BANK = [answer for answer in read_all(Path(__file__).parents[2] / "submissions") if answer.exercise in EXERCISES]


def function_of(answer: AnswerFile):
    names = {"np": np, "q_learning": q_learning}
    exec(answer.source, names)
    return names[answer.exercise]


def judged(answer: AnswerFile, seed: int):
    exercise = registry.get(answer.exercise)
    return (exercise.judge or judging.judge)(exercise, function_of(answer), JudgeSettings(seed=seed))


@pytest.mark.parametrize("name", EXERCISES)
def test_a_bank_holds_a_dozen_right_answers_and_twice_as_many_wrong_ones(name):
    verdicts = [answer.verdict for answer in BANK if answer.exercise == name]
    assert verdicts.count("right") >= 12 and verdicts.count("wrong") >= 25


@pytest.mark.parametrize("name", EXERCISES)
def test_an_exercise_is_small(name):
    """Its sentences aside, of which a line is a line."""
    code = [line.strip() for path in registry.get(name).folder.glob("*.py") for line in path.read_text().splitlines()]
    assert len([line for line in code if line and not line.startswith("#")]) <= MOST_LINES


@pytest.mark.parametrize("answer", BANK, ids=lambda answer: answer.name)
def test_verdict_and_name(answer, capsys):
    np.random.seed(5)
    found = judged(answer, seed=1)
    holds = len(found.holds) == len(registry.get(answer.exercise).lines) and all(found.holds.values())
    assert holds == (answer.verdict == "right")
    assert found.mistake in (answer.mistakes or (None,))


@pytest.mark.long
@pytest.mark.parametrize("answer", BANK, ids=lambda answer: answer.name)
def test_verdict_and_name_with_other_seeds(answer, capsys):
    for seed in range(2, 12):
        assert judged(answer, seed).mistake in (answer.mistakes or (None,)), seed


@pytest.mark.parametrize(
    "answer", [answer for answer in BANK if answer.verdict == "right"], ids=lambda answer: answer.name
)
def test_the_visible_check_is_green_for_every_right_answer(answer, capsys):
    np.random.seed(5)
    check(answer.exercise, function_of(answer))
    assert "correct" in capsys.readouterr().out
