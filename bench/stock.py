"""nbgrader as it is installed: its own configuration, one submission after the other, no sandbox."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from nbgrader.api import Gradebook
from school import KINDS, fill
from watching import run

CONFIGURATION = 'c = get_config()\nc.CourseDirectory.course_id = "bench"\n'


@dataclass(frozen=True)
class Stock:
    """What stock nbgrader took.

    Attributes:
        start_up: Wall seconds that it takes before the first submission and after the last, about.
        wall, cpu: Seconds for each further submission, start-up not counted.
        scores: Points of each kind of submission, in the order of `school.KINDS`.
    """

    start_up: float
    wall: float
    cpu: float
    scores: list[float]


def measure(folder: Path, *, long_cells: bool) -> Stock:
    """Grades each kind of submission once, after a class of one that tells what starting takes.

    Args:
        folder: Where the courses are made.
        long_cells: Whether the cells tagged ``results`` stay in the notebooks.
    """
    name = "stock" if long_cells else "stock-without-results"
    one = _course(folder / f"{name}-1", 1, long_cells)
    every = _course(folder / name, len(KINDS), long_cells)
    alone, together = (run(["nbgrader", "autograde", "dyna_q"], course) for course in (one, every))
    more = len(KINDS) - 1
    wall, cpu = (together.wall - alone.wall) / more, (together.cpu - alone.cpu) / more
    return Stock(alone.wall - wall, wall, cpu, _scores(every))


def _course(folder: Path, submissions: int, long_cells: bool) -> Path:
    course = fill(folder, submissions, long_cells=long_cells)
    (course / "nbgrader_config.py").write_text(CONFIGURATION, encoding="utf-8")
    shutil.rmtree(course / "release")
    run(["nbgrader", "generate_assignment", "dyna_q"], course)
    return course


def _scores(course: Path) -> list[float]:
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "bench") as book:
        return [book.find_submission("dyna_q", f"student{number:04}").score for number in range(len(KINDS))]
