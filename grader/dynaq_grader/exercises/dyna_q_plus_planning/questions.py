"""The hidden questions: many backups that can be counted, and backups one at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from ...kit.exercise import Question, Questions
from .planners import RIGHT, Table

COUNTED, SINGLE, NONE = "many backups", "single backups", "no backup"
K, CALLS, N_SINGLE = 36, 60, 160


@dataclass(frozen=True)
class Asked:
    """The arguments of one call, which a call may change."""

    model: Table
    value: Table
    last_tried: Table
    now: int
    params: dict[str, float]

    @property
    def args(self) -> tuple[Any, ...]:
        """The same in the order of the arguments."""
        return self.model, self.value, self.last_tried, self.now, self.params


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
    return Asked(model, value, last_tried, now, {"epsilon": 0.1, "kappa": float(rng.uniform(0.2, 0.6)), **params})


def many(rng: np.random.Generator) -> Question:
    """Backups whose targets stay, from values well away from them, so that each pair's number can be read off."""
    asked = _asked(rng, k=K, alpha=0.01, gamma=0.0)
    for pair in np.ndindex(asked.value.shape):
        target = RIGHT.target(pair, *asked.args)
        asked.value[pair] = (target or 0.0) + float(rng.choice([-1, 1]) * rng.uniform(15.0, 30.0))
    calls = [(asked.model, asked.value.copy(), asked.last_tried, asked.now, dict(asked.params)) for _ in range(CALLS)]
    return Question(calls, about=asked)


def single(rng: np.random.Generator) -> Question:
    """Backups one at a time, in worlds of their own."""
    asked = [_asked(rng, k=1, alpha=float(rng.uniform(0.3, 0.9)), gamma=0.9) for _ in range(N_SINGLE)]
    return Question([(a.model, a.value.copy(), *a.args[2:4], dict(a.params)) for a in asked], about=asked)


def none(rng: np.random.Generator) -> Question:
    """No backup is asked for."""
    asked = [_asked(rng, k=0, alpha=0.5, gamma=0.9) for _ in range(2)]
    return Question([(a.model, a.value.copy(), *a.args[2:4], dict(a.params)) for a in asked], about=asked)


QUESTIONS: Questions = {SINGLE: single, COUNTED: many, NONE: none}
