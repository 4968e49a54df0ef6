"""Grades out of the gradebook, through nbgrader's own exporter."""

from __future__ import annotations

from pathlib import Path

from nbgrader.plugins import CsvExportPlugin

from ..gradebook import open_gradebook


def export_grades(course: Path, target: Path, assignment: str | None = None) -> None:
    """Writes the grades as nbgrader's CSV.

    Args:
        course: The course directory.
        target: The file to write.
        assignment: Only this one; all without it.

    Raises:
        CourseError: The gradebook cannot be read.
    """
    plugin = CsvExportPlugin()
    plugin.to = str(target)
    plugin.assignment = [assignment] if assignment else []
    with open_gradebook(course) as book:
        plugin.export(book)
