"""Where each student stands in the gradebook: manual grades and late penalties included."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from nbgrader.api import Assignment, Gradebook, SubmittedAssignment, SubmittedNotebook
from nbgrader.api import Grade as GradeRow
from sqlalchemy.orm import selectinload

from ..base.result import cell_key
from .gradebook import Grade, open_gradebook


@dataclass(frozen=True)
class Standing:
    """What the gradebook says of one student's submission.

    Attributes:
        max_score: Points of the assignment.
        raw_score: Points before the penalty, manual grades first; None while a cell has no points at all, as
            after a refusal or before an essay is read.
        penalty: Points taken off for lateness.
        received: When it came in, UTC without a zone; None where nobody knows.
        seconds_late: Seconds past the student's own due date, 0 in time.
        email: Address in the gradebook, or empty.
        grades: The grade of each test cell by its ``grade_id``, or `cell_key` where there are several notebooks.
    """

    max_score: float
    raw_score: float | None
    penalty: float
    received: datetime | None
    seconds_late: float
    email: str
    grades: Mapping[str, Grade]

    @property
    def score(self) -> float | None:
        """What counts: points less the penalty, never below 0."""
        return None if self.raw_score is None else max(0.0, self.raw_score - self.penalty)

    @property
    def extra_credit(self) -> float:
        """Points that a person gave beyond those of the test cells; the scores hold them."""
        return sum(grade.extra_credit for grade in self.grades.values())

    @property
    def by_hand(self) -> tuple[str, ...]:
        """The test cells that a person graded."""
        return tuple(name for name, grade in self.grades.items() if grade.manual_score is not None)


def read_standings(course: Path, assignment: str) -> dict[str, Standing]:
    """Everyone who has a submission of the assignment in the gradebook, in order of their ids.

    Raises:
        CourseError: The gradebook cannot be read.
    """
    with open_gradebook(course) as book:
        found = {entry.student.id: _standing(entry) for entry in _submissions(book, assignment)}
    return dict(sorted(found.items()))


def enrolled(course: Path) -> list[str]:
    """Ids of all students that the gradebook knows, in order.

    Raises:
        CourseError: The gradebook cannot be read.
    """
    with open_gradebook(course) as book:
        return sorted(student.id for student in book.students)


def points_text(points: float) -> str:
    """Points as a file for another program holds them: at most four decimals, no zeros at the end."""
    return f"{points:.4f}".rstrip("0").rstrip(".")


def _submissions(book: Gradebook, assignment: str) -> list[SubmittedAssignment]:
    """All submissions with what hangs on them, in a handful of queries rather than several a student."""
    query = book.db.query(SubmittedAssignment).join(Assignment).filter(Assignment.name == assignment)
    grades = selectinload(SubmittedAssignment.notebooks).selectinload(SubmittedNotebook.grades)
    student = selectinload(SubmittedAssignment.student)
    return query.options(grades.selectinload(GradeRow.cell), student).all()


def _standing(entry: SubmittedAssignment) -> Standing:
    grades = {
        cell_key(notebook.name, grade.name, len(entry.notebooks) > 1): Grade(
            grade.auto_score, grade.manual_score, grade.needs_manual_grade, float(grade.extra_credit or 0.0)
        )
        for notebook in entry.notebooks
        for grade in notebook.grades
    }
    complete = all(grade.score is not None for grade in grades.values())
    return Standing(
        max_score=float(entry.max_score),
        raw_score=float(entry.score) if complete else None,
        penalty=float(entry.late_submission_penalty or 0.0),
        received=entry.timestamp,
        seconds_late=float(entry.total_seconds_late),
        email=entry.student.email or "",
        grades=grades,
    )
