"""Who is in the class: the table of ids and names that an instructor gives."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..base.writing import write_aside
from .errors import CollectError
from .instructor_table import ID_COLUMNS, Row, read_instructor_table
from .names import name_orders, plain_name, without_participant

KEPT = Path(".dynaq") / "roster.csv"
NAME_COLUMN = re.compile(r"(?<!user)(?<!user )(?<!user_)name|^nom\b|pr[eé]nom|nombre|apellido|^student$")
""""name" in English and German, French, Spanish; Canvas's gradebook."""


@dataclass(frozen=True)
class Roster:
    """The students of a class.

    Attributes:
        ids: Every student's id, in the order of the table.
        names: Id by every name the table has for a student, in the form of `plain_name`; a name of two
            students is left out.
        called: What the columns of names say of each student, as it stands there.
        rows: What the columns other than that of ids say of each student, participants by their numbers.
        faults: Sentences about rows that were left out, since what stands there cannot be an id.
    """

    ids: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    called: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rows: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    faults: tuple[str, ...] = ()

    def find(self, name: str) -> str | None:
        """The id that goes by this name, if exactly one does."""
        name = without_participant(name)
        return name if name in self.ids else self.names.get(plain_name(name))

    def find_number(self, number: str) -> str | None:
        """The id in whose row the platform's number stands, if in exactly one; a number that is an id says nothing."""
        return None if number in self.ids else self.names.get(number)

    def number_columns(self, people: Iterable[tuple[str, str]]) -> set[str]:
        """The columns that hold the platform's numbers: where, for somebody's name, the number beside it stands.

        Args:
            people: Names with the platform's numbers.
        """
        found = ((self.rows.get(self.find(name) or "", {}), number) for name, number in people)
        return {column for row, number in found for column, value in row.items() if value == number}

    def other_number(self, student: str, number: str, columns: Iterable[str]) -> str | None:
        """The number that stands in one of these columns for a student, where it is another one."""
        numbers = [value for column in columns if (value := self.rows.get(student, {}).get(column))]
        return None if number in numbers else next(iter(numbers), None)

    def may_be(self, student: str, name: str) -> bool:
        """Whether a name is a student's, or has a word in common with it; one without names may have any."""
        words = {plain_name(word) for word in name.split()}
        known = {plain_name(word) for called in self.called.get(student, ()) for word in called.split()} - {""}
        whole = plain_name(name)
        if not known or words & known or whole in map(plain_name, self._orders(student)):
            return True
        return any(len(word) > 2 and word in whole for word in known)

    def _orders(self, student: str) -> Iterator[str]:
        called = self.called.get(student, ())
        return (order for name in (*called, " ".join(called)) for order in name_orders(name))


def read_roster(path: Path) -> Roster:
    """Reads a CSV with a header: a column ``id``, every other column a name the LMS may use.

    A row whose id cannot be one is left out and told in `Roster.faults`.

    Raises:
        CollectError: The file cannot be read, has no such column, no student, or two different rows for one id.
    """
    table = read_instructor_table(path)
    column = table.column(ID_COLUMNS)
    seen: dict[str, Row] = {}
    faults: list[CollectError] = []
    for row in table.rows():
        try:
            student = table.student(row, column)
        except CollectError as fault:
            faults.append(fault)
            continue
        before = seen.setdefault(student, row)
        if before.cells != row.cells:
            remedy = "Leave one line for each student, and give two students two ids."
            raise table.fault(row, f"{student} stands there twice, in line {before.line} already. {remedy}")
    if not seen:
        raise faults[0] if faults else table.no_rows("student")
    sentences = tuple(f"{fault} The row was left out." for fault in faults)
    return Roster(tuple(seen), _names(seen), _called(seen), _rows(seen, column), sentences)


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


def _called(students: Mapping[str, Row]) -> dict[str, tuple[str, ...]]:
    return {
        student: tuple(value for column, value in row.cells.items() if NAME_COLUMN.search(column) and plain_name(value))
        for student, row in students.items()
    }


def _rows(students: Mapping[str, Row], id_column: str) -> dict[str, dict[str, str]]:
    return {
        student: {name: without_participant(value) for name, value in row.cells.items() if name != id_column}
        for student, row in students.items()
    }


def _names(students: Mapping[str, Row]) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    called = _called(students)
    for student, row in students.items():
        for value in (*row.cells.values(), " ".join(called[student])):  # first and last name may stand apart
            for name in name_orders(without_participant(value)):
                found.setdefault(plain_name(name), set()).add(student)
    return {name: next(iter(owners)) for name, owners in found.items() if name and len(owners) == 1}
