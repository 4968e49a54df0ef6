"""What an export is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ...base.errors import CourseError


@dataclass(frozen=True)
class Order:
    """One export.

    Attributes:
        course: The course directory.
        target: The file to write.
        assignment: The assignment's name.
        worksheet: The platform's own exported table, to be filled in; None where none was given.
        roster: CSV with a column ``id`` and any columns of names, as for `collect`.
        scale: Whether points may be scaled to the platform's maximum.
        column: The column of the grades in the platform's table; found by its name where None.
    """

    course: Path
    target: Path
    assignment: str
    worksheet: Path | None = None
    roster: Path | None = None
    scale: bool = False
    column: str | None = None

    def table(self) -> Path:
        """The platform's table, for a form that is nothing without one.

        Raises:
            CourseError: None was given.
        """
        if self.worksheet is None:
            raise CourseError("This form fills in a table of the platform: name it with --worksheet.")
        return self.worksheet
