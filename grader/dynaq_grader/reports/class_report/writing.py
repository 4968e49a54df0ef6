"""Writes the pages and data files of a report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from ...base.errors import CourseError
from ...base.result import NOT_APART
from ...base.writing import write_aside
from . import counting, words
from .counting import CatalogueEntry
from .csv_and_json import csv_text, json_text
from .data import ClassData, gather
from .file_names import page_names
from .histogram import draw

CLASS_PAGE = "index.html"
STUDENTS = "students"


@dataclass(frozen=True)
class Paths:
    """The files of a report: the class's page, each student's, and the data."""

    page: Path
    students: dict[str, Path]
    csv: Path
    json: Path


def write_report(
    course: Path,
    assignment: str,
    folder: Path,
    *,
    roster: Path | None = None,
    catalogue: Mapping[str, CatalogueEntry] | None = None,
    now: datetime | None = None,
) -> Paths:
    """Writes ``index.html``, ``students/ID.html``, ``report.csv`` and ``report.json`` into a folder.

    Each page stands by itself: no script, no font, no picture from elsewhere. A student's page names nobody else.

    Args:
        course: The course directory.
        assignment: The assignment's name.
        folder: Where the files go; made where it is missing.
        roster: CSV with a column ``id``: who of it handed nothing in is listed.
        catalogue: What to say of each mistake; the course's own where None.
        now: Time to put on the pages.

    Raises:
        CourseError: Nothing was graded yet, the gradebook or the roster cannot be read, or a file cannot be
            written.
    """
    data = gather(course, assignment, roster)
    if not data.students:
        raise CourseError(f"There are no results of {assignment} yet. Run `dynaq grade {assignment}` first.")
    if catalogue is None:
        from ...kit import catalogue as sentences
        from ...kit import registry

        catalogue = sentences.everything(registry.everything())
    return _write(folder, data, catalogue, now or datetime.now(UTC))


def _write(folder: Path, data: ClassData, catalogue: Mapping[str, CatalogueEntry], now: datetime) -> Paths:
    names = page_names(entry.student for entry in data.students)
    paths = Paths(
        folder / CLASS_PAGE,
        {student: folder / STUDENTS / name for student, name in names.items()},
        folder / "report.csv",
        folder / "report.json",
    )
    numbers, mistakes, lines = (
        counting.summary(data),
        counting.mistakes(data, catalogue),
        counting.rubric_lines(data),
    )
    pages = _environment(data, now)
    bins = counting.histogram(data)
    class_page = pages.get_template("class.html").render(
        data=data, not_apart=NOT_APART, numbers=numbers, mistakes=mistakes, lines=lines, bins=bins, drawing=draw(bins),
        repairs=counting.repairs(data),
        links={student: f"{STUDENTS}/{name}" for student, name in names.items()},
    )  # fmt: skip
    student_page = pages.get_template("student.html")
    _save(paths.page, class_page)
    for entry in data.students:
        _save(paths.students[entry.student], student_page.render(entry=entry))
    _save(paths.csv, csv_text(data))
    _save(paths.json, json_text(data, numbers, mistakes, lines))
    return paths


def _environment(data: ClassData, now: datetime) -> Environment:
    environment = Environment(
        loader=PackageLoader("dynaq_grader.reports.class_report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(_filters())
    # Only what is about nobody: every page sees these.
    environment.globals.update(
        assignment=data.assignment, unsafe=data.unsafe, run=dict(data.run), written=now,
        verdicts=words.VERDICTS, marks=words.MARKS,
    )  # fmt: skip
    return environment


def _filters() -> dict[str, Any]:
    return {
        "points": words.points,
        "percent": words.percent,
        "moment": words.moment,
        "duration": words.duration,
        "exercise": words.exercise,
        "one_line": words.line_of,
    }


def _save(path: Path, text: str) -> None:
    try:
        write_aside(path, text.encode(errors="replace"))
    except OSError as error:
        raise CourseError(
            f"{path} cannot be written ({error.strerror}). Make room or name another folder, then try again."
        ) from error
