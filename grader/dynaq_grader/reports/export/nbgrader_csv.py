"""Grades out of the gradebook in the form of nbgrader's own exporter, as CSV that a spreadsheet can be given.

nbgrader's plug-in writes names and ids as they are: a comma or a line end in one of them makes cells and rows of their
owner's choosing, and some signs a formula.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from nbgrader.api import Assignment, Gradebook, MissingEntry, Student, SubmittedAssignment
from nbgrader.plugins import ExportPlugin

from ...base.errors import CourseError
from ...base.writing import write_aside
from ...records.enrolment import class_list
from ...records.gradebook import open_gradebook
from ...records.standings import read_standings
from .order import Order
from .outcome import Exported
from .spreadsheet_csv import inert_rows

WHO = ("student_id", "last_name", "first_name", "email")
COLUMNS = ("assignment", "duedate", "timestamp", *WHO, "raw_score", "late_submission_penalty", "score", "max_score")


class GradesCsv(ExportPlugin):
    """What `nbgrader export` writes, row by row; set as ``ExportApp.plugin_class``."""

    def export(self, gradebook: Gradebook) -> None:
        """Writes the whole file or nothing."""
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\n").writerows(inert_rows([COLUMNS, *self._rows(gradebook)]))
        write_aside(Path(self.to or "grades.csv"), text.getvalue().encode(errors="replace"))

    def _rows(self, gradebook: Gradebook) -> Iterator[list[str]]:
        for assignment in gradebook.assignments:
            if self.assignment and assignment.name not in self.assignment:
                continue
            for student in gradebook.students:
                if not self.student or student.id in self.student:
                    yield ["" if cell is None else str(cell) for cell in _row(gradebook, assignment, student)]


def _row(gradebook: Gradebook, assignment: Assignment, student: Student) -> list[object]:
    """As nbgrader has it: who handed nothing in stands with 0 points and without a time.

    Other than there, who handed in and has no score, since nothing could be graded, stands without one.
    """
    timestamp: object = None
    scores: list[object] = [0.0, 0.0, 0.0]
    try:
        submission = gradebook.find_submission(assignment.name, student.id)
        points, penalty = submission.score, submission.late_submission_penalty
        timestamp = submission.timestamp
        scores = [points, penalty, max(0.0, points - penalty)] if _has_score(submission) else [None, None, None]
    except MissingEntry:
        pass
    who = (getattr(student, name) for name in ("id", *WHO[1:]))
    return [assignment.name, assignment.duedate, timestamp, *who, *scores, assignment.max_score]


def _has_score(submission: SubmittedAssignment) -> bool:
    """Whether any cell has points, given by the grader or by hand; a submission without cells to grade has 0."""
    grades = [grade for notebook in submission.notebooks for grade in notebook.grades]
    return not grades or any(g.auto_score is not None or g.manual_score is not None for g in grades)


def export(order: Order) -> Exported:
    """Every student's grade, as `export_grades` writes it."""
    export_grades(order.course, order.target, order.assignment)
    standings = read_standings(order.course, order.assignment)
    outcome = Exported(order.target)
    for student, standing in standings.items():
        if all(grade.score is None for grade in standing.grades.values()):
            outcome.without.append(f"{student}: no score yet.")
        else:
            outcome.written.append(student)
    outcome.not_submitted += sorted(set(class_list(order.course, order.roster)) - standings.keys())
    return outcome


def export_grades(course: Path, target: Path, assignment: str | None = None) -> None:
    """Writes the grades as nbgrader's CSV.

    Args:
        course: The course directory.
        target: The file to write.
        assignment: Only this one; all without it.

    Raises:
        CourseError: The gradebook cannot be read, or the file cannot be written.
    """
    plugin = GradesCsv()
    plugin.to = str(target)
    plugin.assignment = [assignment] if assignment else []
    with open_gradebook(course) as book:
        try:
            plugin.export(book)
        except OSError as error:
            raise CourseError(
                f"{target} cannot be written ({error.strerror}). Make room or name another file, then export again."
            ) from error
