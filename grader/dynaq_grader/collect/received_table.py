"""When work was received, by the table that an instructor gives."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from .instructor_table import ID_COLUMNS, InstructorTable, Row, read_instructor_table
from .names import is_student_id
from .roster import Roster
from .times import read_time

TIME_COLUMNS = ("received", "timestamp", "time", "submitted_at", "last modified (submission)")
NAME_COLUMNS = ("full name", "name", "identifier")
FORM = "Write it as 2026-11-03 17:00 (UTC), or as 2026-11-03 17:00+01:00."


@dataclass
class Record:
    """Times by student.

    Attributes:
        path: The table.
        times: When each student's work was received, in UTC.
        strangers: Names in rows that are no student's of the roster.
    """

    path: Path
    times: dict[str, datetime] = field(default_factory=dict)
    strangers: list[str] = field(default_factory=list)

    def unused(self, known: Collection[str]) -> list[str]:
        """Sentences about times of those who are not known."""
        names = [*(student for student in self.times if student not in known), *self.strangers]
        return [f"{self.path}: a time for {name}, who is neither in the class nor in this delivery." for name in names]


def read_record(path: Path, roster: Roster | None) -> Record:
    """Reads a CSV of when work was received; a time without a zone is UTC.

    Args:
        path: The table: a column ``received``, and one of ids or, with a roster, of names.
        roster: Who goes by which name.

    Raises:
        CollectError: The file cannot be read, lacks a column, is empty, holds what is no time, or two times for
            one student.
    """
    table = read_instructor_table(path)
    column = table.find_column(ID_COLUMNS) if roster else table.column(ID_COLUMNS)
    time = table.column(TIME_COLUMNS)
    record = Record(path)
    lines: dict[str, int] = {}
    for row in table.rows():
        moment = _moment(table, row, time)
        if moment is None:
            continue
        student = _whose(table, row, column, roster)
        if student is None:
            record.strangers.append(_name(table, row))
            continue
        if record.times.setdefault(student, moment) != moment:
            already = f"{student} has another time in line {lines[student]} already."
            raise table.fault(row, f"{already} Leave the one that counts.")
        lines.setdefault(student, row.line)
    if not any(table.rows()):
        raise table.no_rows("time")
    return record


def _whose(table: InstructorTable, row: Row, column: str | None, roster: Roster | None) -> str | None:
    if roster is None:
        assert column is not None, "read_record asked for it"
        return table.student(row, column)
    named = roster.find(row.cells[column]) if column else None
    known = {named} if named else {roster.find(value) for value in row.cells.values()} - {None}
    if len(known) == 1:
        return known.pop()
    return row.cells[column] if column and is_student_id(row.cells[column]) else None


def _moment(table: InstructorTable, row: Row, column: str) -> datetime | None:
    """The time in a row, None where the platform has none."""
    text = row.cells[column]
    if text in ("", "-"):
        return None
    moment = read_time(text)
    if moment is None:
        raise table.fault(row, f"{text!r} is no time that can be read in one way only. {FORM}")
    return moment


def _name(table: InstructorTable, row: Row) -> str:
    column = table.find_column(NAME_COLUMNS)
    return (row.cells[column] if column else "") or next(filter(None, row.cells.values()))
