"""CSV as learning platforms write and read it, with nothing in it that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..config import CourseError
from ..results import write_aside

FORMULA = (
    "=",
    "+",
    "-",
    "@",
    "\N{FULLWIDTH EQUALS SIGN}",
    "\N{FULLWIDTH PLUS SIGN}",
    "\N{FULLWIDTH HYPHEN-MINUS}",
)
HARMLESS = re.compile(r"-|[+-]?\d+(?:[.,]\d+)?%?")
DELIMITERS = (",", ";", "\t")


@dataclass
class Table:
    """A CSV file: its rows as they stand, and how it was written.

    Attributes:
        header: Names of the columns.
        rows: The rows below, each as long as the header.
        delimiter: What stands between two cells.
        bom: Whether the file begins with a byte order mark, which some spreadsheets need.
    """

    header: list[str]
    rows: list[list[str]]
    delimiter: str = ","
    bom: bool = False

    def column(self, name: str) -> int | None:
        """Position of a column, whatever its case; None where there is none."""
        wanted = name.casefold()
        return next((at for at, found in enumerate(self.header) if found.strip().casefold() == wanted), None)


def read_table(path: Path) -> Table:
    """Reads a platform's CSV: UTF-8, with commas, semicolons or tabs.

    Raises:
        CourseError: The file cannot be read, is empty or has rows of differing length.
    """
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
        delimiter = max(DELIMITERS, key=text.split("\n", 1)[0].count)
        lines = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if row]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CourseError(f"{path} cannot be read as CSV in UTF-8 ({error}). Download it again.") from error
    if not lines:
        raise CourseError(f"{path} is empty. Download it again.")
    header, *rows = lines
    uneven = next((number for number, row in enumerate(rows, start=2) if len(row) > len(header)), None)
    if uneven is not None:
        raise CourseError(f"{path}: row {uneven} has more cells than the first row. Download the file again.")
    padded = [row + [""] * (len(header) - len(row)) for row in rows]
    return Table(header, padded, delimiter, data.startswith(b"\xef\xbb\xbf"))


def write_table(path: Path, table: Table) -> None:
    """Writes a whole file or nothing; no cell is a formula to a spreadsheet."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=table.delimiter, lineterminator="\r\n")
    writer.writerows(inert_rows([table.header, *table.rows]))
    write_aside(path, ("\ufeff" * table.bom + text.getvalue()).encode())


def inert_rows(rows: Iterable[Sequence[str]]) -> Iterable[list[str]]:
    """Rows in which every cell is `inert`."""
    return ([inert(cell) for cell in row] for row in rows)


def inert(cell: str) -> str:
    """The cell, with an apostrophe before it where a spreadsheet would run it (OWASP, "CSV injection")."""
    risky = cell.lstrip().startswith(FORMULA) or cell.startswith(("\t", "\r", "\n"))
    return f"'{cell}" if risky and not HARMLESS.fullmatch(cell.strip()) else cell
