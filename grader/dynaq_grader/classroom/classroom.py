"""Grades a class: reads what was submitted, has it graded, keeps each result and writes it into the gradebook."""

from __future__ import annotations

import fcntl
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from .. import intake
from ..base.errors import CourseError, DynaqError
from ..base.result import Graded, Result, cell_key, report
from ..base.writing import make_folder, remove_leftovers
from ..collect import HandedIn, handed_in
from ..course.nbgrader_settings import exchange_folder
from ..course.settings import Settings
from ..grading import Assignment, SelfTest, Submission, as_set, check_preflight, load_all, preflight
from ..grading.assignment import tests_sha256
from ..grading.submission import versions
from ..kit.settings import PUBLIC_SEED
from ..records import gradebook
from ..records.changes import ArrivalChange, Change, changed_arrivals, changed_grades
from ..records.enrolment import class_list
from ..records.notebook_results import NotebookResults
from ..records.self_tests import SelfTests
from . import batch
from .executors import Executors, ThisMachine, Work

LONGEST_ID = 200
"""In bytes: file systems allow 255 for a name, and ours say more than the id."""

PATTERN = frozenset("*?[]")
"""Signs by which nbgrader finds the files of several students where it looks for those of one."""

NO_SUCH_PICK = ("no-such-cell", "no-such-candidate")
"""What intake calls a pick that picks nothing."""

UNTOUCHED = "Nothing was graded or changed; correct --use, then grade again."


@dataclass(frozen=True)
class Plan:
    """Which submissions to grade, and where.

    Attributes:
        students: Ids; all that submitted where empty.
        workers: Worker processes on this machine.
        force: Whether unchanged submissions are graded again.
        picks: Candidates chosen by the instructor, by student and cell.
        elsewhere: Executors on other machines, or None.
    """

    students: tuple[str, ...] = ()
    workers: int = 2
    force: bool = False
    picks: dict[str, dict[str, int]] = field(default_factory=dict)
    elsewhere: Executors | None = None

    @property
    def executors(self) -> Executors:
        """Where the submissions are graded."""
        return self.elsewhere or ThisMachine(self.workers)


def picks(texts: Iterable[str]) -> dict[str, dict[str, int]]:
    """Parses ``--use ID:CELL=N``.

    Raises:
        CourseError: A text has another form.
    """
    chosen: dict[str, dict[str, int]] = {}
    for text in texts:
        student, _, rest = text.partition(":")
        cell, _, number = rest.partition("=")
        if not (student and cell and number.isdecimal()):
            raise CourseError(f"--use {text}: write it as ID:CELL=N, for example --use ada:my_answer=2.")
        chosen.setdefault(student, {})[cell] = int(number)
    return chosen


class Classroom:
    """One assignment of a course, ready to be graded.

    Raises:
        CourseError: The course lacks something; the message says what.
        sandbox.NoSandbox: No sandbox can be had on this machine.
    """

    def __init__(self, course: Path, assignment: str, settings: Settings) -> None:
        self.course = course
        self.settings = settings
        self.name = assignment
        self.notebooks = as_set(load_all(course, assignment), course, settings)
        self.results = NotebookResults(course, assignment)
        self.changes: list[Change | ArrivalChange] = []
        self._executors: Executors = ThisMachine()

    def warnings(self) -> list[str]:
        """What an instructor should know before grading, as sentences."""
        found = []
        if self.settings.unsafe:
            found.append("--unsafe: student code runs with your rights and can read and change anything you can.")
        if self.settings.judge.seed == PUBLIC_SEED:
            found.append("no seed of your own can be kept in .dynaq/seed, so the public one is used.")
        return found

    def students(self) -> list[str]:
        """Ids of those who submitted this assignment, in order; hidden folders are nobody's, as for nbgrader."""
        found = (path.parent.name for path in (self.course / "submitted").glob(f"*/{self.name}"))
        return sorted(name for name in found if not name.startswith("."))

    def not_submitted(self, plan: Plan) -> list[str]:
        """Who of the class handed nothing in; nobody where the plan is about some students only."""
        here = set(self.students())
        return [] if plan.students else [student for student in class_list(self.course) if student not in here]

    def count(self, plan: Plan) -> int:
        """How many submissions a plan covers."""
        return len(plan.students or self.students())

    def grade(self, plan: Plan) -> Iterator[tuple[str, Result]]:
        """Grades, keeps and records; yields each student's result as it comes.

        The instructor's solution and the untouched release go first, through the same path.

        Raises:
            CourseError: The self-test failed, a student has no submission, a pick picks nothing, or the gradebook
                cannot be written.
        """
        self._check_students(plan)
        self._check_picks(plan)
        self._executors = plan.executors
        with _alone(self.course), batch.Workers(self._executors.new_executor) as workers:
            self._test_itself(workers)
            self._tidy()
            gradebook.backup(self.course)
            self._keep_run(plan)
            grades, arrivals = self._recorded()
            *first, last = self.notebooks
            with gradebook.Writer(self.course, self.name) as writer:
                for notebook in first:
                    for student, graded in self._graded(notebook, plan, workers):
                        self._record(writer, student, notebook, graded)
                for student, graded in self._graded(last, plan, workers):
                    self._record(writer, student, last, graded)
                    yield student, self._whole(student, graded)
        grades_now, arrivals_now = self._recorded()
        self.changes = [*changed_grades(grades, grades_now), *changed_arrivals(arrivals, arrivals_now)]

    def corrections(self, students: Iterable[str]) -> list[str]:
        """Sentences about stamps of these students that are not believed."""
        found = (self._came(student).corrected for student in students)
        return [sentence for sentence in found if sentence is not None]

    def _came(self, student: str) -> HandedIn:
        """When a submission came, and whether it is the student's own."""
        return self._handed_in.get(student, HandedIn())

    @cached_property
    def _handed_in(self) -> dict[str, HandedIn]:
        exchange = exchange_folder(self.course)
        return handed_in(self.course, self.name, self.students(), exchange, self.settings.intake)

    def _recorded(self) -> tuple[dict[gradebook.Key, gradebook.Grade], dict[str, gradebook.Arrival]]:
        """What the gradebook says of the class."""
        return gradebook.snapshot(self.course, self.name), gradebook.arrivals(self.course, self.name)

    def document(self, found: dict[str, Result]) -> dict[str, Any]:
        """The JSON document of a run."""
        return report(self.name, self._run(), found)

    def _run(self) -> dict[str, Any]:
        return {
            "versions": versions(),
            "backend": self._executors.backend(self.settings),
            "unsafe": self.settings.unsafe,
            "tests_sha256": tests_sha256(self.notebooks.values()),
        }

    def _keep_run(self, plan: Plan) -> None:
        """Keeps the record of this run; the mark of an unsafe one stays until a safe run covers the whole class."""
        run = self._run()
        run["unsafe"] |= bool(plan.students) and bool(self.results.whole.read_run().get("unsafe"))
        self.results.whole.write_run(run)

    def explain(self, student: str, cell: str | None) -> Iterator[str]:
        """Grades one submission again, without recording, and tells what the tests asked and saw.

        Raises:
            CourseError: There is no such submission or cell, or it cannot be graded.
        """
        self._check_students(Plan(students=(student,)))
        known = {
            one.key(grade_id): (notebook, grade_id)
            for notebook, one in self.notebooks.items()
            for grade_id in one.tests
        }
        if cell is not None and cell not in known:
            raise CourseError(f"There is no test cell {cell}. There are: {', '.join(known)}.")
        wanted, grade_id = (None, None) if cell is None else known[cell]
        for notebook in self.notebooks if wanted is None else [wanted]:
            try:
                yield from self._explain(student, notebook, grade_id)
            except DynaqError as error:
                if len(self.notebooks) == 1:
                    raise
                yield f"{notebook}: {error}"

    def _explain(self, student: str, notebook: str, grade_id: str | None) -> Iterator[str]:
        from ..grading.appeal import Record, explain_submission

        submission = self._submission(student, notebook, Plan(force=True))
        kept = self.results.stores[notebook].read(student)
        assignment = self.notebooks[notebook]
        told = SelfTests(self.course).read(assignment, self.settings) or SelfTest()
        by_hand = gradebook.manual_scores(self.course, self.name, student)
        record = Record(kept.result if kept else None, by_hand)
        yield from explain_submission(submission, grade_id, told.applied(assignment), self.settings, record)

    def _tidy(self) -> None:
        """Removes what an earlier run left half-written when it was killed."""
        gradebook.remove_leftovers(self.course)
        kept = (self.results.whole, *self.results.stores.values())
        autograded = (self.course / "autograded").glob(f"*/{self.name}")
        for folder in (*(store.folder for store in kept), *autograded):
            remove_leftovers(folder)

    def _check_students(self, plan: Plan) -> None:
        known = set(self.students())
        if not known:
            raise CourseError(
                f"{self.course / 'submitted'} has none of {self.name}. `dynaq collect` takes submissions in."
            )
        unknown = [student for student in plan.students if student not in known]
        if unknown:
            raise CourseError(f"No submission of {self.name} by {', '.join(unknown)}.")

    def _check_picks(self, plan: Plan) -> None:
        """Sees that every ``--use`` picks something, before an old result gives way to none."""
        known, covered = set(self.students()), set(plan.students or self.students())
        for student in plan.picks:
            if student not in known:
                raise CourseError(f"--use {student}: no submission of {self.name} by {student}. {UNTOUCHED}")
            if student not in covered:
                raise CourseError(
                    f"--use {student}: --student leaves {student} out. Name {student} there, too. {UNTOUCHED}"
                )
            for cell in plan.picks[student]:
                if not any(self._use({cell: 0}, notebook) for notebook in self.notebooks):
                    raise CourseError(
                        f"--use {student}:{cell}: name the notebook, too, as in {next(iter(self.notebooks))}/{cell}. "
                        f"{UNTOUCHED}"
                    )
            for notebook, assignment in self.notebooks.items():
                self._check_pick(self._submission(student, notebook, plan), assignment)

    def _check_pick(self, submission: Submission, assignment: Assignment) -> None:
        """Sees that a submission has the candidates that are picked; what else is wrong with it, grading tells."""
        try:
            intake.canonical(submission.data, assignment.release, submission.use, self.settings.intake)
        except intake.Refused as refusal:
            if refusal.code in NO_SUCH_PICK:
                raise CourseError(f"--use {submission.student}: {refusal.sentence} {UNTOUCHED}") from refusal

    def _work(self, notebook: str) -> Work:
        return self._executors.work(self.notebooks[notebook], self.settings)

    def _test_itself(self, workers: batch.Workers) -> None:
        """Has the solution and the release graded by those who grade the class, and warms them by it."""
        for notebook, assignment in self.notebooks.items():
            outcomes = batch.run(preflight(assignment), self._work(notebook), workers)
            found = {submission.student: outcome for submission, outcome in outcomes}
            told = check_preflight(assignment, found, self.settings)
            SelfTests(self.course).write(assignment, self.settings, told)
            self.notebooks[notebook] = told.applied(assignment)

    def _graded(self, notebook: str, plan: Plan, workers: batch.Workers) -> Iterator[tuple[str, Graded]]:
        """Graded submissions of a notebook as they come; an unchanged one is what is kept of it."""
        submissions = (self._submission(student, notebook, plan) for student in plan.students or self.students())
        for submission, outcome in batch.run(submissions, self._work(notebook), workers, self._executors.in_flight):
            if isinstance(outcome, Exception):
                yield submission.student, self._failed(outcome, self.notebooks[notebook].max_score)
            else:
                kept = self.results.stores[notebook].read(submission.student) if outcome is None else outcome
                assert kept is not None, "a known key comes from a record that was read"
                yield submission.student, kept

    def _submission(self, student: str, notebook: str, plan: Plan) -> Submission:
        folder = self.course / "submitted" / student / self.name
        if not _can_be_recorded(student):
            return Submission(
                student, refusal="The folder's name is no text, or too long for a student's id. Rename the folder."
            )
        if PATTERN.intersection(student):
            # A page of feedback would be made of every notebook that the pattern finds.
            return Submission(
                student, refusal="The folder's name holds * ? [ or ], a pattern to nbgrader. Rename the folder."
            )
        if folder.is_symlink() or folder.parent.is_symlink():
            # It would show another student's work as this one's.
            return Submission(
                student, refusal="The folder is a link, which is not followed. Put the files themselves there."
            )
        refusal = self._came(student).refusal
        if refusal is not None:
            return Submission(student, refusal=refusal)
        path = folder / f"{notebook}.ipynb"
        kept = None if plan.force else self.results.stores[notebook].read(student)
        if kept is not None and kept.result.status == "failed" and kept.notebook is None:
            kept = None  # our own failure: the next run is to try again
        use = self._use(plan.picks.get(student, {}), notebook)
        try:
            data = intake.read_file(path, self.settings.intake)
        except intake.Refused as refusal:
            return Submission(student, refusal=str(refusal))
        if kept is None:
            return Submission(student, data, use=use)
        return Submission(student, data, use=use, known_key=kept.result.key, known_limits=kept.result.limits)

    def _use(self, picks: Mapping[str, int], notebook: str) -> dict[str, int]:
        """The candidates that are picked for the cells of a notebook."""
        beginning = cell_key(notebook, "", len(self.notebooks) > 1)
        return {cell.removeprefix(beginning): at for cell, at in picks.items() if cell.startswith(beginning)}

    def _record(self, writer: gradebook.Writer, student: str, notebook: str, graded: Graded) -> None:
        """Keeps a result, then writes the gradebook; what both already hold is left alone."""
        if not _can_be_recorded(student):
            return
        received = self._came(student).received
        self.results.keep(student, notebook, graded)
        if not writer.holds(student, notebook, graded, received):
            writer.record(student, notebook, graded, received)

    def _whole(self, student: str, graded: Graded) -> Result:
        """A student's result, once the last notebook is recorded."""
        kept = self.results.whole.read(student) if len(self.notebooks) > 1 else graded
        return (kept or graded).result

    def _failed(self, error: Exception, max_score: float) -> Graded:
        """Our own failure: never a score."""
        reason = (
            f"Grading broke down on this submission ({type(error).__name__}: {error}). The others are not "
            "affected; grade it again or by hand."
        )
        return Graded(Result("failed", None, max_score, 0.0, 0.0, "", reason), None)


def _can_be_recorded(student: str) -> bool:
    """Whether a folder's name can be an id in the gradebook, and the beginning of a file's name."""
    try:
        return len(student.encode()) <= LONGEST_ID
    except UnicodeEncodeError:
        return False


@contextmanager
def _alone(course: Path) -> Iterator[None]:
    """Holds the course for one grading run; the lock goes with the process, however it ends.

    Raises:
        CourseError: Another run holds it.
    """
    path = course / ".dynaq" / "lock"
    make_folder(path.parent)
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise CourseError(f"Another grading run is at work in {course}. Wait for it, or stop it first.") from error
        yield
