"""When work was received, by the table that an instructor gives."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from pathlib import Path

from .instructor_table import ID_COLUMNS, InstructorTable, Row, read_instructor_table
from .moodle_words import FULL_NAME, SUBMITTED
from .names import is_student_id
from .roster import Roster
from .times import NotOneHour, NoZone, find_zone, read_time

TIME_COLUMNS = ("received", "timestamp", "time", "submitted_at", *SUBMITTED)
NAME_COLUMNS = (*FULL_NAME, "name", "identifier")
FORM = "Write it as 2026-11-03 17:00+01:00, or as 2026-11-03 16:00 UTC."
NO_ZONE = (
    "{text!r} does not say where the clock hung. Name the place, as in `--timezone Europe/Berlin`, or set it for the "
    "course with c.DynaQ.timezone in nbgrader_config.py."
)
NOT_ONE_HOUR = (
    "{student} came at {text!r}, an hour that the clock showed {how} there. Write this time with its offset, as in "
    "2026-10-25 02:30+01:00, and collect again. Until then nothing of this student's is taken."
)


@dataclass
class Record:
    """Times by student.

    Attributes:
        path: The table.
        times: When each student's work was received, in UTC.
        doubtful: Sentences about times that do not say when it was, by student.
        strangers: Names in rows that are no student's of the roster.
    """

    path: Path
    times: dict[str, datetime] = field(default_factory=dict)
    doubtful: dict[str, str] = field(default_factory=dict)
    strangers: list[str] = field(default_factory=list)

    def unused(self, known: Collection[str]) -> list[str]:
        """Sentences about times of those who are not known."""
        names = [*(student for student in (*self.times, *self.doubtful) if student not in known), *self.strangers]
        return [f"{self.path}: a time for {name}, who is neither in the class nor in this delivery." for name in names]


def read_record(path: Path, roster: Roster | None, timezone: str = "") -> Record:
    """Reads a CSV of when work was received.

    Args:
        path: The table: a column ``received``, and one of ids or, with a roster, of names.
        roster: Who goes by which name.
        timezone: Where the clock hung that times without a zone were read from, as in ``Europe/Berlin``.

    Raises:
        CollectError: The file cannot be read, lacks a column, is empty, holds what is no time, a time without a zone
            where `timezone` is empty, or two times for one student.
    """
    zone = find_zone(timezone)
    table = read_instructor_table(path)
    column = table.find_column(ID_COLUMNS) if roster else table.column(ID_COLUMNS)
    time = table.column(TIME_COLUMNS)
    record = Record(path)
    lines: dict[str, int] = {}
    for row in table.rows():
        try:
            moment, doubt = _moment(table, row, time, zone), ""
        except NotOneHour as how:
            named = NOT_ONE_HOUR.format(student=_name(table, row), text=row.cells[time], how=how)
            moment, doubt = None, str(table.fault(row, named))
        if moment is None and not doubt:
            continue
        student = _whose(table, row, column, roster)
        if student is None:
            record.strangers.append(_name(table, row))
            continue
        if moment is None:
            record.doubtful[student] = doubt
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


def _moment(table: InstructorTable, row: Row, column: str, zone: tzinfo | None) -> datetime | None:
    """The time in a row, None where the platform has none.

    Raises:
        NotOneHour: A clock change makes the hour ambiguous or missing.
        CollectError: It is no time, or does not say its zone.
    """
    text = row.cells[column]
    if text in ("", "-"):
        return None
    try:
        moment = read_time(text, zone)
    except NoZone:
        raise table.fault(row, NO_ZONE.format(text=text)) from None
    if moment is None:
        raise table.fault(row, f"{text!r} is no time that can be read in one way only. {FORM}")
    return moment


def _name(table: InstructorTable, row: Row) -> str:
    columns = (table.find_column([name]) for name in (*NAME_COLUMNS, *ID_COLUMNS))
    named = (row.cells[column] for column in columns if column)
    return next(filter(None, named), "") or next(filter(None, row.cells.values()))
