"""The seeded run of the course with a student's planner in it, and whether it is a right one.

The loop runs where the student's function lives. That process must not hold a solution, so the loop gets a table of all
outcomes of the world (public knowledge), and its model updater uncovers one entry of it at a time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ..kit.long_run import LongRun
from ..workers.calls import StudentError, call_inside, fresh
from . import spread
from .course_run import PARAMS, SEED, course_run, course_world
from .dyna_q import Run
from .planning_loop import planning_loop
from .world import Table


@dataclass(frozen=True)
class Lived:
    """A run with a student's planner, as the worker told it.

    Attributes:
        value, reward_sums, episode_steps: As `learn_environment` gives them; None where the run broke off.
        stream: The 624 words and the position of `np.random` at the end.
        error: Name of the exception that ended it.
        too_long: Whether it was ended because it took more steps than any right run.
    """

    value: Table | None = None
    reward_sums: Table | None = None
    episode_steps: Table | None = None
    stream: tuple[Any, int] | None = None
    error: str | None = None
    too_long: bool = False

    def equals(self, right: Run) -> bool:
        """Whether everything, the stream included, is the reference's to the last bit."""
        return (
            self.value is not None
            and self.stream is not None
            and np.array_equal(self.value, right.value)
            and np.array_equal(np.asarray(self.reward_sums), right.reward_sums)
            and np.array_equal(np.asarray(self.episode_steps), right.episode_steps)
            and np.array_equal(np.asarray(self.stream[0]), right.stream[1])
            and self.stream[1] == right.stream[2]
        )


def live(planner: Callable[..., object], episodes: int, seed: int, most_steps: int) -> Lived:
    """Runs the learning loop in the student's process, for at most so many steps."""
    try:
        told = call_inside(
            planner,
            planning_loop,
            outcomes=course_world().table,
            params=dict(PARAMS),
            episodes=episodes,
            seed=seed,
            most_steps=most_steps,
        )
    except StudentError as error:
        return Lived(error=error.name)
    too_long = isinstance(told, tuple) and not told
    return Lived(too_long=True) if too_long else _checked(told, episodes)


def _checked(told: object, episodes: int) -> Lived:
    """Takes nothing on trust: the process that told it runs the student's code."""
    if not isinstance(told, (tuple, list)) or len(told) != 5:
        return Lived(error="Exception")
    value, reward_sums, episode_steps, words, position = told
    shapes = {(100, 4): value, (episodes,): reward_sums, (624,): words}
    arrays_fit = all(isinstance(a, np.ndarray) and a.shape == shape for shape, a in shapes.items())
    if not arrays_fit or not isinstance(episode_steps, np.ndarray) or episode_steps.shape != (episodes,):
        return Lived(error="Exception")
    if any(a.dtype.kind not in "fi" for a in (value, reward_sums, episode_steps, words)):
        return Lived(error="Exception")
    if not isinstance(position, int):
        return Lived(error="Exception")
    return Lived(value, reward_sums, episode_steps, (words, position))


@dataclass(frozen=True)
class SeededRun:
    """What the seeded run shows.

    Attributes:
        equal: Whether it is the reference's to the last bit.
        inside: Whether it is that, or lies inside the spread of right runs.
        error: Name of the exception that ended it, or None.
        evidence: For the instructor.
    """

    equal: bool
    inside: bool
    error: str | None
    evidence: dict[str, Any] = field(default_factory=dict)


def seeded_run(planner: Callable[..., object], episodes: int, asked: LongRun) -> SeededRun:
    """Runs the course's run with a planner and compares it with the reference.

    Args:
        planner: The student's planner or its stand-in.
        episodes: How many episodes.
        asked: Where it matters how the run ends, one outside the spread is followed by runs from other seeds; and where
            the planner is so slow that the questions may have taken its time, they have a worker of their own.
    """
    if asked.matters and asked.length == "short":
        return _rested(planner, episodes, asked)
    ran = _compared(planner, episodes, asked.matters)
    return _rested(planner, episodes, asked) if ran.error == "TimeLimit" and asked.matters else ran


def _rested(planner: Callable[..., object], episodes: int, asked: LongRun) -> SeededRun:
    with fresh(planner, asked.cpu_seconds) as rested:
        return _compared(rested, episodes, asked.matters)


def _compared(planner: Callable[..., object], episodes: int, all_seeds: bool) -> SeededRun:
    lived = live(planner, episodes, SEED, spread.most_steps(episodes))
    right = course_run(episodes)
    equal = lived.equals(right)
    inside, distances, error = equal, dict[str, float](), lived.error
    if not equal and lived.error is None:
        inside, distances, error = _inside(planner, lived, episodes, spread.SEEDS if all_seeds else spread.SEEDS[:1])
    evidence = {
        "look": "seeded run",
        "seed": SEED,
        "episodes": episodes,
        "equal to the last bit": equal,
        "inside the spread": inside,
        "outside in": distances,
        "error": error,
        "steps": None if lived.episode_steps is None else float(lived.episode_steps.sum()),
        "expected steps": float(right.episode_steps.sum()),
    }
    return SeededRun(equal, inside, error, evidence)


def _inside(
    planner: Callable[..., object], lived: Lived, episodes: int, seeds: tuple[int, ...]
) -> tuple[bool, dict[str, float], str | None]:
    """Whether a run from one of the seeds lies inside the spread, in what the last one lies outside, and its error.

    The spread of a run longer than all that were measured is that of the longest.
    """
    distances: dict[str, float] = {}
    measured = min(episodes, max(spread.BANDS))
    most_steps = spread.most_steps(measured)
    for seed in seeds:
        again = lived if seed == SEED else live(planner, measured, seed, most_steps)
        if again.too_long:
            distances = {"more steps than": float(most_steps)}
            continue
        if again.error is not None or again.value is None:
            return False, distances, again.error
        assert again.reward_sums is not None and again.episode_steps is not None
        distances = spread.outside(again.value, again.reward_sums, again.episode_steps, measured)
        if not distances:
            return True, {}, None
    return False, distances, None
