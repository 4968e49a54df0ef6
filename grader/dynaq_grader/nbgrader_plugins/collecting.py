"""nbgrader's *Collect*, the command and Formgrader's button, by the way of ``dynaq collect``.

nbgrader's own copies whatever a link leads to, believes the name of a folder, and stops a class at one pipe.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.exchange.default import ExchangeCollect

from ..base.errors import DynaqError
from ..collect import Choice, collect


class Collect(ExchangeCollect):
    """Takes in what the exchange holds: owner and time from the files, no link followed, one line a student."""

    def init_src(self) -> None:
        """Finds the inbound folder."""
        if not self.coursedir.course_id:
            self.fail("No course id. Set c.CourseDirectory.course_id in nbgrader_config.py.")
        self.inbound = Path(self.root) / self.coursedir.course_id / "inbound"
        if not self.inbound.is_dir():
            self.fail(f"There is no folder {self.inbound}. Release an assignment first; that makes it.")

    def copy_files(self) -> None:
        """Takes the attempts that count into ``submitted/``, and logs what was not taken and why."""
        course, assignment = Path(self.coursedir.root), self.coursedir.assignment_id
        try:
            summary = collect(self.inbound, course, assignment, choice=self._choice(course, assignment))
        except DynaqError as error:
            self.fail(str(error))
        for student in summary.collected:
            self.log.info("Collecting submission: %s %s", student, assignment)
        for sentence in (*summary.refused, *summary.unknown, *summary.not_submitted, *summary.corrected):
            self.log.warning(sentence)

    def _choice(self, course: Path, assignment: str) -> Choice:
        """What nbgrader's own settings ask for."""
        stays = not (self.update or self.before_duedate)
        here = (path.parent.name for path in (course / "submitted").glob(f"*/{assignment}"))
        return Choice(
            only=self.coursedir.student_id if self.coursedir.student_id not in ("", "*") else None,
            kept=frozenset(here) if stays else frozenset(),
            until=self._due_date(assignment) if self.before_duedate else None,
        )

    def _due_date(self, assignment: str) -> datetime | None:
        with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as book:
            try:
                due = book.find_assignment(assignment).duedate
            except MissingEntry:
                return None
        return None if due is None else due.replace(tzinfo=UTC)
