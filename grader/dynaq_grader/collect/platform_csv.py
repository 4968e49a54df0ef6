"""CSV as learning platforms and spreadsheets write it."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .errors import CollectError

DELIMITERS = (",", ";", "\t")
SEPARATOR_LINE = re.compile(r'"?sep=(?P<delimiter>[,;\t])"?', re.IGNORECASE)
QUOTED = re.compile(r'"[^"]*"')
AGAIN = "Download it again, or save it as *CSV UTF-8*."
UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass
class Table:
    """A CSV file: its rows as they stand, and how it was written.

    Attributes:
        header: Names of the columns.
        rows: The rows below, each as long as the header.
        delimiter: What stands between two cells.
        bom: Whether the file begins with a byte order mark, which some spreadsheets need.
        lines: The line of the file in which each row begins.
    """

    header: list[str]
    rows: list[list[str]]
    delimiter: str = ","
    bom: bool = False
    lines: list[int] = field(default_factory=list)

    def column(self, name: str) -> int | None:
        """Position of a column, whatever its case; None where there is none."""
        wanted = name.casefold()
        return next((at for at, found in enumerate(self.header) if found.strip().casefold() == wanted), None)

    def first_column(self, names: Sequence[str]) -> int | None:
        """Position of the first of these columns that there is; None where there is none."""
        return next((at for name in names if (at := self.column(name)) is not None), None)


def read_table(path: Path) -> Table:
    """Reads a platform's or a spreadsheet's CSV: UTF-8, UTF-16 or Windows' cp1252, with commas, semicolons or tabs.

    Raises:
        CollectError: The file is not there, cannot be read, is empty or has a row longer than the first.
    """
    try:
        data = path.read_bytes()
        text = io.StringIO(_text(data), newline="")
        delimiter, skipped = _delimiter(text)
        lines, rows = _split(text, delimiter, skipped)
    except FileNotFoundError:
        raise CollectError(f"{path} is not there. Look at how it is named and where it lies.") from None
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CollectError(f"{path} cannot be read as CSV ({error}). {AGAIN}") from None
    if not rows:
        raise CollectError(f"{path} is empty. {AGAIN}")
    header = rows[0]
    for line, row in zip(lines, rows, strict=True):
        if any(row[len(header) :]):
            raise CollectError(f"{path}, line {line}: it has more cells than the first row. {AGAIN}")
    padded = [row[: len(header)] + [""] * (len(header) - len(row)) for row in rows[1:]]
    return Table(header, padded, delimiter, data.startswith(b"\xef\xbb\xbf"), lines[1:])


def _text(data: bytes) -> str:
    """What the bytes say: Excel saves as cp1252 or UTF-16 unless it is asked for UTF-8.

    Raises:
        UnicodeDecodeError: They are in none of these.
        csv.Error: They hold NUL, as UTF-16 without a mark does.
    """
    if data.startswith(UTF16):
        return data.decode("utf-16")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252")
    if "\0" in text:
        raise csv.Error("it holds NUL")
    return text


def _delimiter(text: io.StringIO) -> tuple[str, int]:
    """What stands between cells, and how many lines before the header say nothing else."""
    first = text.readline()
    if named := SEPARATOR_LINE.fullmatch(first.rstrip("\r\n")):
        return named["delimiter"], 1
    text.seek(0)
    return max(DELIMITERS, key=QUOTED.sub("", first).count), 0


def _split(text: Iterator[str], delimiter: str, skipped: int) -> tuple[list[int], list[list[str]]]:
    """Rows that are not blank, and where each begins."""
    lines, rows = [], []
    reader = csv.reader(text, delimiter=delimiter)
    begins = skipped + 1
    for row in reader:
        if row:
            lines.append(begins)
            rows.append(row)
        begins = skipped + reader.line_num + 1
    return lines, rows
