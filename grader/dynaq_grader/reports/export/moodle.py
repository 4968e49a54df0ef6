"""Grades for Moodle: its grading worksheet filled in, or a CSV for its gradebook."""

from __future__ import annotations

from pathlib import Path

from ...base.errors import CourseError
from ...collect.roster import read_roster
from ...records.standings import Standing, points_text, read_standings
from .matching import owners
from .order import Order
from .outcome import Exported
from .points import factor, scores
from .spreadsheet_csv import Table, read_table, write_table

IDENTIFIER, GRADE, MODIFIED = "Identifier", "Grade", "Last modified (grade)"
MAXIMUM, CHANGEABLE = "Maximum grade", "Grade can be changed"
NEEDED = (IDENTIFIER, GRADE, MODIFIED)
ID_COLUMNS = ("ID number", "Username", "Email address", IDENTIFIER)


def export(order: Order) -> Exported:
    """The grading worksheet filled in, or without one a table for the gradebook's import."""
    return export_moodle(order.course, order.target, order.assignment, order.worksheet, order.roster, scale=order.scale)


def export_moodle(
    course: Path,
    target: Path,
    assignment: str,
    worksheet: Path | None = None,
    roster: Path | None = None,
    scale: bool = False,
) -> Exported:
    """Writes grades in a form that Moodle imports.

    With a worksheet (Assignment, *Download grading worksheet*; the setting is called "Offline grading
    worksheet") the file is that worksheet with the column *Grade* filled in, for *Upload grading worksheet*.
    All else in it stays, so that Moodle can tell whether a grade was changed meanwhile. Without one it is a
    table of ID number, email address and grade for *Grades, Import, CSV file*, where Moodle asks which column
    is what.

    Args:
        course: The course directory.
        target: The file to write.
        assignment: The assignment's name.
        worksheet: Moodle's grading worksheet, downloaded with the interface in English.
        roster: CSV with a column ``id`` and any columns of names, as for `collect`.
        scale: Whether points may be scaled to Moodle's maximum.

    Raises:
        CourseError: A file or the gradebook cannot be used, or the maxima differ and `scale` is false.
    """
    standings = read_standings(course, assignment)
    outcome = Exported(target)
    if worksheet is None:
        _write_import(standings, assignment, outcome)
        outcome.not_submitted += sorted(set(read_roster(roster).ids if roster else ()) - standings.keys())
    else:
        _fill_worksheet(read_worksheet(worksheet), standings, roster, scale, outcome)
    return outcome


def read_worksheet(path: Path) -> Table:
    """Moodle's grading worksheet.

    Raises:
        CourseError: It cannot be read or lacks a column.
    """
    table = read_table(path)
    missing = [name for name in NEEDED if table.column(name) is None]
    if missing:
        raise CourseError(
            f"{path} is no grading worksheet of Moodle: it has no column {' or '.join(missing)}. "
            "Switch Moodle to English, then download the grading worksheet of the assignment."
        )
    return table


def _fill_worksheet(
    table: Table, standings: dict[str, Standing], roster: Path | None, scale: bool, outcome: Exported
) -> None:
    points = scores(standings, outcome)
    rows = owners(table, ID_COLUMNS, standings, roster, outcome)
    ours = next(iter(standings.values())).max_score
    grade, locked = table.column(GRADE), table.column(CHANGEABLE)
    assert grade is not None, "read_worksheet looked for it"
    for number, student in rows.items():
        row = table.rows[number]
        if student not in points:
            continue
        if locked is not None and row[locked].strip().casefold() == "no":
            outcome.without.append(f"{student}: Moodle says that this grade cannot be changed.")
            continue
        row[grade] = points_text(points[student] * factor(_maximum(table, row, ours), ours, scale, "Moodle"))
        outcome.written.append(student)
    claimed = set(rows.values())
    outcome.not_submitted += sorted(claimed - standings.keys())
    outcome.without += [f"{student}: not in Moodle's worksheet." for student in points if student not in claimed]
    write_table(outcome.path, table)


def _maximum(table: Table, row: list[str], ours: float) -> float:
    at = table.column(MAXIMUM)
    text = row[at].strip().replace(",", ".") if at is not None else ""
    try:
        return float(text) if text else ours
    except ValueError as error:
        raise CourseError(f"Moodle's worksheet says {text!r} where a maximum grade should be.") from error


def _write_import(standings: dict[str, Standing], assignment: str, outcome: Exported) -> None:
    points = scores(standings, outcome)
    rows = [[student, standings[student].email, points_text(score)] for student, score in points.items()]
    outcome.written += points
    write_table(outcome.path, Table(["ID number", "Email address", assignment], rows))
