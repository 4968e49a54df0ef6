"""What lateness cost whom, and whose later file is no later work, in words for who runs the grader."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from ..collect import received_times, saved_again
from .standings import Standing, points_text, read_standings


def lateness(course: Path, assignment: str, students: Collection[str]) -> list[str]:
    """A sentence for each of these students who lost points for lateness or only saved old work again.

    Raises:
        CourseError: The gradebook or the record of times cannot be read.
    """
    standings = read_standings(course, assignment)
    late = [_late(name, standings[name]) for name in students if name in standings and standings[name].penalty > 0]
    return late + _saved_again(course, assignment, students)


def _late(student: str, standing: Standing) -> str:
    came = "at a time nobody noted" if standing.received is None else _time(standing.received)
    points, most = points_text(standing.score or 0.0), points_text(standing.max_score)
    off = points_text(standing.penalty)
    return f"{student}: received {came}, {off} points off for lateness; {points} of {most} count."


def _saved_again(course: Path, assignment: str, students: Collection[str]) -> list[str]:
    first = received_times(course, assignment)
    return [
        f"{student}: run and saved again {_time(again)}, the answers unchanged; the time of the first file counts, "
        f"{_time(first[student])}."
        for student, again in saved_again(course, assignment).items()
        if student in students
    ]


def _time(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"
