"""The tables an instructor gives: who is who, and when work was received."""

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from dateutil import parser as dates

from dynaq_grader.config import CourseError
from dynaq_grader.results import write_aside

ID_COLUMNS = ("id", "student_id", "student", "username")
TIME_COLUMNS = ("received", "timestamp", "time", "submitted_at", "last modified (submission)")
KEPT = Path(".dynaq") / "roster.csv"
STUDENT_ID = re.compile(r"[\w@][\w.@-]{0,99}")


class CollectError(CourseError):
    """Something the instructor gave cannot be used; the sentence says what to do."""


@dataclass(frozen=True)
class Roster:
    """The students of a class.

    Attributes:
        ids: Every student's id, in the order of the table.
        names: Id by every name the table has for a student, in the form of `plain_name`; a name of two
            students is left out.
    """

    ids: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)

    def find(self, name: str) -> str | None:
        """The id that goes by this name, if exactly one does."""
        return name if name in self.ids else self.names.get(plain_name(name))


def is_student_id(text: str) -> bool:
    """Whether a text can be a student's id and a folder's name."""
    return STUDENT_ID.fullmatch(text) is not None and text.isprintable()


def plain_name(name: str) -> str:
    """A name without accents, case, blanks and signs, as Canvas writes it."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "".join(sign for sign in plain if sign.isalnum())


def read_roster(path: Path) -> Roster:
    """Read a CSV with a header: a column ``id``, every other column a name the LMS may use.

    Raises:
        CollectError: Where the file cannot be read, has no such column or an id no folder can have.
    """
    names: dict[str, set[str]] = {}
    ids: dict[str, None] = {}
    for line, row in _rows(path):
        student = _student(path, line, row)
        ids[student] = None
        for value in row.values():
            for name in _orders(value):
                names.setdefault(plain_name(name), set()).add(student)
    unique = {name: next(iter(found)) for name, found in names.items() if name and len(found) == 1}
    return Roster(tuple(ids), unique)


def keep_roster(course: Path, roster: Path) -> None:
    """Keeps a copy of a roster for the verbs that come after.

    Raises:
        OSError: It cannot be read or written.
    """
    write_aside(course / KEPT, roster.read_bytes())


def find_roster(course: Path, given: Path | None = None) -> Path | None:
    """The roster that is named now, else the one kept; None where there is neither."""
    kept = course / KEPT
    return given or (kept if kept.is_file() else None)


def read_received(path: Path, roster: Roster | None) -> dict[str, datetime]:
    """Read a CSV of when work was received; a time without a zone is UTC.

    Raises:
        CollectError: Where the file cannot be read, lacks a column or holds no time.
    """
    times = {}
    for line, row in _rows(path):
        column = next((name for name in TIME_COLUMNS if name in row), None)
        if column is None:
            raise CollectError(f"{path} has no column named {' or '.join(TIME_COLUMNS)}. Add one to its first line.")
        if not row[column] or row[column] == "-":
            continue
        moment = _moment(path, line, row[column])
        known = {roster.find(value) for value in row.values()} - {None} if roster else set()
        times[known.pop() if len(known) == 1 else _student(path, line, row)] = moment
    return {str(student): moment for student, moment in times.items()}


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for line, row in enumerate(csv.DictReader(file), start=2):
                yield line, {_column(name): str(value or "").strip() for name, value in row.items() if name}
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CollectError(f"{path} cannot be read as CSV in UTF-8 ({error}). Export it again.") from None


def _column(name: str) -> str:
    return name.strip().casefold()


def _student(path: Path, line: int, row: Mapping[str, str]) -> str:
    column = next((name for name in ID_COLUMNS if name in row), None)
    if column is None:
        raise CollectError(f"{path} has no column named {' or '.join(ID_COLUMNS)}. Add one to its first line.")
    if not is_student_id(row[column]):
        raise CollectError(
            f"{path}, line {line}: {row[column]!r} cannot be a student's id (1 to 100 letters, digits, . _ @ -)."
        )
    return row[column]


def _orders(name: str) -> Iterator[str]:
    """A name as it is, and with its words turned round: LMSs put the family name first or last."""
    words = name.replace(",", " ").split()
    for first in range(max(1, len(words))):
        yield " ".join(words[first:] + words[:first])


def _moment(path: Path, line: int, text: str) -> datetime:
    try:
        moment = dates.parse(text)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        raise CollectError(f"{path}, line {line}: {text!r} is no time. Write it as 2026-11-23 17:00:00.") from None
