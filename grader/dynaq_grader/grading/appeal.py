"""Answers an appeal: the same submission graded again, with what the tests asked, expected and saw."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from .. import intake
from ..base.errors import CourseError
from ..base.result import CellResult, Result
from ..course.settings import Settings
from .allowances import as_recorded
from .assignment import Assignment
from .evidence_text import explain
from .notebook import allowances, grade_notebook
from .submission import Submission
from .warm_sandbox import warm_sandbox


@dataclass(frozen=True)
class Record:
    """What is on record of a submission: the result that is kept, and the points that a person gave, by test cell."""

    result: Result | None = None
    by_hand: Mapping[str, float] = field(default_factory=dict)


def explain_submission(
    submission: Submission,
    grade_id: str | None,
    assignment: Assignment,
    settings: Settings,
    record: Record,
) -> Iterator[str]:
    """Yields lines for the instructor, one test cell after the other; hidden inputs are among them.

    Args:
        submission: What was handed in.
        grade_id: One test cell; all where None.
        assignment: Its tests.
        settings: As for grading; with the same seed the hidden inputs are the same.
        record: What is on record, to be compared with.

    Raises:
        CourseError: The submission cannot be read, or the assignment has no such test cell.
    """
    if submission.refusal is not None:
        raise CourseError(submission.refusal)
    if grade_id is not None and grade_id not in assignment.tests:
        raise CourseError(f"There is no test cell {grade_id}. There are: {', '.join(assignment.tests)}.")
    taken = intake.canonical(submission.data, assignment.release, submission.use, settings.intake)
    warm, on_record = warm_sandbox(settings, assignment.files), record.result.cells if record.result else {}
    allowed = {
        name: as_recorded(allowance, on_record.get(name))
        for name, allowance in allowances(assignment, settings, warm).items()
    }
    for name, cell in grade_notebook(taken.notebook, assignment, settings, warm, allowed).items():
        if grade_id not in (None, name):
            continue
        key = assignment.key(name)
        if cell.result is None:
            yield f"{key}: {cell.failure}"
            continue
        yield f"{key}: {_verdict(cell.result)}"
        yield from (
            f"  {line.line}: {line.score:g} of {line.max_score:g}" for line in cell.result.rubric if line.max_score
        )
        yield f"  on record: {_on_record(record.result, name)}"
        if key in record.by_hand:
            yield f"  by hand: {record.by_hand[key]:g} of {cell.result.max_score:g} points, which count instead"
        yield f"  seed of the hidden inputs: {settings.judge.seed}"
        yield ""
        yield from explain(cell.evidence).splitlines()
        yield ""


def _verdict(result: CellResult) -> str:
    if result.score is None:
        return f"no score, {result.message}"
    mistake = f", {result.mistake}" if result.mistake else ""
    return f"{result.score:g} of {result.max_score:g} points, {result.verdict}{mistake}"


def _on_record(recorded: Result | None, name: str) -> str:
    """What is kept of a test cell of the submission."""
    if recorded is None or name not in recorded.cells:
        return "nothing"
    return _verdict(recorded.cells[name])
