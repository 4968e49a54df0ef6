"""The measured numbers in a notebook's text, beside what its cells printed."""

import re

import nbformat

NO_MEASUREMENT = re.compile(
    r"\]\([^)]*\)|https?://\S+|```.*?```|`[^`]*`"
    r"|(?:[Vv]ersions?|[Ss]ections?|Python|BY) [\d.]+(?:(?:,| and) [\d.]+)*"
    r"|\((?:[\d.]+|\d{4}\.\d{5})\)|\d{4}\.\d{5}",
    re.DOTALL,
)
SMALL = 12
"""Whole numbers up to this one are counted by reading on, or by hand."""


def numbers(text: str) -> list[str]:
    """All numbers of a text; those above 999 are written with a comma, a thin space, or neither."""
    return re.findall(r"\d+(?:\.\d+)?", re.sub(r"\u2009|(?<=\d),(?=\d{3}\b)", "", text))


def claims(solved: nbformat.NotebookNode, measured: re.Pattern[str]) -> list[tuple[str, str, set[str]]]:
    """Each measured number of a notebook with its cell, and all that was printed above it."""
    printed: set[str] = set()
    found = []
    for cell in solved.cells:
        if cell.cell_type == "code":
            printed |= set(numbers("".join(output.get("text", "") for output in cell.outputs)))
            continue
        text = re.sub(r"(?<=\d),(?=\d{3}\b)", "", NO_MEASUREMENT.sub("", cell.source))
        for number in measured.findall(text):
            if "." in number or int(number) > SMALL:
                found.append((cell.id, number, set(printed)))
    return found


def is_printed(number: str, printed: set[str]) -> bool:
    """Whether a number was printed, with as many digits as the text has or with more."""
    digits = len(number.partition(".")[2])
    return any(f"{float(one):.{digits}f}" == number for one in printed if len(one.partition(".")[2]) >= digits)
