"""Answers an appeal: the same submission graded again, with what the tests asked, expected and saw."""

from __future__ import annotations

from collections.abc import Iterator

from .. import explain, intake
from ..config import CourseError, Settings
from .assignment import Assignment
from .desk import desk_for
from .notebook import GradedCell, grade_notebook
from .submission import Submission


def explain_submission(
    submission: Submission, grade_id: str | None, assignment: Assignment, settings: Settings
) -> Iterator[str]:
    """Yields lines for the instructor, one test cell after the other; hidden inputs are among them.

    Raises:
        CourseError: The submission cannot be read, or the assignment has no such test cell.
    """
    if submission.refusal is not None:
        raise CourseError(submission.refusal)
    if grade_id is not None and grade_id not in assignment.tests:
        raise CourseError(f"There is no test cell {grade_id}. There are: {', '.join(assignment.tests)}.")
    taken = intake.canonical(submission.data, assignment.release, submission.use, settings.intake)
    for name, cell in grade_notebook(taken.notebook, assignment, settings, desk_for(settings)).items():
        if grade_id in (None, name):
            yield from _lines(name, cell)


def _lines(name: str, cell: GradedCell) -> Iterator[str]:
    if cell.result is None:
        yield f"{name}: {cell.failure}"
        return
    yield f"{name}: {cell.result.score:g} of {cell.result.max_score:g} points, {cell.result.verdict}"
    yield from explain.explain(cell.evidence).splitlines()
