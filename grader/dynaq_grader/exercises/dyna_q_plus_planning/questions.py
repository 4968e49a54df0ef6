"""The hidden questions: many backups that can be counted, and backups one at a time."""

from __future__ import annotations

import numpy as np

from ...kit.exercise import Question, Questions
from ...kit.planned import COUNTED, NONE, SINGLE, Asked, question
from ...kit.planned.asked import many_times
from .planners import RIGHT

K, CALLS, N_SINGLE = 36, 60, 160


def _asked(rng: np.random.Generator, **params: float) -> Asked:
    """Four visited states of three actions, seven of the twelve pairs tried, one of them at time 0."""
    value = rng.uniform(-3.0, 5.0, (9, 3))
    model, last_tried = np.full((9, 3, 2), np.nan), np.zeros((9, 3))
    states = rng.choice(np.arange(1, 9), 4, replace=False)
    pairs = [
        (int(state), int(a)) for state, n in zip(states, (3, 2, 1, 1), strict=True) for a in rng.permutation(3)[:n]
    ]
    for pair in pairs:
        model[pair] = rng.normal(0.0, 2.0), rng.integers(9)
    model[pairs[0]][1] = np.nan
    model[pairs[1]] = 0.0, float(next(state for state in range(9) if state not in states))
    model[pairs[5]][1] = float(states[1])
    model[pairs[6]][1] = float(states[2])
    for pair, when in zip(pairs[1:], rng.choice(np.arange(1, 60), 6, replace=False), strict=True):
        last_tried[pair] = when
    now = int(rng.integers(61, 90))
    return Asked((model, value, last_tried, now, {"epsilon": 0.1, "kappa": float(rng.uniform(0.2, 0.6)), **params}))


def many(rng: np.random.Generator) -> Question:
    """Backups whose targets stay, from values well away from them, so that each pair's number can be read off."""
    asked = _asked(rng, k=K, alpha=0.01, gamma=0.0)
    for pair in np.ndindex(asked.value.shape):
        target = RIGHT.target(pair, *asked.args)
        asked.value[pair] = (target or 0.0) + float(rng.choice([-1, 1]) * rng.uniform(15.0, 30.0))
    return many_times(asked, CALLS)


def single(rng: np.random.Generator) -> Question:
    """Backups one at a time, in worlds of their own."""
    return question([_asked(rng, k=1, alpha=float(rng.uniform(0.3, 0.9)), gamma=0.9) for _ in range(N_SINGLE)])


def none(rng: np.random.Generator) -> Question:
    """No backup is asked for."""
    return question([_asked(rng, k=0, alpha=0.5, gamma=0.9) for _ in range(2)])


QUESTIONS: Questions = {SINGLE: single, COUNTED: many, NONE: none}
