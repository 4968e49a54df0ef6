"""The model update asked about one transition after the other, as the learning loop does."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import numpy as np

from ...kit.exercise import PREVIOUS, Question, Questions
from ...reference.course_run import ALL_EPISODES, EPISODES, FEW_EPISODES, course_run, transitions
from ...reference.updating_loop import updating_loop

SNAPSHOTS = 12


def series(start: Any, seen: Sequence[tuple[Any, ...]]) -> Question:
    """Transitions that are stored into one table, one after the other."""
    return Question([(start if i == 0 else PREVIOUS, *one) for i, one in enumerate(seen)])


def course_size(rng: np.random.Generator) -> Question:
    """The size of the course's world."""
    seen = [(54, 1, 0, 64), (64, 1, -1, 74), (98, 0, 1, 99), (99, 3, 0, None), (99, 0, 0, None)]
    return series(np.full((100, 4, 2), np.nan), [*seen, (54, 1, float(rng.uniform(0.2, 0.8)), 53)])


def from_empty(rng: np.random.Generator) -> Question:
    """A small table that knows nothing at first."""
    f = rng.uniform(0.2, 0.8, 12).tolist()
    seen = [
        (2, 1, 3 + f[0], 4),  # also makes sense with state and action, or reward and next state, swapped
        (1, 2, 1 + f[1], 3),
        (4, 2, -2 - f[2], 1),
        (4, 2, -2 - f[2], 1),  # the same again
        (4, 2, 5 + f[3], 2),  # overwritten by something larger
        (4, 2, -7 - f[4], 6),  # and by something smaller
        (2, 1, f[5], 0),
        (0, 1, 2 + f[6], 5),
        (3, 0, 4 + f[7], 2),
        (0, 0, 1 + f[8], 1),
        *((5, 1, 0.0, 3), (5, 2, 0, 4), (5, 1, 0.0, 0)),
        *((6, 2, 1, None), (6, 1, -1 - f[9], None), (6, 0, 0.0, None)),
        (4, 2, 2 + f[10], None),  # a known pair ends the episode from now on
        (4, 2, 2 + f[10], 3),  # and leads on again
        *((6, 2, 1, 5), (0, 0, 0, None), (0, 0, 0, 0), (1, 1, 1000 + f[11], 6), (1, 1, -1.0e-3, 6)),
        *((3, 2, 1.5e6, 3), (6, 1, 3.0, None), (2, 1, 0.0, None), (2, 1, -1, 2)),
    ]
    return series(np.full((7, 3, 2), np.nan), seen)


def from_full(rng: np.random.Generator) -> Question:
    """Every entry holds something already, as after a long run."""
    start = np.stack([rng.uniform(-5.0, 5.0, (6, 4)), rng.integers(0, 6, (6, 4)).astype(float)], axis=2)
    f = rng.uniform(0.2, 0.8, 6).tolist()
    seen = [(3, 2, 4 + f[0], 5), (2, 3, -9 - f[1], 1), (2, 3, 8 + f[2], 0), (5, 1, 0, None), (0, 0, -f[3], 4)]
    return series(start, [*seen, (1, 0, f[4], None), (1, 0, f[5], 3), (4, 3, 0.0, 4)])


def wide(rng: np.random.Generator) -> Question:
    """More actions than states."""
    f = rng.uniform(0.2, 0.8, 3).tolist()
    return series(np.full((3, 6, 2), np.nan), [(1, 2, 2 + f[0], 0), (2, 5, f[1], None), (0, 4, -f[2], 2)])


def large(rng: np.random.Generator) -> Question:
    """Many states and actions, far rewards, and known pairs that change in one number alone."""
    f = rng.uniform(0.2, 0.8, 4).tolist()
    seen = [
        *((120, 6, f[0], 299), (120, 6, f[0], None), (120, 6, f[0], 120), (120, 6, f[0], 0)),  # the same reward
        *((299, 5, -100, 99), (98, 2, 100.0, 99), (99, 1, f[1], 99), (99, 1, -1e6 - f[2], None)),
        *((256, 4, 1e6 + f[3], 255), (255, 0, 1e9, 100), (100, 3, -10.5, 101), (299, 6, -1e9, 298)),
        *((7, 6, 0.0, None), (7, 6, 0.0, 7), (7, 6, 0.0, None), (256, 4, 1e6 + f[3], None), (8, 6, 0.0, 8)),
    ]
    return series(np.full((300, 7, 2), np.nan), seen)


def seeded_run(rng: np.random.Generator, episodes: int) -> Question:
    """The transitions of the seeded run: the update draws nothing, so equal models give the reference's Q-table."""
    seen = transitions(course_run(episodes))
    positions = sorted(set(np.linspace(0, len(seen) - 1, SNAPSHOTS).astype(int).tolist()))
    inputs = {"transitions": seen, "empty": np.full((100, 4, 2), np.nan), "positions": positions}
    return Question(loop=updating_loop, inputs=inputs)


QUESTIONS: Questions = {
    "100 states": course_size,
    "empty table": from_empty,
    "full table": from_full,
    "more actions than states": wide,
    "many states and actions": large,
    "seeded run": partial(seeded_run, episodes=EPISODES),
}
SHORT: Questions = {"seeded run": partial(seeded_run, episodes=FEW_EPISODES)}
FULL: Questions = {"seeded run": partial(seeded_run, episodes=ALL_EPISODES)}
