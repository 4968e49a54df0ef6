"""Who is in the class: the table of ids and names that an instructor gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..base.writing import write_aside
from .instructor_table import ID_COLUMNS, Row, read_instructor_table
from .names import name_orders, plain_name

KEPT = Path(".dynaq") / "roster.csv"


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

    def find_number(self, number: str) -> str | None:
        """The id in whose row the platform's number stands, if in exactly one; a number that is an id says nothing."""
        return None if number in self.ids else self.names.get(number)


def read_roster(path: Path) -> Roster:
    """Reads a CSV with a header: a column ``id``, every other column a name the LMS may use.

    Raises:
        CollectError: The file cannot be read, has no such column, no student, an id no folder can have, or two
            different rows for one id.
    """
    table = read_instructor_table(path)
    column = table.column(ID_COLUMNS)
    seen: dict[str, Row] = {}
    for row in table.rows():
        student = table.student(row, column)
        before = seen.setdefault(student, row)
        if before.cells != row.cells:
            remedy = "Leave one line for each student, and give two students two ids."
            raise table.fault(row, f"{student} stands there twice, in line {before.line} already. {remedy}")
    if not seen:
        raise table.no_rows("student")
    return Roster(tuple(seen), _names(seen))


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


def _names(students: Mapping[str, Row]) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for student, row in students.items():
        for value in row.cells.values():
            for name in name_orders(value):
                found.setdefault(plain_name(name), set()).add(student)
    return {name: next(iter(owners)) for name, owners in found.items() if name and len(owners) == 1}
