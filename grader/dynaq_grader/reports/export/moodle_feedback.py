"""Feedback pages for Moodle: the zip that it takes under *Upload multiple feedback files in a zip*."""

from __future__ import annotations

import os
import re
import tempfile
import zipfile
from pathlib import Path

from ...base.errors import CourseError
from ...collect.moodle_words import FULL_NAME
from ...course.directory import course_directory, student_folders
from .matching import owners
from .moodle import ID_COLUMNS, Worksheet, read_worksheet
from .order import Order
from .outcome import Exported

NUMBER = re.compile(r"\d+")
LONG_AGO = (1980, 1, 1, 0, 0, 0)


def export(order: Order) -> Exported:
    """The zip of feedback pages."""
    return export_moodle_feedback(
        order.course, order.target, order.assignment, order.table(), order.roster, order.column
    )


def export_moodle_feedback(
    course: Path,
    target: Path,
    assignment: str,
    worksheet: Path,
    roster: Path | None = None,
    column: str | None = None,
) -> Exported:
    """Packs the feedback pages so that Moodle gives each student the own one.

    Moodle reads whose a file is from its folder, ``Full name_NUMBER_assignsubmission_file``, where NUMBER is
    the participant's in the worksheet; the name before it is for people.

    Args:
        course: The course directory, with pages under ``feedback/`` (``dynaq feedback``).
        target: The zip to write.
        assignment: The assignment's name.
        worksheet: Moodle's grading worksheet, as for `export_moodle`.
        roster: CSV with a column ``id`` and any columns of names, as for `collect`.
        column: The worksheet's column of grades, as for `export_moodle`.

    Raises:
        CourseError: A file cannot be used, or there are no pages.
    """
    outcome = Exported(target)
    pages = _pages(course, assignment)
    if not pages:
        raise CourseError(
            f"There are no feedback pages of {assignment}. Write them with `dynaq feedback {assignment}`."
        )
    sheet = read_worksheet(worksheet, column)
    table = sheet.table
    ids = (*ID_COLUMNS, table.header[sheet.identifier])
    rows = owners(table, ids, pages, roster, outcome, participants=sheet.identifier)
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for number, student in rows.items():
                if student in pages:
                    _pack(archive, _folder(sheet, table.rows[number]), pages[student])
                    outcome.written.append(student)
        Path(aside).chmod(0o644)
        Path(aside).replace(target)
    finally:
        Path(aside).unlink(missing_ok=True)
    claimed = set(rows.values())
    outcome.without += [f"{student}: not in Moodle's worksheet." for student in pages if student not in claimed]
    return outcome


def _pages(course: Path, assignment: str) -> dict[str, list[Path]]:
    """Feedback pages by student, as nbgrader lays them down."""
    directory = course_directory(course)
    folders = student_folders(directory, directory.feedback_directory, assignment)
    found = {student: sorted(folder.glob("*.html")) for student, folder in folders}
    return {student: pages for student, pages in found.items() if pages}


def _folder(sheet: Worksheet, row: list[str]) -> str:
    name = sheet.table.first_column(FULL_NAME)
    number = NUMBER.search(row[sheet.identifier])
    if number is None:
        raise CourseError(f"Moodle's worksheet says {row[sheet.identifier]!r} where a participant's number should be.")
    # An underscore in the name would move the number out of the place where Moodle looks for it.
    plain = re.sub(r"[^\w .,'-]|_", " ", row[name] if name is not None else "").strip(" .")[:80]
    return f"{plain or 'Participant'}_{number[0]}_assignsubmission_file"


def _pack(archive: zipfile.ZipFile, folder: str, pages: list[Path]) -> None:
    for page in pages:
        entry = zipfile.ZipInfo(f"{folder}/{page.name}", LONG_AGO)
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.external_attr = 0o644 << 16
        archive.writestr(entry, page.read_bytes())
