"""Our steps in nbgrader's own commands, so that they come to the scores of ``dynaq grade``.

They plug into ``Autograde.pre_convert_hook``, ``exporter_class`` and ``autograde_preprocessors``
(``nbgrader_config.py``). Whatever goes wrong ends one student's turn: nbgrader reports it and goes on.
"""

from __future__ import annotations

from concurrent.futures import BrokenExecutor, Executor
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, cast

import nbformat
from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor

from .. import intake
from ..base.errors import CourseError, DynaqError
from ..base.result import Graded, Repair
from ..classroom.batch import local_processes
from ..collect import handed_in
from ..course import settings as config
from ..course.build import read, release_from_source
from ..course.nbgrader_settings import exchange_folder
from ..course.normal_form import to_bytes
from ..grading import Assignment, Submission, as_set, check_preflight, grade_submission, preflight
from ..grading.assignment import from_source
from ..records import gradebook
from ..records.notebook_results import NotebookResults
from ..records.self_tests import SelfTests
from .several_notebooks import grade_the_others, leave_missing


class NotGraded(DynaqError):  # noqa: N818 - nbgrader prints the name; it should read as a sentence begins
    """A submission has no score; the message says why and what to do next."""


def make_assignment(assignment: str, student: str, notebooks: list[str]) -> None:
    """Builds the assignment in the gradebook where it is missing; called by nbgrader before each submission.

    What this raises is swallowed by nbgrader, which asks for the assignment itself afterwards. That the
    gradebook says what ``source/`` says is checked again where it counts, in `IntakeExporter`.
    """
    gradebook.ensure_assignment(Path.cwd(), assignment)


class IntakeExporter(NotebookExporter):
    """Reads a submission through intake, trusting none of its metadata; nbgrader's own files as they are."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.repairs: list[Repair] = []
        self.left_to_a_person: frozenset[str] = frozenset()
        self.ran_on: tuple[int, int] | None = None
        self._workers: Executor | None = None

    @property
    def course(self) -> CourseDirectory:
        """The course directory of the nbgrader step this exporter belongs to."""
        return cast("Any", self.parent).coursedir

    def from_filename(
        self, filename: str, resources: dict[str, Any] | None = None, **kwargs: Any
    ) -> tuple[Any, dict[str, Any]]:
        """Reads a submitted file into the canonical notebook, or an autograded file as it is.

        Raises:
            NotGraded: Intake refuses the file; the student has no score and a review flag.
            CourseError: The gradebook and ``source/`` differ.
        """
        if resources is None or self._is_ours(filename):
            return super().from_filename(filename, resources, **kwargs)
        names = resources["nbgrader"]
        course = Path(self.course.root)
        gradebook.ensure_assignment(course, names["assignment"])
        limits = config.settings(course).intake
        self._check_origin(course, names, limits)
        notebooks = load(course, names["assignment"])
        release = notebooks[names["notebook"]].release
        for missing in leave_missing(self.course, names, notebooks):
            self.log.warning("%s: %s", names["student"], missing)
        try:
            taken = intake.canonical(intake.read_file(filename, limits), release, limits=limits)
        except intake.Refused as refusal:
            raise without_score(self.course, names, str(refusal)) from refusal
        self.repairs, self.ran_on = taken.repairs, taken.ran_on
        for repair in self.repairs:
            self.log.warning("%s: %s", names["student"], repair.message)
        resources["metadata"] = {"name": names["notebook"], "path": str(Path(filename).parent)}
        return self.from_notebook_node(taken.notebook, resources, **kwargs)

    def _check_origin(self, course: Path, names: dict[str, str], limits: intake.Limits) -> None:
        """Sees that a submission is the student's own, and that the gradebook has the time of its files.

        Raises:
            NotGraded: In the exchange it is somebody else's.
        """
        student, assignment = names["student"], names["assignment"]
        found = handed_in(course, assignment, [student], exchange_folder(course), limits).get(student)
        if found is None:
            return
        if found.refusal is not None:
            raise without_score(self.course, names, found.refusal)
        if found.received is not None:
            with gradebook.open_gradebook(self.course) as book:
                book.update_or_create_submission(assignment, student, timestamp=found.received)
        if found.corrected is not None:
            self.log.warning("%s", found.corrected)

    def grade(self, submission: Submission, assignment: Assignment) -> Graded:
        """Grades in a process of our own, never in the one nbgrader (or a Jupyter server) runs in."""
        settings = config.settings(Path(self.course.root))
        if self._workers is None:
            self._workers = local_processes(1)()
        try:
            graded = self._workers.submit(grade_submission, submission, assignment, settings).result()
        except BrokenExecutor:
            # The next student gets a process that lives.
            self._workers = None
            raise
        assert graded is not None, "only a submission with a known key is left out"
        return graded

    def _is_ours(self, filename: str) -> bool:
        return Path(filename).is_relative_to(Path(self.course.root) / self.course.autograded_directory)


class JudgeCells(NbGraderPreprocessor):
    """Fills in the outputs of the test cells, in place of nbgrader's ``Execute``: reasons, then the points.

    nbgrader's ``SaveAutoGrades`` reads the points from there.
    """

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Grades the canonical notebook.

        Raises:
            NotGraded: Grading broke down on our side; the student has no score and a review flag, never 0.
        """
        exporter: IntakeExporter = self.parent
        names = resources["nbgrader"]
        course = Path(exporter.course.root)
        try:
            submission = Submission(
                names["student"], to_bytes(nb), repairs=tuple(exporter.repairs), ran_on=exporter.ran_on
            )
            graded = exporter.grade(submission, self._tested(course, names))
        except Exception as error:
            raise without_score(exporter.course, names, f"Grading broke down: {error}") from error
        NotebookResults(course, names["assignment"]).keep(names["student"], names["notebook"], graded)
        if graded.notebook is None:
            raise without_score(exporter.course, names, graded.result.reason or "Grading gave no score.")
        exporter.left_to_a_person = graded.result.without_score
        if graded.result.without_score:
            self._check_order(names)
            self.log.warning("%s: %s", names["student"], graded.result.reason)
        return nbformat.reads(graded.notebook.decode(), as_version=4), resources

    def _tested(self, course: Path, names: dict[str, str]) -> Assignment:
        """The assignment, with what its self-test found; made here where no run has made it yet."""
        exporter: IntakeExporter = self.parent
        settings, tests = config.settings(course), SelfTests(course)
        assignment = as_set(load(course, names["assignment"]), course, settings)[names["notebook"]]
        told = tests.read(assignment, settings)
        if told is None:
            outcomes = {one.student: exporter.grade(one, assignment) for one in preflight(assignment)}
            told = check_preflight(assignment, outcomes, settings)
            tests.write(assignment, settings, told)
        return told.applied(assignment)

    def _check_order(self, names: dict[str, str]) -> None:
        """Sees that a step follows which keeps cells without a score from getting one.

        Raises:
            NotGraded: nbgrader would give 0 points.
        """
        exporter: IntakeExporter = self.parent
        steps = [*cast("Any", exporter.parent).autograde_preprocessors]
        ours = f"{__name__}.{LeaveToAPerson.__name__}"
        if ours not in steps or steps.index(ours) < steps.index("nbgrader.preprocessors.SaveAutoGrades"):
            told = f"List {ours} after SaveAutoGrades in c.Autograde.autograde_preprocessors, then grade again."
            raise without_score(exporter.course, names, told)


class LeaveToAPerson(NbGraderPreprocessor):
    """Takes the score from test cells that cannot be judged; comes after ``SaveAutoGrades``, which gives them one."""

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Marks the cells in the gradebook; the notebook stays as it is."""
        exporter: IntakeExporter = self.parent
        names = resources["nbgrader"]
        if exporter.left_to_a_person:
            with Gradebook(names["db_url"], exporter.course.course_id) as book:
                submitted = book.find_submission_notebook(names["notebook"], names["assignment"], names["student"])
                gradebook.leave_to_a_person(submitted, exporter.left_to_a_person)
                book.db.commit()
        return nb, resources


def load(course: Path, name: str) -> dict[str, Assignment]:
    """An assignment by notebook; its release is made from ``source/`` where there is none.

    Raises:
        CourseError: A notebook is missing or cannot be read.
    """
    made = cache(lambda: release_from_source(course, name))

    def release(path: Path) -> NotebookNode:
        released = course / "release" / name / path.name
        return read(released) if released.exists() else made()[path.stem]

    return from_source(course, name, release)


def without_score(directory: CourseDirectory, names: dict[str, str], reason: str) -> NotGraded:
    """Takes an older automatic score back, marks the grade for a person, and gives what is to be raised."""
    with suppress(CourseError), Gradebook(names["db_url"], directory.course_id) as book:
        gradebook.withdraw(book, names["student"], names["assignment"], names["notebook"], reason)
    grade_the_others(directory, names)
    return NotGraded(f"{names['student']}: {reason}")
