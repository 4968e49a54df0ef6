"""Before a class is graded: the instructor's solution must get full marks and the untouched release nothing."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping

import nbformat

from ..base.errors import CourseError
from ..base.result import Graded, Result
from ..kit import registry
from .assignment import Assignment, solved
from .submission import Submission

SOLVED, UNTOUCHED = "solved", "untouched"
EXERCISE = re.compile(r"\bdynaq_grader\.test_(\w+)")
"""How a test cell asks the judge about an exercise."""


def preflight(assignment: Assignment) -> list[Submission]:
    """The solution and the release as if students of these names had sent them."""
    notebooks = {SOLVED: solved(assignment), UNTOUCHED: assignment.release}
    return [Submission(name, nbformat.writes(notebook).encode()) for name, notebook in notebooks.items()]


def check_preflight(
    assignment: Assignment,
    outcomes: Mapping[str, Graded | Exception | None],
    rubric: Mapping[str, Mapping[str, float]],
) -> None:
    """Looks at what they got.

    Args:
        assignment: The assignment.
        outcomes: What grading gave back for each, by name.
        rubric: Points of each rubric line, for each exercise.

    Raises:
        CourseError: They did not get what they must; no submission should be graded then.
        Exception: What ended their grading, as it came: there is no sandbox, for example.
    """
    solved, untouched = _result(outcomes[SOLVED]), _result(outcomes[UNTOUCHED])
    if solved.score != assignment.max_score:
        raise CourseError(
            f"The instructor's own solution got {_points(solved)} of {assignment.max_score:g} points, so nothing was "
            f"graded. {_cause(assignment, solved, rubric)}"
        )
    if untouched.score != 0:
        raise CourseError(
            f"The untouched release got {_points(untouched)} points instead of 0, so nothing was graded. Rebuild it "
            f"with `dynaq build`. {_reasons(untouched)}"
        )


def _result(outcome: Graded | Exception | None) -> Result:
    if isinstance(outcome, Exception):
        raise outcome
    assert outcome is not None, "no key is known of a self-test"
    return outcome.result


def _cause(assignment: Assignment, solved: Result, rubric: Mapping[str, Mapping[str, float]]) -> str:
    """Why the solution falls short: rubrics that do not add up where there are any, else what grading said."""
    faults = list(_rubric_faults(assignment, solved, rubric))
    if faults:
        return " ".join(faults)
    return f"{_reasons(solved)} `dynaq doctor` tells whether the sandbox is at fault."


def _rubric_faults(assignment: Assignment, solved: Result, rubric: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """A sentence for each test cell that fell short and whose points are not those of its exercise's rubric."""
    for grade_id, text in assignment.tests.items():
        worth = assignment.max_scores[grade_id]
        asked = EXERCISE.search(text)
        if asked is None or not registry.is_known(asked[1]) or _has_all(solved, grade_id, worth):
            continue
        exercise = registry.get(asked[1])
        total = sum(rubric.get(exercise.name, exercise.rubric).values())
        if not math.isclose(total, worth):
            yield (
                f"The rubric lines of {exercise.name} add up to {total:g} points and the cell {grade_id} has "
                f"{worth:g}. Change c.DynaQ.rubric in nbgrader_config.py, or the points of {grade_id} in "
                f"source/{assignment.name} and then run `dynaq build`."
            )


def _has_all(solved: Result, grade_id: str, worth: float) -> bool:
    return grade_id in solved.cells and solved.cells[grade_id].score == worth


def _points(result: Result) -> str:
    return "no score" if result.score is None else f"{result.score:g}"


def _reasons(result: Result) -> str:
    return result.reason or " ".join(cell.message for cell in result.cells.values() if cell.message)
