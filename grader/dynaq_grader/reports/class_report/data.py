"""What a report tells, gathered from results and gradebook as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from ...base.result import CellResult, Result
from ...course.settings import SEED_FILE
from ...records.enrolment import class_list
from ...records.standings import Standing, read_standings
from ...records.store import Store


@dataclass(frozen=True)
class StudentData:
    """One student's result as it counts.

    Attributes:
        student: The id.
        result: What grading found.
        standing: What the gradebook says; None where it has no record.
    """

    student: str
    result: Result
    standing: Standing | None

    @property
    def score(self) -> float | None:
        """What counts: the gradebook's points less the penalty, else those of grading."""
        if self.standing is not None:
            return self.standing.score
        return self.result.score

    @property
    def max_score(self) -> float:
        """Points of the assignment."""
        return self.result.max_score

    @property
    def needs_a_person(self) -> bool:
        """Whether there is no score at all, neither by grading nor by hand."""
        return self.score is None

    @property
    def by_hand(self) -> tuple[str, ...]:
        """The test cells that a person graded."""
        return () if self.standing is None else self.standing.by_hand

    @property
    def penalty(self) -> float:
        """Points taken off for lateness."""
        return 0.0 if self.standing is None else self.standing.penalty

    @property
    def extra_credit(self) -> float:
        """Points that a person gave beyond those of the test cells."""
        return 0.0 if self.standing is None else self.standing.extra_credit

    @property
    def received(self) -> datetime | None:
        """When the submission came in, UTC."""
        return None if self.standing is None else self.standing.received

    @property
    def seconds_late(self) -> float:
        """Seconds past the due date; 0 in time."""
        return 0.0 if self.standing is None else self.standing.seconds_late

    def cell_score(self, grade_id: str) -> float | None:
        """Points of one test cell, a person's first; None where there are none."""
        if self.standing is not None and grade_id in self.standing.grades:
            return self.standing.grades[grade_id].score
        cell = self.result.cells.get(grade_id)
        return None if cell is None else cell.score


@dataclass(frozen=True)
class ClassData:
    """Everything a report of one assignment is made of.

    Attributes:
        assignment: The assignment's name.
        students: Everyone with a result, in order of their ids.
        not_submitted: Ids of those who are enrolled and handed nothing in.
        run: The record of the grading run (versions, backend, unsafe, tests_sha256); empty where none was kept.
        own_seed: Whether the hidden inputs come from a seed of the course's own.
    """

    assignment: str
    students: tuple[StudentData, ...]
    not_submitted: tuple[str, ...]
    run: Mapping[str, Any]
    own_seed: bool

    @property
    def unsafe(self) -> bool:
        """Whether student code ran without a sandbox."""
        return bool(self.run.get("unsafe", False))

    @property
    def grade_ids(self) -> tuple[str, ...]:
        """The test cells, in the notebook's order."""
        return tuple(dict.fromkeys(name for entry in self.students for name in entry.result.cells))

    @property
    def judged_together(self) -> tuple[str, ...]:
        """Test cells that ran together with student code."""
        together = {name for entry in self.students for name in entry.result.judged_together}
        return tuple(name for name in self.grade_ids if name in together)

    @property
    def max_score(self) -> float:
        """Points of the assignment."""
        return max((entry.max_score for entry in self.students), default=0.0)

    def cells(self, grade_id: str) -> list[tuple[StudentData, CellResult]]:
        """Everyone's result of one test cell."""
        return [(entry, entry.result.cells[grade_id]) for entry in self.students if grade_id in entry.result.cells]


def gather(course: Path, assignment: str, roster: Path | None = None) -> ClassData:
    """Reads what is kept of an assignment.

    Args:
        course: The course directory.
        assignment: The assignment's name.
        roster: CSV with a column ``id``; without it the one kept by `collect`, else the gradebook's students.

    Raises:
        CourseError: The gradebook or the roster cannot be read.
    """
    standings = read_standings(course, assignment)
    kept = Store(course, assignment).read_all()
    students = tuple(StudentData(student, graded.result, standings.get(student)) for student, graded in kept.items())
    missing = tuple(
        student for student in class_list(course, roster) if student not in kept and student not in standings
    )
    own_seed = (course / SEED_FILE).is_file()
    return ClassData(assignment, students, missing, Store(course, assignment).read_run(), own_seed)
