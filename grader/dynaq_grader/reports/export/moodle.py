"""Grades for Moodle: its grading worksheet filled in, or a CSV for its gradebook."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ...base.errors import CourseError
from ...collect.moodle_words import (
    CHANGEABLE,
    EMAIL,
    GRADE,
    GRADED,
    ID_NUMBER,
    IDENTIFIER,
    MAXIMUM,
    NO,
    USERNAME,
)
from ...collect.roster import read_roster
from ...records.standings import Standing, points_text, read_standings
from .matching import owners
from .order import Order
from .outcome import Exported
from .points import factor, scores
from .spreadsheet_csv import Table, read_table, write_table

ID_COLUMNS = (*ID_NUMBER, *USERNAME, *EMAIL, *IDENTIFIER)


def export(order: Order) -> Exported:
    """The grading worksheet filled in, or without one a table for the gradebook's import."""
    return export_moodle(
        order.course,
        order.target,
        order.assignment,
        order.worksheet,
        order.roster,
        scale=order.scale,
        column=order.column,
    )


def export_moodle(
    course: Path,
    target: Path,
    assignment: str,
    worksheet: Path | None = None,
    roster: Path | None = None,
    scale: bool = False,
    column: str | None = None,
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
        worksheet: Moodle's grading worksheet, in English, German, French or Spanish, or with `column` in any language.
        roster: CSV with a column ``id`` and any columns of names, as for `collect`.
        scale: Whether points may be scaled to Moodle's maximum.
        column: The worksheet's column of grades; the one of that name in its language where None.

    Raises:
        CourseError: A file or the gradebook cannot be used, or the maxima differ and `scale` is false.
    """
    standings = read_standings(course, assignment)
    outcome = Exported(target)
    if worksheet is None:
        _write_import(standings, assignment, outcome)
        outcome.not_submitted += sorted(set(read_roster(roster).ids if roster else ()) - standings.keys())
    else:
        _fill_worksheet(read_worksheet(worksheet, column), standings, roster, scale, outcome)
    return outcome


@dataclass(frozen=True)
class Worksheet:
    """Moodle's grading worksheet: the table, and its columns of identifiers and grades."""

    table: Table
    identifier: int
    grade: int


def read_worksheet(path: Path, column: str | None = None) -> Worksheet:
    """Moodle's grading worksheet.

    Args:
        path: The file.
        column: The column of grades, where it has a name that is not known here; Moodle puts the identifiers first.

    Raises:
        CourseError: It cannot be read or lacks a column.
    """
    table = read_table(path)
    if column is not None:
        return Worksheet(table, table.first_column(IDENTIFIER) or 0, _named(table, column, path))
    columns = [table.first_column(names) for names in (IDENTIFIER, GRADE, GRADED)]
    missing = [names[0] for names, at in zip((IDENTIFIER, GRADE, GRADED), columns, strict=True) if at is None]
    if missing:
        raise CourseError(
            f"{path} is no grading worksheet of Moodle in English, German, French or Spanish: it has no column "
            f"{' or '.join(missing)}. Name the column of the grades with --column, or switch Moodle to English and "
            "download the grading worksheet of the assignment again."
        )
    identifier, grade, _ = columns
    assert identifier is not None and grade is not None, "they are not missing"
    return Worksheet(table, identifier, grade)


def _named(table: Table, column: str, path: Path) -> int:
    at = table.column(column)
    if at is None:
        listed = ", ".join(table.header)
        raise CourseError(f"{path} has no column {column!r}. Name one of its columns with --column: {listed}.")
    return at


def _fill_worksheet(
    sheet: Worksheet, standings: dict[str, Standing], roster: Path | None, scale: bool, outcome: Exported
) -> None:
    table = sheet.table
    points = scores(standings, outcome)
    ids = (*ID_COLUMNS, table.header[sheet.identifier])
    rows = owners(table, ids, standings, roster, outcome, participants=sheet.identifier)
    ours = next(iter(standings.values())).max_score
    locked = table.first_column(CHANGEABLE)
    for number, student in rows.items():
        row = table.rows[number]
        if student not in points:
            continue
        if locked is not None and row[locked].strip().casefold() in NO:
            outcome.without.append(f"{student}: Moodle says that this grade cannot be changed.")
            continue
        row[sheet.grade] = points_text(points[student] * factor(_maximum(table, row, ours), ours, scale, "Moodle"))
        outcome.written.append(student)
    claimed = set(rows.values())
    outcome.not_submitted += sorted(claimed - standings.keys())
    outcome.without += [f"{student}: not in Moodle's worksheet." for student in points if student not in claimed]
    write_table(outcome.path, table)


def _maximum(table: Table, row: list[str], ours: float) -> float:
    at = table.first_column(MAXIMUM)
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
