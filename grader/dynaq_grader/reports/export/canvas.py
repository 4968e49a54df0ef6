"""Grades for Canvas: its own gradebook export with one column filled in."""

from __future__ import annotations

import re
from pathlib import Path

from ...base.errors import CourseError
from ...collect.roster import plain_name
from ...records.standings import points_text, read_standings
from .matching import owners
from .order import Order
from .outcome import Exported
from .points import factor, scores
from .spreadsheet_csv import Table, read_table, write_table

NAME_COLUMNS = ("Student", "LastName", "FirstName")
ID_COLUMNS = ("SIS User ID", "SIS Login ID", "Integration ID", "ID")
KEPT_COLUMNS = (*NAME_COLUMNS, *ID_COLUMNS, "Root Account", "Section")
NUMBERED = re.compile(r"(?P<title>.*\S)\s*\(\d+\)")
POINTS_POSSIBLE = "Points Possible"
EXCUSED = "EX"


def export(order: Order) -> Exported:
    """Canvas's own gradebook export with one column filled in."""
    return export_canvas(
        order.course,
        order.target,
        order.assignment,
        order.table(),
        order.roster,
        column=order.column,
        scale=order.scale,
    )


def export_canvas(
    course: Path,
    target: Path,
    assignment: str,
    gradebook_csv: Path,
    roster: Path | None = None,
    column: str | None = None,
    scale: bool = False,
) -> Exported:
    """Writes grades in the form that Canvas imports (*Grades, Import*).

    The file holds what Canvas asks for and nothing else: the columns that say who a student is (*Student*,
    *ID*, *SIS User ID*, *SIS Login ID*, *Section*), the column of this assignment, ``Name (number)``, and the
    row *Points Possible*. Other assignments are left out, so that an import cannot set them back. Who has no
    score keeps what Canvas has, and so does who is excused.

    Args:
        course: The course directory.
        target: The file to write.
        assignment: The assignment's name here.
        gradebook_csv: What Canvas writes under *Grades, Export*.
        roster: CSV with a column ``id`` and any columns of names, as for `collect`.
        column: The assignment's column in Canvas; the one whose title is the assignment's name where None.
        scale: Whether points may be scaled to Canvas's maximum.

    Raises:
        CourseError: A file or the gradebook cannot be used, the column is not clear, or the maxima differ and
            `scale` is false.
    """
    standings = read_standings(course, assignment)
    outcome = Exported(target)
    points = scores(standings, outcome)
    table = read_table(gradebook_csv)
    if table.column("Section") is None or table.column("ID") is None:
        raise CourseError(
            f"{gradebook_csv} is no gradebook of Canvas: it has no columns ID and Section. Export it again."
        )
    at = _column(table, column or assignment, gradebook_csv)
    ours = next(iter(standings.values())).max_score
    heading, people = _split(table)
    by = factor(_maximum(heading, at, ours), ours, scale, "Canvas")
    rows = owners(people, ID_COLUMNS, standings, roster, outcome)
    for number, student in rows.items():
        row = people.rows[number]
        if student in points and row[at].strip().upper() == EXCUSED:
            outcome.without.append(f"{student}: excused in Canvas, left as it is.")
        elif student in points:
            row[at] = points_text(points[student] * by)
            outcome.written.append(student)
    claimed = set(rows.values())
    outcome.not_submitted += sorted(claimed - standings.keys())
    outcome.without += [f"{student}: not in Canvas's file." for student in points if student not in claimed]
    write_table(target, _only(table, at, [*heading, *people.rows]))
    return outcome


def _column(table: Table, wanted: str, path: Path) -> int:
    candidates = [at for at, name in enumerate(table.header) if NUMBERED.fullmatch(name)]
    exact = [at for at in candidates if table.header[at] == wanted]
    named = exact or [at for at in candidates if plain_name(_title(table.header[at])) == plain_name(wanted)]
    if len(named) == 1:
        return named[0]
    listed = ", ".join(table.header[at] for at in candidates) or "none"
    raise CourseError(f"{path} has {len(named)} columns for {wanted!r}. Name one with --column: {listed}.")


def _title(name: str) -> str:
    found = NUMBERED.fullmatch(name)
    return found["title"] if found else name


def _split(table: Table) -> tuple[list[list[str]], Table]:
    """The rows that are about assignments, and the table of students."""
    last = next((number for number, row in enumerate(table.rows) if POINTS_POSSIBLE in row[0]), -1)
    return table.rows[: last + 1], Table(table.header, table.rows[last + 1 :])


def _maximum(heading: list[list[str]], at: int, ours: float) -> float:
    text = heading[-1][at].strip().replace(",", ".") if heading else ""
    try:
        return float(text) if text else ours
    except ValueError as error:
        raise CourseError(f"Canvas's file says {text!r} under Points Possible, which is no number.") from error


def _only(table: Table, at: int, rows: list[list[str]]) -> Table:
    keep = [number for number, name in enumerate(table.header) if name.strip() in KEPT_COLUMNS or number == at]
    narrow = [[row[number] for number in keep] for row in rows]
    return Table([table.header[number] for number in keep], narrow, table.delimiter, table.bom)
