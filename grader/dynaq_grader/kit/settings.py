"""What an instructor may decide about the verdict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .exercise import Exercise

PUBLIC_SEED = 20_240_817
"""Seed of the hidden inputs where the course has no seed of its own: anybody can read it here."""


@dataclass(frozen=True)
class Allowance:
    """Processor seconds that a student's code may take in one test cell, by what the solution takes.

    Attributes:
        question_seconds: For all questions together.
        run_seconds: For all long runs together.
        slow_seconds: An answer whose questions take longer is slow: its long run is a short one.
    """

    question_seconds: float
    run_seconds: float
    slow_seconds: float


@dataclass(frozen=True)
class JudgeSettings:
    """Decisions that hold for a whole grading run.

    Attributes:
        seed: Seed of the hidden inputs, 0 to 2**32 - 1.
        strict: Whether what an exercise accepts with a note is wrong.
        rubric: Points of each rubric line, for each exercise whose own points do not hold.
        full_run: Whether an exercise's longest questions are asked as a whole.
        allowance: How much processor time this test cell has; None where nobody has measured the solution.
    """

    seed: int = PUBLIC_SEED
    strict: bool = False
    rubric: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    full_run: bool = False
    allowance: Allowance | None = None

    @property
    def run_seconds(self) -> float | None:
        """Processor seconds for all long runs together; None where nobody has measured the solution."""
        return None if self.allowance is None else self.allowance.run_seconds

    def points_of(self, exercise: Exercise) -> Mapping[str, float]:
        """Points of each line of an exercise."""
        return self.rubric.get(exercise.name, exercise.rubric)


_in_force: ContextVar[JudgeSettings | None] = ContextVar("dynaq_judge_settings", default=None)


def current() -> JudgeSettings:
    """The settings in force: those of the innermost `use`, else the defaults."""
    return _in_force.get() or JudgeSettings()


@contextmanager
def use(settings: JudgeSettings) -> Iterator[JudgeSettings]:
    """Puts settings in force for the calls made inside the block."""
    token = _in_force.set(settings)
    try:
        yield settings
    finally:
        _in_force.reset(token)
