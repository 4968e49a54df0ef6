"""What the instructor's own solution must get, and what is said where it does not."""

from pathlib import Path

import pytest

from classes import ROOT
from dynaq_grader.base.errors import CourseError
from dynaq_grader.base.result import CellResult, Graded, Result
from dynaq_grader.course.settings import Settings
from dynaq_grader.grading import SelfTest, check_preflight, load
from dynaq_grader.grading.assignment import from_notebooks
from dynaq_grader.grading.preflight import AGAIN, ALONGSIDE, SOLVED, UNTOUCHED
from dynaq_grader.kit import registry
from dynaq_grader.kit.settings import JudgeSettings
from other_courses import HABITS

FULL = {"test_model_update": 4.0, "test_planning": 6.0}
RUBRIC = {exercise.name: exercise.rubric for exercise in registry.everything()}
DEAR = RUBRIC | {"dyna_q_planning": RUBRIC["dyna_q_planning"] | {"runs k backups": 7.0}}


def outcomes(reason=None, **solved):
    """What grading gave back: these points for the solution, 0 for the release."""
    cells = {name: CellResult(score, FULL[name], "partial") for name, score in solved.items()}
    score = None if reason else sum(solved.values())
    found = {
        SOLVED: Result("failed" if reason else "graded", score, 10.0, 0.0, 0.0, "", reason, cells=cells),
        UNTOUCHED: Result("graded", 0.0, 10.0, 0.0, 0.0, ""),
    }
    return {name: Graded(result, None) for name, result in found.items()}


def check(found, rubric=RUBRIC):
    settings = Settings(Path("python"), JudgeSettings(rubric=rubric))
    return check_preflight(load(ROOT, "dyna_q"), found, settings)


def test_full_marks_are_all_that_is_wanted():
    assert check(outcomes(**FULL)) == SelfTest()


@pytest.mark.parametrize(
    "found",
    [
        outcomes("test_planning: The test gave 12 points; the cell has 6.", test_model_update=4.0),
        outcomes(test_model_update=4.0, test_planning=5.0),
    ],
)
def test_a_rubric_that_does_not_add_up_is_named_with_where_to_change_it(found):
    with pytest.raises(CourseError) as told:
        check(found, DEAR)
    assert "The rubric lines of dyna_q_planning add up to 12 points" in str(told.value)
    assert "and the cell test_planning has 6." in str(told.value)
    assert "c.DynaQ.rubric in nbgrader_config.py, or the points of test_planning in source/dyna_q" in str(told.value)
    assert "sandbox" not in str(told.value)


def test_another_cause_is_told_as_it_came():
    reason = "test_model_update: The worker is gone."
    with pytest.raises(CourseError, match="no score of 10 points.*The worker is gone.*`dynaq doctor`"):
        check(outcomes(reason, test_planning=6.0), DEAR)


def test_a_test_that_never_ends_costs_its_own_cell_and_nothing_else():
    source = HABITS["plain"].source()
    assignment = from_notebooks("ps1", "ps1", source, source)
    won, lost = CellResult(2.0, 2.0, "correct"), CellResult(0.0, 2.0, "wrong")
    told = "test_0: The test did not end within 60 seconds of wall time."
    stopped = Graded(Result("failed", None, 4.0, 0.0, 0.0, "", told, cells={"test_1": won}), None)
    release = Graded(Result("failed", None, 4.0, 0.0, 0.0, "", told, cells={"test_1": lost}), None)
    found = {SOLVED: stopped, AGAIN: stopped, UNTOUCHED: release, ALONGSIDE: release}
    tested = check_preflight(assignment, found, Settings(Path("python")))
    assert tested.unjudged.keys() == {"test_0"}
    assert told in tested.unjudged["test_0"]
    alone = Graded(Result("failed", None, 4.0, 0.0, 0.0, "", told), None)
    assert check_preflight(assignment, dict.fromkeys(found, alone), Settings(Path("python"))).unjudged.keys() == {
        "test_0",
        "test_1",
    }
