"""Grades and feedback on their way out: nbgrader's CSV, and what Moodle and Canvas import.

A format is a module with a function ``export(order)``, registered in `FORMATS`.
"""

from __future__ import annotations

from importlib import import_module

from ...base.errors import CourseError
from .order import Order
from .outcome import Exported

FORMATS = {
    "nbgrader": "nbgrader_csv",
    "moodle": "moodle",
    "moodle-feedback": "moodle_feedback",
    "canvas": "canvas",
}
"""The module of each format, by the name that ``dynaq export --for`` takes; loaded when it is asked for."""

WITH_COLUMN = ("moodle", "moodle-feedback", "canvas")
"""Formats that fill in a table of the platform's."""


def export(platform: str, order: Order) -> Exported:
    """Writes one assignment in a platform's form.

    Args:
        platform: One of `FORMATS`.
        order: What is to be written.

    Raises:
        CourseError: A file or the gradebook cannot be used, or a file is missing that this platform's form needs.
    """
    if order.column is not None and platform not in WITH_COLUMN:
        raise CourseError(f"--column is for {', '.join(WITH_COLUMN)}: the form {platform} has columns of its own.")
    exported: Exported = import_module(f"{__name__}.{FORMATS[platform]}").export(order)
    return exported


__all__ = ["FORMATS", "Exported", "Order", "export"]
