"""Before a class is graded: the instructor's solution must get full marks and the untouched release nothing."""

from __future__ import annotations

import copy
from collections.abc import Mapping

import nbformat
from nbformat import NotebookNode

from ..config import CourseError
from ..results import Graded, Result
from .assignment import Assignment, label
from .submission import Submission

SOLVED, UNTOUCHED = "solved", "untouched"


def preflight(assignment: Assignment) -> list[Submission]:
    """The solution and the release as if students of these names had sent them."""
    notebooks = {SOLVED: _with_solution(assignment), UNTOUCHED: assignment.release}
    return [Submission(name, nbformat.writes(notebook).encode()) for name, notebook in notebooks.items()]


def check_preflight(assignment: Assignment, outcomes: Mapping[str, Graded | Exception | None]) -> None:
    """Looks at what they got.

    Args:
        assignment: The assignment.
        outcomes: What grading gave back for each, by name.

    Raises:
        CourseError: They did not get what they must; no submission should be graded then.
        Exception: What ended their grading, as it came: there is no sandbox, for example.
    """
    solved, untouched = _result(outcomes[SOLVED]), _result(outcomes[UNTOUCHED])
    if solved.score != assignment.max_score:
        raise CourseError(
            f"The instructor's own solution got {_points(solved)} of {assignment.max_score:g} points, so nothing was "
            f"graded. {_reasons(solved)} `dynaq doctor` tells whether the sandbox is at fault."
        )
    if untouched.score != 0:
        raise CourseError(
            f"The untouched release got {_points(untouched)} points instead of 0, so nothing was graded. Rebuild it "
            f"with `dynaq build`. {_reasons(untouched)}"
        )


def _with_solution(assignment: Assignment) -> NotebookNode:
    notebook = copy.deepcopy(assignment.release)
    for cell in notebook.cells:
        if label(cell).get("grade_id") in assignment.solution:
            cell.source = assignment.solution[label(cell)["grade_id"]]
    return notebook


def _result(outcome: Graded | Exception | None) -> Result:
    if isinstance(outcome, Exception):
        raise outcome
    assert outcome is not None, "no key is known of a self-test"
    return outcome.result


def _points(result: Result) -> str:
    return "no score" if result.score is None else f"{result.score:g}"


def _reasons(result: Result) -> str:
    return result.reason or " ".join(cell.message for cell in result.cells.values() if cell.message)
