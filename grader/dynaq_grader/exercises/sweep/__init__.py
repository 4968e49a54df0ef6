"""``sweep(model, value, priority, params)``: the most urgent updates first, backwards from what surprised.

Nothing is random in it: each call has one right answer, up to rounding and to priorities that do not count. The
false-reject rate is 0.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from ...kit.exercise import Exercise, Line, PublicCall, Question
from ...kit.findings import Answered
from ...kit.lines import every, is_of
from ...kit.naming import explained, rounds_values
from ...kit.outcomes import tried
from ...kit.several_tables import changes_others, leaves_others_alone, part_right
from .mistakes import MISTAKES, RIGHT, Table

NAN = float("nan")
MODEL, VALUE, PRIORITY, PARAMS = range(4)


def _call(rng: np.random.Generator, k: int, theta: float, **more: float) -> tuple[Any, ...]:
    """A world of which most is known, with some urgent pairs."""
    shape = int(rng.integers(6, 10)), int(rng.integers(3, 5))
    model = np.stack([rng.normal(0.0, 3.0, shape), rng.integers(0, shape[0], shape) * 1.0], axis=2)
    model[rng.random(shape) < 0.1, 1] = np.nan
    model[rng.random(shape) < 0.2] = np.nan
    for state in rng.choice(shape[0], 2, replace=False):
        model[state, 1] = float(rng.normal()), float(state)
    priority = np.where(tried(model) & (rng.random(shape) < 0.5), rng.uniform(1.0, 6.0, shape), 0.0)
    params = {"epsilon": 0.1, "alpha": float(rng.uniform(0.3, 0.8)), "gamma": float(rng.uniform(0.5, 0.95))}
    return model, rng.normal(0.0, 2.0, shape), priority, {**params, "theta": theta, "k": k, **more}


def one_update(rng: np.random.Generator) -> Question:
    """The most urgent pair alone, the end of an episode and a pair that leads to its own state among them."""
    calls = [_call(rng, 1, 0.01) for _ in range(8)]
    for _, _, priority, _ in calls[:2]:
        priority[priority == priority.max()] += 3.0
    for model, _, priority, _ in calls[2:4]:
        model.reshape(-1, 2)[priority.argmax()] = 1.5, np.nan
    for model, _, priority, _ in calls[4:]:
        model.reshape(-1, 2)[priority.argmax()] = -0.5, priority.argmax() // priority.shape[1]
    return Question(calls)


def several_updates(rng: np.random.Generator) -> Question:
    """So many that what was done before matters; also where nothing, or next to nothing, is learnt yet."""
    unusual = (_call(rng, 4, 0.02, gamma=0.0), _call(rng, 4, 0.02, alpha=1.0), _call(rng, 4, 0.02, gamma=1.0))
    calls = [*(_call(rng, k, 0.02) for k in (2, 2, 3, 3, 5, 7, 12)), *unusual, *(_call(rng, 5, 0.02) for _ in range(2))]
    for (_, value, _, _), new in zip(calls[-2:], (0.0, calls[-1][VALUE] > 1.0), strict=True):
        value[:] = new
    return Question(calls)


def runs_out(rng: np.random.Generator) -> Question:
    """Nothing is urgent any more before k updates are made, or from the first; or no update is asked for."""
    calls = [_call(rng, k, theta) for k, theta in ((40, 2.5), (40, 3.0), (60, 2.0), (5, 7.0), (3, 0.5))]
    calls[-1][PRIORITY][:] = 0.0
    return Question([*calls, _call(rng, 0, 0.01), _call(rng, 0, 0.01)])


def counting(priority: Table, theta: float) -> Table:
    """The priorities that count: those at or below theta are as good as none, as in a queue that never takes them."""
    return np.where(priority <= theta, 0.0, priority)


values_right = part_right((VALUE, PRIORITY), 0)
priorities_right = part_right((VALUE, PRIORITY), 1, lambda table, r: counting(table, r.right_args[PARAMS]["theta"]))


def stops(found: Answered) -> bool:
    """Whether updates stop where nothing is urgent or k is reached, and something is ever updated."""
    return every(values_right, is_of("runs out"))(found) and any(map(values_right, found.of("one update")))


def _example(k: int, priority: list[list[float]], theta: float = 0.01) -> PublicCall:
    """A public call; a queue that leaves out, or drops, what does not count is as right."""
    model = np.array([[[0.5, 1.0], [NAN, NAN]], [[-1.0, 2.0], [2.0, 0.0]], [[3.0, NAN], [0.25, 2.0]]])
    value = np.array([[1.0, 4.0], [6.0, 2.0], [0.5, 7.0]])
    params = {"k": k, "alpha": 0.5, "gamma": 0.5, "theta": theta}
    table, queue = np.array(priority), replace(RIGHT, queue=True)
    also = tuple(queue(model, value.copy(), given, params) for given in (table.copy(), counting(table, theta)))
    return PublicCall((model, value, table, params), also=also)


FEW, MANY = [[0.0, 0.0], [0.0, 0.0], [2.0, 0.0]], [[1.0, 0.0], [0.25, 3.0], [0.0, 2.0]]
URGENT = [[2.75, 0.0], [0.25, 3.0], [0.0, 2.0]]

EXERCISE = Exercise(
    name="sweep",
    arguments=("model", "value", "priority", "params"),
    right=RIGHT,
    questions={
        "one update": one_update,
        "several updates": several_updates,
        "runs out": runs_out,
    },
    mistakes=MISTAKES,
    lines=(
        Line("updates the most urgent pair", 0.75, every(values_right, is_of("one update"))),
        Line("updates one after the other", 0.75, every(values_right, is_of("several updates"))),
        Line("stops at theta and after k updates", 0.5, stops),
        Line("priorities of what leads there", 0.75, every(priorities_right)),
        Line("leaves model and params alone", 0.25, leaves_others_alone((VALUE, PRIORITY), values_right)),
    ),
    examples=(
        *(_example(1, priority) for priority in (FEW, MANY, URGENT)),
        *(_example(2, MANY), _example(4, MANY), _example(9, MANY, 2.5), _example(0, MANY)),
    ),
    folder=Path(__file__).parent,
    namers=(explained, rounds_values, changes_others),
)
