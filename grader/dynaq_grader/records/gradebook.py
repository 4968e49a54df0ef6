"""nbgrader's gradebook: the one place that writes scores into it.

What `Writer.record` writes is what ``nbgrader autograde`` would have written. Manual grades and comments
are never touched.
"""

from __future__ import annotations

import contextlib
import math
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import nbgrader
import sqlalchemy
import sqlalchemy.exc
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from nbformat import NotebookNode
from nbformat.v4.nbjson import JSONReader
from nbgrader import utils
from nbgrader.api import (
    Assignment,
    Base,
    Gradebook,
    InvalidEntry,
    MissingEntry,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
)
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import AssignLatePenalties
from sqlalchemy.exc import DBAPIError

from ..base.errors import CourseError
from ..base.result import Graded, cell_key
from ..base.writing import make_folder, write_aside
from ..course.build import generate
from ..course.directory import copy_notes, course_directory, programs_on_path
from .database import in_words, sqlite_file, wait_until_back, was_cut
from .instructor_cells import KINDS, InstructorCell, instructor_cells

Key = tuple[str, str, str]
ASIDE = ".gradebook-"
"""How the names of folders begin in which a gradebook is made."""
LEAST_PENALTY = 1e-9
"""Penalties that differ by less differ by rounding."""
Returned = TypeVar("Returned")


@dataclass(frozen=True)
class Grade:
    """The grade of one test cell of one student, as it stands in the gradebook."""

    auto_score: float | None
    manual_score: float | None
    needs_manual_grade: bool
    extra_credit: float = 0.0

    @property
    def score(self) -> float | None:
        """What counts, extra credit aside: the manual score where there is one."""
        return self.auto_score if self.manual_score is None else self.manual_score


@dataclass(frozen=True)
class Arrival:
    """When a submission came in (UTC without a zone; None where nobody knows), and the points that this costs."""

    received: datetime | None
    penalty: float


@contextlib.contextmanager
def open_gradebook(course: Path | CourseDirectory) -> Iterator[Gradebook]:
    """The course's gradebook, made first where there is none.

    Raises:
        CourseError: The database cannot be read or written.
    """
    directory = course if isinstance(course, CourseDirectory) else course_directory(course)
    with in_words(directory.db_url), programs_on_path():
        _make_database(directory)
        book = Gradebook(directory.db_url, directory.course_id)
    try:
        with in_words(directory.db_url):
            yield book
    finally:
        book.close()


def ensure_assignment(course: Path, assignment: str) -> None:
    """Builds the assignment in the gradebook where it is missing, and checks it against ``source/``.

    Raises:
        CourseError: A test or locked cell of the gradebook differs from ``source/``.
    """
    wanted = instructor_cells(course, assignment)
    found, submissions = cells_in_gradebook(course, assignment)
    if found == wanted:
        return
    # A first build that was cut short left some of the right cells and nothing else.
    unfinished = all(wanted.get(name) == cell for name, cell in found.items())
    if submissions or not unfinished:
        names = ", ".join(
            sorted({name[1] for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name)})
        )
        raise CourseError(
            f"The gradebook and source/{assignment} differ in {names}. Run `dynaq build {assignment}` to bring the "
            "gradebook along, or restore source/, then grade again."
        )
    with tempfile.TemporaryDirectory() as folder:
        generate(course, assignment, Path(folder))


class Writer:
    """Writes the results of one assignment's students, one transaction a student; a context manager.

    Raises:
        CourseError: On entering, where the gradebook cannot be read or differs from ``source/``.
    """

    def __init__(self, course: Path, assignment: str) -> None:
        self._directory = course_directory(course)
        self._course = course
        self._assignment = assignment
        self._stack = contextlib.ExitStack()

    def __enter__(self) -> Writer:
        ensure_assignment(self._course, self._assignment)
        self._book = self._stack.enter_context(open_gradebook(self._directory))
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def record(self, student: str, notebook: str, graded: Graded, received: datetime | None = None) -> None:
        """Writes one student's scores, and the autograded notebook beside them.

        Where the server cuts the connection, the whole transaction is made once more on a new one. Without a
        score (refused, failed) the old automatic score and the old autograded notebook go, and the grade is
        marked for a person to look at.

        Args:
            student: The student's id.
            notebook: The notebook's name.
            graded: What grading gave back.
            received: When the submission came in (UTC); None leaves what the gradebook has.

        Raises:
            CourseError: The gradebook or ``autograded/`` cannot be written; the gradebook is as it was.
        """
        with in_words(self._directory.db_url):
            self._insist(lambda: self._write(student, notebook, graded, received))

    def _write(self, student: str, notebook: str, graded: Graded, received: datetime | None) -> None:
        when = {} if received is None else {"timestamp": received}
        self._book.update_or_create_student(student)
        # Without this SQLAlchemy warns of a submission that nbgrader adds only when it is complete.
        with self._book.db.no_autoflush:
            self._book.update_or_create_submission(self._assignment, student, **when)
        self._place(student, notebook, graded.notebook)
        submitted = self._book.find_submission_notebook(notebook, self._assignment, student)
        if graded.notebook is None:
            _set_no_score(submitted, graded.result.reason)
        else:
            # Written by grading itself a moment ago: it need not be validated once more.
            _set_scores(submitted, JSONReader().reads(graded.notebook.decode()))
            leave_to_a_person(submitted, graded.result.without_score)
        submitted.late_submission_penalty = None
        self._book.db.flush()
        self._book.db.refresh(submitted)
        submitted.late_submission_penalty = self._late_penalty(submitted, student)
        self._book.db.commit()

    def _insist(self, step: Callable[[], Returned]) -> Returned:
        """Takes a step, and once more on a new connection where the server cut the old one."""
        try:
            return step()
        except (DBAPIError, InvalidEntry) as error:
            if not was_cut(error):
                raise
        self._book.db.remove()
        wait_until_back(self._book.engine)
        return step()

    def holds(self, student: str, notebook: str, graded: Graded, received: datetime | None = None) -> bool:
        """Whether the gradebook and ``autograded/`` already say what `record` would write."""
        path = self._autograded(student, notebook)
        present = path.read_bytes() if path.is_file() else None
        if present != graded.notebook:
            return False
        with in_words(self._directory.db_url):
            return self._insist(lambda: self._says(student, notebook, graded, received))

    def _says(self, student: str, notebook: str, graded: Graded, received: datetime | None) -> bool:
        """Whether the gradebook has these scores, this time and the penalty that follows from both."""
        try:
            submitted = self._book.find_submission_notebook(notebook, self._assignment, student)
        except MissingEntry:
            return False
        cells = {} if graded.notebook is None else graded.result.cells
        scores = {name: cell.score for name, cell in cells.items()}
        if any(grade.auto_score != scores.get(grade.name) for grade in submitted.grades):
            return False
        if received is not None and submitted.assignment.timestamp != utils.parse_utc(received):
            return False
        penalty = self._late_penalty(submitted, student)
        return math.isclose(submitted.late_submission_penalty or 0.0, penalty or 0.0, abs_tol=LEAST_PENALTY)

    def _autograded(self, student: str, notebook: str) -> Path:
        folder = self._directory.format_path(self._directory.autograded_directory, student, self._assignment)
        return Path(folder) / f"{notebook}.ipynb"

    def _place(self, student: str, notebook: str, data: bytes | None) -> None:
        """Puts the autograded notebook where nbgrader keeps it, with the exchange's notes; or takes it away."""
        path = self._autograded(student, notebook)
        if data is None:
            path.unlink(missing_ok=True)
            return
        try:
            write_aside(path, data)
            copy_notes(self._directory, student, self._assignment, path.parent)
        except OSError as error:
            raise CourseError(
                f"{path} cannot be written ({error.strerror}). Make room or change its permissions, then grade again."
            ) from error

    def _late_penalty(self, submitted: SubmittedNotebook, student: str) -> float | None:
        """What nbgrader's own step would take off for lateness, by the course's plug-in."""
        seconds = submitted.assignment.total_seconds_late
        if seconds <= 0:
            return None
        score = submitted.score
        try:
            step = AssignLatePenalties(config=self._directory.config)
            step.init_plugin()
            penalty = step.plugin_inst.late_submission_penalty(student, score, seconds)
        except Exception as error:  # the plug-in is the course's own code
            raise CourseError(
                f"The plug-in for late penalties failed on {student} ({type(error).__name__}: {error}). Mend "
                "c.AssignLatePenalties.plugin_class in nbgrader_config.py, then grade again."
            ) from error
        return None if penalty is None else min(max(penalty, 0), score)


def withdraw(book: Gradebook, student: str, assignment: str, notebook: str, reason: str | None) -> None:
    """Takes an automatic score back and marks the grade for a person, as for a refused submission."""
    try:
        submitted = book.find_submission_notebook(notebook, assignment, student)
    except MissingEntry:
        return
    _set_no_score(submitted, reason)
    book.db.commit()


def snapshot(course: Path, assignment: str) -> dict[Key, Grade]:
    """All grades of an assignment by student, notebook and cell; empty where the gradebook has none."""
    with open_gradebook(course) as book:
        return {
            (submission.student.id, notebook.name, grade.name): Grade(
                grade.auto_score, grade.manual_score, grade.needs_manual_grade
            )
            for submission in book.assignment_submissions(assignment)
            for notebook in submission.notebooks
            for grade in notebook.grades
        }


def arrivals(course: Path, assignment: str) -> dict[str, Arrival]:
    """When each student's submission came in and what is taken off for it; empty where the gradebook has none."""
    columns = (Student.id, SubmittedAssignment.timestamp, SubmittedAssignment.late_submission_penalty)
    with open_gradebook(course) as book:
        query = book.db.query(*columns).select_from(SubmittedAssignment)
        entries = query.join(SubmittedAssignment.student).join(SubmittedAssignment.assignment)
        found = entries.filter(Assignment.name == assignment).all()
    return {student: Arrival(received, float(penalty)) for student, received, penalty in found}


def manual_scores(course: Path, assignment: str, student: str) -> dict[str, float]:
    """The points that a person gave a student, by test cell; empty where the gradebook has none."""
    if not exists(course):
        return {}
    with open_gradebook(course) as book:
        try:
            submission = book.find_submission(assignment, student)
        except MissingEntry:
            return {}
        several = len(submission.notebooks) > 1
        return {
            cell_key(notebook.name, grade.name, several): grade.manual_score
            for notebook in submission.notebooks
            for grade in notebook.grades
            if grade.manual_score is not None
        }


def exists(course: Path) -> bool:
    """Whether there is a gradebook, so that opening it makes none; one on a server counts as there."""
    database = sqlite_file(course_directory(course).db_url)
    return database is None or database.exists()


def backup(course: Path, now: datetime | None = None) -> Path | None:
    """Copies a SQLite gradebook to ``.dynaq/backups/`` while it may be in use.

    Returns:
        The copy, or None where there is no gradebook yet or it is not SQLite.

    Raises:
        CourseError: The copy cannot be written.
    """
    database = sqlite_file(course_directory(course).db_url)
    if database is None or not database.exists():
        return None
    folder = course / ".dynaq" / "backups"
    target = folder / f"gradebook-{now or datetime.now(UTC):%Y%m%d-%H%M%S-%f}.db"
    aside = target.with_suffix(".part")
    # Writable, since a run that was killed may have left a transaction for the next reader to undo; never created.
    existing = f"{database.as_uri()}?mode=rw"
    try:
        make_folder(folder)
        with (
            contextlib.closing(sqlite3.connect(existing, uri=True)) as source,
            contextlib.closing(sqlite3.connect(aside)) as copy,
        ):
            aside.chmod(0o600)
            source.backup(copy)
        return aside.replace(target)
    except (OSError, sqlite3.Error) as error:
        aside.unlink(missing_ok=True)
        raise CourseError(
            f"The gradebook cannot be copied to {target} ({error}). Make room, then grade again."
        ) from error


def remove_leftovers(course: Path) -> None:
    """Removes what a run left that was killed while it made the gradebook."""
    database = sqlite_file(course_directory(course).db_url)
    if database is not None:
        for folder in database.parent.glob(f"{ASIDE}*"):
            shutil.rmtree(folder, ignore_errors=True)


def _set_scores(submitted: SubmittedNotebook, notebook: NotebookNode) -> None:
    """Scores and comments as nbgrader's SaveAutoGrades takes them from an autograded notebook."""
    cells = {cell.metadata.nbgrader.grade_id: cell for cell in notebook.cells if "nbgrader" in cell.metadata}
    for grade in submitted.grades:
        cell = cells[grade.name]
        grade.auto_score = utils.determine_grade(cell)[0] if utils.is_grade(cell) else None
        grade.needs_manual_grade = grade.manual_score is not None or grade.auto_score is None
    for comment in submitted.comments:
        cell = cells[comment.name]
        untouched = cell.metadata.nbgrader.get("checksum") == utils.compute_checksum(cell) and not utils.is_task(cell)
        comment.auto_comment = "No response." if untouched else None


def leave_to_a_person(submitted: SubmittedNotebook, cells: frozenset[str]) -> None:
    """Takes the automatic score from some cells and sets nbgrader's mark that a person has to look."""
    for grade in submitted.grades:
        if grade.name in cells:
            grade.auto_score = None
            grade.needs_manual_grade = True


def _set_no_score(submitted: SubmittedNotebook, reason: str | None) -> None:
    """No automatic score, the reason as a comment, and nbgrader's mark that a person has to look."""
    for grade in submitted.grades:
        grade.auto_score = None
        grade.needs_manual_grade = True
    for comment in submitted.comments:
        comment.auto_comment = reason
    submitted.late_submission_penalty = None


def cells_in_gradebook(course: Path, assignment: str) -> tuple[dict[tuple[str, str], InstructorCell], int]:
    """The assignment's cells by notebook and ``grade_id``, and how many submissions hang on them."""
    with open_gradebook(course) as book:
        try:
            entry = book.find_assignment(assignment)
        except MissingEntry:
            return {}, 0
        points = {
            (notebook.name, cell.name): cell.max_score
            for notebook in entry.notebooks
            for cell in [*notebook.grade_cells, *notebook.task_cells]
        }
        kinds: dict[tuple[str, str], list[str]] = {}
        for notebook in entry.notebooks:
            for kind in KINDS:
                for cell in getattr(notebook, f"{kind}_cells"):
                    kinds.setdefault((notebook.name, cell.name), []).append(kind)
        cells = {
            (notebook.name, cell.name): InstructorCell(
                cell.cell_type,
                cell.source,
                cell.checksum,
                points.get((notebook.name, cell.name)),
                frozenset(kinds.get((notebook.name, cell.name), ())),
            )
            for notebook in entry.notebooks
            for cell in notebook.source_cells
        }
        return cells, len(entry.submissions)


def _make_database(directory: CourseDirectory) -> None:
    """Makes a SQLite gradebook aside and renames it, so that there is a whole one or none.

    It holds nbgrader's tables and the mark of its newest migration, as nbgrader would make them: that starts a
    program which takes longer than grading a student.
    """
    database = sqlite_file(directory.db_url)
    if database is None or database.exists():
        return
    folder = Path(tempfile.mkdtemp(dir=database.parent, prefix=ASIDE))
    try:
        engine = sqlalchemy.create_engine(f"sqlite:///{folder / database.name}")
        with engine.begin() as connection:
            Base.metadata.create_all(connection)
            migrations = ScriptDirectory(str(Path(nbgrader.__file__).with_name("alembic")))
            MigrationContext.configure(connection).stamp(migrations, "heads")
        engine.dispose()
        (folder / database.name).chmod(0o600)
        os.link(folder / database.name, database)
    except FileExistsError:
        pass
    finally:
        shutil.rmtree(folder)
