"""The seeded run of the course with the student's function in it.

The loops run where the student's function lives. That process must not hold a solution, so the planner's loop gets a
table of all outcomes of the world (public knowledge), and its model updater uncovers one entry of it at a time; and
the model updater's loop is fed the transitions of the reference.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from dynaq_utils.envs import QuentinsWorld

from ...reference import Outcomes, Run, run
from ...workers.calls import StudentError, call_inside
from .loops import planning_loop, updating_loop

Table = npt.NDArray[np.float64]

SEED = 1
EPISODES = 30
ALL_EPISODES = 500
PARAMS: dict[str, float] = {"epsilon": 0.05, "alpha": 0.5, "gamma": 0.8, "k": 10}
SNAPSHOTS = 12


def reference_run(episodes: int = EPISODES, seed: int = SEED) -> Run:
    """The right run of the course's world and parameters, worked out once."""
    return _reference_run(episodes, seed)


@lru_cache(maxsize=8)
def _reference_run(episodes: int, seed: int) -> Run:
    return run(course_world(), PARAMS, seed, episodes)


@lru_cache(maxsize=1)
def course_world() -> Outcomes:
    """Quentin's World as tables."""
    return Outcomes.of(QuentinsWorld())


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
class Replayed:
    """The models after some transitions of the reference's run.

    Attributes:
        wrong_at: Number of the first transition after which the model differs, None if none does.
        steps: Number of transitions.
        error: Name of the exception that ended it.
    """

    wrong_at: int | None
    steps: int
    error: str | None = None


def replay(updater: Callable[..., object], episodes: int = EPISODES) -> Replayed:
    """Feeds the reference's transitions to a model update and compares models to the last bit.

    The update draws nothing, so equal models at every step give the reference's Q-table to the last bit.
    """
    right = reference_run(episodes)
    outcomes = course_world().table
    transitions = np.hstack([right.visits, outcomes[tuple(right.visits.T)]])
    steps = len(transitions)
    positions = sorted({*np.linspace(0, steps - 1, SNAPSHOTS).astype(int).tolist()})
    try:
        told = call_inside(
            updater,
            updating_loop,
            transitions=transitions,
            empty=np.full(outcomes.shape, np.nan),
            positions=positions,
        )
    except StudentError as error:
        return Replayed(0, steps, error.name)
    if not isinstance(told, (list, tuple)) or len(told) != len(positions):
        return Replayed(0, steps, "Exception")
    for position, model in zip(positions, told, strict=True):
        expected = np.full(outcomes.shape, np.nan)
        seen = tuple(right.visits[: position + 1].T)
        expected[seen] = outcomes[seen]
        if not isinstance(model, np.ndarray) or not np.array_equal(model, expected, equal_nan=True):
            return Replayed(position, steps)
    return Replayed(None, steps)
