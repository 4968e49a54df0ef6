"""Before a class is graded: the instructor's solution must get full marks and the untouched release nothing."""

from __future__ import annotations

import copy

import nbformat
from nbformat import NotebookNode

from ..config import CourseError, Settings
from ..results import Result
from .assignment import Assignment, label
from .submission import Submission, grade_submission


def preflight(assignment: Assignment, settings: Settings) -> None:
    """Grades the solution and the release as if students had sent them.

    Raises:
        CourseError: They do not get what they must; no submission should be graded then.
    """
    solved = _grade(_with_solution(assignment), assignment, settings)
    if solved.score != assignment.max_score:
        raise CourseError(
            f"The instructor's own solution got {_points(solved)} of {assignment.max_score:g} points, so nothing was "
            f"graded. {_reasons(solved)} `dynaq doctor` tells whether the sandbox is at fault."
        )
    untouched = _grade(assignment.release, assignment, settings)
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


def _grade(notebook: NotebookNode, assignment: Assignment, settings: Settings) -> Result:
    graded = grade_submission(Submission("self-test", nbformat.writes(notebook).encode()), assignment, settings)
    assert graded is not None, "no key is known of a self-test"
    return graded.result


def _points(result: Result) -> str:
    return "no score" if result.score is None else f"{result.score:g}"


def _reasons(result: Result) -> str:
    return result.reason or " ".join(cell.message for cell in result.cells.values() if cell.message)
