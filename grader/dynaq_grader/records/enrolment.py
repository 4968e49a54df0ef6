"""Who belongs to a class: those of the roster, which `dynaq collect --roster` keeps, else those of the gradebook."""

from __future__ import annotations

from pathlib import Path

from ..collect.roster import find_roster, read_roster
from .standings import enrolled


def class_list(course: Path, roster: Path | None = None) -> tuple[str, ...]:
    """Ids of everybody in the class.

    Args:
        course: The course directory.
        roster: CSV with a column ``id``, to be used in place of the one kept.

    Raises:
        CourseError: The roster or the gradebook cannot be read.
    """
    roster = find_roster(course, roster)
    return read_roster(roster).ids if roster is not None else tuple(enrolled(course))
