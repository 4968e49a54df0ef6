"""Whether every line of the rubric can be lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..exercise import Exercise
from .fault import Fault
from .judged import Judged


def faults(exercise: Exercise, wrong: Sequence[Judged]) -> Iterator[Fault]:
    """Gives the lines that every function wins whose answers are of the right kind."""
    found = [one for judged in wrong for one in judged.found if one.flaw is None and one.holds]
    for line in exercise.lines:
        if all(one.holds.get(line.name, False) for one in found):
            yield Fault(
                "rubric",
                line.name,
                f"No known mistake loses the line {line.name!r}. Add the mistake that it is about, or leave it out.",
            )
