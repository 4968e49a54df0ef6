"""What an instructor may decide about the verdict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

PUBLIC_SEED = 20_240_817
"""Seed of the hidden inputs where the course has no seed of its own: anybody can read it here."""

DEFAULT_RUBRIC: dict[str, dict[str, float]] = {
    "model_update": {
        "stores reward and next state": 1.5,
        "changes the right entry and no other": 1.0,
        "end of episode": 1.0,
        "the seeded run": 0.5,
    },
    "planning": {
        "runs k backups": 1.0,
        "from experienced pairs only": 1.0,
        "drawn fairly": 1.0,
        "correct backup": 1.0,
        "end of episode": 0.5,
        "leaves model and params alone": 0.5,
        "the seeded run": 1.0,
    },
}
"""Points of each rubric line, exercise by exercise."""


def _default_rubric() -> dict[str, dict[str, float]]:
    return {exercise: dict(lines) for exercise, lines in DEFAULT_RUBRIC.items()}


@dataclass(frozen=True)
class JudgeSettings:
    """Decisions that hold for a whole grading run.

    Attributes:
        seed: Seed of the hidden inputs, 0 to 2**32 - 1.
        strict: Whether planning that leaves out the pairs that end an episode is wrong; else it gets a note.
        rubric: Points of each rubric line, for each exercise.
        full_run: Whether the seeded run is all 500 episodes of the course rather than the first 30.
    """

    seed: int = PUBLIC_SEED
    strict: bool = False
    rubric: Mapping[str, Mapping[str, float]] = field(default_factory=_default_rubric)
    full_run: bool = False


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
