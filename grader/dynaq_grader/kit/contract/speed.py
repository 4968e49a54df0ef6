"""Whether a class can be asked in reasonable time."""

from __future__ import annotations

import time
from collections.abc import Iterator

from ..exercise import Exercise
from ..settings import JudgeSettings
from .fault import Fault
from .judged import judge

MOST_SECONDS = 0.5
"""Processor time in which the instructor's function is judged."""
TRIES = 3


def seconds_of(exercise: Exercise) -> float:
    """Processor time that it takes to judge the instructor's function: the shortest of some tries."""
    return min(_seconds(exercise) for _ in range(TRIES))


def faults(seconds: float) -> Iterator[Fault]:
    """Gives a fault where that is too long."""
    if seconds > MOST_SECONDS:
        yield Fault(
            "time",
            "",
            f"It takes {seconds:.2f} s of processor time to judge the instructor's function, and {MOST_SECONDS:g} s "
            f"are allowed. Ask fewer or smaller questions.",
        )


def _seconds(exercise: Exercise) -> float:
    before = time.process_time()
    judge(exercise, exercise.right, JudgeSettings())
    return time.process_time() - before
