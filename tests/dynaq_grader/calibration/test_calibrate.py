"""The measurement itself: what counts as an error, the bounds, the two graders' ways of ending."""

import io
from pathlib import Path

import pytest
from rich.console import Console

from dynaq_grader.calibration import InProcessGrader, NotIsolatedWarning, Outcome, calibrate
from dynaq_grader.calibration.answers import AnswerFile
from dynaq_grader.calibration.error_rates import Rate
from dynaq_grader.calibration.in_process import define
from dynaq_grader.calibration.terminal_table import render
from dynaq_grader.kit.stopped import Stopped

RIGHT = Outcome("correct", score=6.0, judge_seconds=0.1, student_seconds=0.2)


def answer(
    name: str,
    mistake: str | None = None,
    also: tuple[str, ...] = (),
    note: str | None = None,
    source: str = "",
) -> AnswerFile:
    verdict = "wrong" if mistake else "right"
    return AnswerFile(
        path=Path(verdict) / f"{name}.py",
        verdict=verdict,
        exercise="dyna_q_planning",
        mistake=mistake,
        about="about it",
        note=note,
        cells={"dyna_q_planning": source},
        also=also,
    )


def wrong(mistake: str | None) -> Outcome:
    return Outcome("wrong", mistake, 0.0)


def test_agreement_is_no_disagreement() -> None:
    bank = [answer("a"), answer("b", "no-backups"), answer("c", "alpha-missing", ("overwrites-value",))]
    said = {"a": RIGHT, "b": wrong("no-backups"), "c": wrong("overwrites-value")}
    calibration = calibrate(bank, lambda file, repeat: said[file.path.stem])
    assert calibration.disagreements == []
    assert (calibration.named.count, calibration.named_exactly.count) == (2, 1)
    assert (calibration.false_names.count, calibration.false_names.total) == (0, 2)
    assert calibration.confusion == {("right", "correct"): 1, ("wrong", "wrong"): 2}


def test_a_false_name_is_counted_apart_from_no_name() -> None:
    bank = [answer("a", "no-backups"), answer("b", "no-backups"), answer("c", "unrecognised", ("raises",))]
    said = {"a": wrong("raises"), "b": wrong("unrecognised"), "c": wrong("raises")}
    calibration = calibrate(bank, lambda file, repeat: said[file.path.stem])
    assert [entry.kind for entry in calibration.disagreements] == ["false name", "no name"]
    assert (calibration.false_names.count, calibration.false_names.total) == (1, 3)
    assert (calibration.named.count, calibration.named.total) == (0, 2)


@pytest.mark.parametrize(
    ("file", "outcome", "kind", "is_error"),
    [
        (answer("a"), wrong("biased-draw"), "false reject", True),
        (answer("a"), Outcome("partial", "gamma-missing", 3.0), "false reject", True),
        (answer("b", "no-backups"), RIGHT, "false accept", True),
        (answer("b", "no-backups"), Outcome("failed"), "grader failed", True),
        (answer("b", "no-backups"), wrong("raises"), "false name", False),
        (answer("b", "no-backups"), wrong("unrecognised"), "no name", False),
        (answer("b", "unrecognised"), wrong("raises"), "false name", False),
        (answer("n", note="leaves-out-terminal"), RIGHT, "note missing", False),
    ],
)
def test_each_kind_of_disagreement(file: AnswerFile, outcome: Outcome, kind: str, is_error: bool) -> None:
    calibration = calibrate([file], lambda *_: outcome)
    assert [entry.kind for entry in calibration.disagreements] == [kind]
    assert bool(calibration.errors) is is_error


def test_an_answer_that_errs_in_one_repeat_counts_once() -> None:
    calibration = calibrate([answer("a")], lambda _, repeat: RIGHT if repeat % 2 else wrong(None), repeats=4)
    assert len(calibration.errors) == 2
    assert (calibration.false_rejects.count, calibration.false_rejects.total) == (1, 1)


def test_the_bounds_are_clopper_and_pearsons() -> None:
    assert Rate(0, 10).bounds == pytest.approx((0.0, 1 - 0.025 ** (1 / 10)))
    assert Rate(10, 10).bounds == pytest.approx((0.025 ** (1 / 10), 1.0))
    assert Rate(0, 0).bounds == (0.0, 1.0)


def test_plain_data_hold_no_time_among_the_outcomes() -> None:
    def run(seconds: float) -> dict:
        outcome = Outcome("wrong", "no-backups", 0.0, judge_seconds=seconds)
        return calibrate([answer("b", "no-backups")], lambda *_: outcome).to_dict()

    assert run(0.1)["outcomes"] == run(0.2)["outcomes"]
    assert run(0.1)["outcomes"] == {"wrong/b": [{"verdict": "wrong", "mistake": "no-backups", "score": 0.0}]}
    assert run(0.1)["cpu_seconds"] == {"wrong/b": [0.1]}


def test_the_table_shows_rates_times_and_disagreements() -> None:
    bank = [answer("a"), answer("b", "no-backups")]
    console = Console(width=150, file=io.StringIO(), record=True)
    console.print(render(calibrate(bank, lambda *_: RIGHT)))
    shown = console.export_text()
    assert "wrong answers accepted" in shown
    assert "1 of 1 (95 % bounds 2.5% to 100.0%)" in shown
    assert "median 0.30 s" in shown
    assert "processor time of all" in shown and "1 s" in shown
    assert "named as another mistake" in shown
    assert "wrong/b (about it) is no-backups, judged correct" in shown


def test_a_cell_that_does_not_parse_leaves_the_name_undefined() -> None:
    defined = define(answer("a", source="def dyna_q_planning(model, value, params)\n    return value"))
    assert isinstance(defined, Stopped) and defined.error == "SyntaxError"


def test_cells_see_the_course_names_and_magics_do_nothing() -> None:
    source = "%matplotlib inline\n!ls\ndyna_q_planning = q_learning, np.pi, QuentinsWorld, epsilon_greedy"
    defined = define(answer("a", source=source))
    assert isinstance(defined, tuple)
    assert len(defined) == 4


def test_an_answer_that_never_returns_is_stopped_and_named() -> None:
    with pytest.warns(NotIsolatedWarning):
        grade = InProcessGrader(cpu_seconds=1.0)
    outcome = grade(answer("loop", source="while True:\n    pass"))
    assert (outcome.verdict, outcome.mistake) == ("wrong", "too-slow")


def test_the_share_of_wrong_answers_that_the_visible_check_lets_pass_is_told_for_each_exercise() -> None:
    said = {
        "a": RIGHT,
        "b": Outcome("wrong", "drawn-once", 0.0, passes_visible_check=False),
        "c": Outcome("wrong", "biased-draw", 0.0, passes_visible_check=True),
    }
    bank = [answer("a"), answer("b", "drawn-once"), answer("c", "biased-draw")]
    calibration = calibrate(bank, lambda file, repeat: said[file.path.stem], repeats=2)
    assert calibration.visible_checks == {"dyna_q_planning": Rate(1, 2)}
    assert calibration.to_dict()["visible_checks"]["dyna_q_planning"]["count"] == 1
    console = Console(file=io.StringIO(), width=200)
    console.print(render(calibration))
    assert "green in the visible check: dyna_q_planning" in console.file.getvalue()
    assert "1 of 2" in console.file.getvalue()
