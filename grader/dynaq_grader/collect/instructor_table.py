"""A table that an instructor gives: its columns found by name, its rows with the lines they begin in."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .errors import CollectError
from .names import ID_SIGNS, is_student_id, without_participant
from .platform_csv import Table, read_table

ID_COLUMNS = ("id", "student id", "student", "username", "id number", "identifier")
"""A column's name may have `_` where these have a blank."""


@dataclass(frozen=True)
class Row:
    """One row that is not blank.

    Attributes:
        line: The line of the file in which it begins.
        cells: Its cells by the names of their columns, as `InstructorTable.column` gives them.
    """

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class InstructorTable:
    """A table and the file that it is from."""

    path: Path
    table: Table

    def find_column(self, names: Sequence[str]) -> str | None:
        """The first of these columns that there is."""
        present = {_column(name) for name in self.table.header}
        return next((name for name in map(_column, names) if name in present), None)

    def column(self, names: Sequence[str]) -> str:
        """The first of these columns that there is.

        Raises:
            CollectError: There is none.
        """
        found = self.find_column(names)
        if found is None:
            raise CollectError(f"{self.path} has no column named {' or '.join(names)}. Add one to its first line.")
        return found

    def rows(self) -> Iterator[Row]:
        """The rows in which something stands."""
        columns = [_column(name) for name in self.table.header]
        for line, cells in zip(self.table.lines, self.table.rows, strict=True):
            named = {column: cell.strip() for column, cell in zip(columns, cells, strict=True) if column}
            if any(named.values()):
                yield Row(line, named)

    def student(self, row: Row, column: str) -> str:
        """The id in a row.

        Raises:
            CollectError: It cannot be one.
        """
        student = unicodedata.normalize("NFC", without_participant(row.cells[column]))
        if not is_student_id(student):
            raise self.fault(row, f"{row.cells[column]!r} cannot be a student's id ({ID_SIGNS}).")
        return student

    def no_rows(self, what: str) -> CollectError:
        """An error that says that only the first line is there."""
        return CollectError(f"{self.path} has no {what}: below its first line nothing stands. Add a line for each.")

    def fault(self, row: Row, sentence: str) -> CollectError:
        """An error that names the file and the line."""
        return CollectError(f"{self.path}, line {row.line}: {sentence}")


def read_instructor_table(path: Path) -> InstructorTable:
    """Reads a CSV with a header.

    Raises:
        CollectError: It is not there or cannot be read.
    """
    return InstructorTable(path, read_table(path))


def _column(name: str) -> str:
    return " ".join(name.replace("_", " ").split()).casefold()
