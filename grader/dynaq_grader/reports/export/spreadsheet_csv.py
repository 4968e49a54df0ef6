"""CSV as learning platforms read it, with nothing in it that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from ...base.writing import write_aside
from ...collect.platform_csv import Table, read_table

__all__ = ["Table", "inert", "inert_rows", "read_table", "write_table"]

FORMULA = (
    "=",
    "+",
    "-",
    "@",
    "\N{FULLWIDTH EQUALS SIGN}",
    "\N{FULLWIDTH PLUS SIGN}",
    "\N{FULLWIDTH HYPHEN-MINUS}",
)
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
HARMLESS = re.compile(r"-|[+-]?\d+(?:[.,]\d+)?%?")


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
    """The cell, with an apostrophe before it where a spreadsheet would run it (OWASP, "CSV injection").

    What a terminal would obey (ESC and the like) is left out, since people look at such files there, too.
    """
    cell = CONTROL.sub("\N{REPLACEMENT CHARACTER}", cell)
    risky = cell.lstrip().startswith(FORMULA) or cell.startswith(("\t", "\r", "\n"))
    return f"'{cell}" if risky and not HARMLESS.fullmatch(cell.strip()) else cell
