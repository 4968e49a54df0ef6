"""``mbve_target(model, value, reward, next_state, horizon, gamma)``: the target of a real step, expanded by a model.

Nothing is random in it: each call has one right answer, up to rounding. The false-reject rate is 0.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from ...kit.exercise import Exercise, Line, PublicCall, Question
from ...kit.findings import Answered
from ...kit.lines import is_of, leaves_arguments_alone, right
from ...kit.naming import explained, rounds_values
from .mistakes import MISTAKES, RIGHT, Table

NAN = float("nan")


def _world(rng: np.random.Generator, n_states: int = 9, n_actions: int = 4) -> tuple[Table, Table]:
    """A model that leads around in a circle along the best actions, and values without ties.

    Pairs that are not the best of their state lead anywhere, end the episode, or were never tried.
    """
    value = rng.uniform(-4.0, 8.0, (n_states, n_actions))
    order, best = rng.permutation(n_states), rng.integers(1, n_actions - 1, n_states)
    states = np.arange(n_states)
    value[states, best] = value.max(axis=1) + rng.uniform(0.5, 2.0, n_states)
    model = np.stack([rng.normal(0.0, 3.0, value.shape), rng.integers(0, n_states, value.shape) * 1.0], axis=2)
    model[rng.random(value.shape) < 0.15] = np.nan
    model[order, best[order]] = np.column_stack([rng.normal(0.0, 3.0, n_states), np.roll(order, -1)])
    return model, value


def horizon_0(rng: np.random.Generator) -> Question:
    """Nothing is imagined: the target of Q-learning; also where nothing is learnt yet."""
    calls = []
    for gamma, scale in ((0.9, 1.0), (0.35, 1.0), (1.0, 1.0), (0.0, 1.0), (0.7, 300.0), (0.8, -300.0)):
        model, value = _world(rng)
        calls.append((model, scale + value, float(rng.normal()), float(rng.integers(9)), 0, gamma))
    model, value = _world(rng)
    calls.append((model, np.zeros_like(value), float(rng.normal()), float(rng.integers(9)), 0, 0.9))
    return Question(calls)


def goes_on(rng: np.random.Generator) -> Question:
    """The model leads on as far as it is asked."""
    calls = []
    for horizon in (1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 5, 6, 8, 20):
        model, value = _world(rng, int(rng.integers(7, 12)), int(rng.integers(3, 6)))
        state = float(rng.integers(1, len(value)))
        calls.append((model, value, float(rng.normal()), state, horizon, float(rng.uniform(0.5, 0.95))))
    for gamma, scale, reward in ((1.0, 0.0, 0.0), (0.9, 500.0, 1.0), (0.6, -500.0, -200.0), (0.0, 0.0, 2.0)):
        model, value = _world(rng)
        calls.append((model, value + scale, reward, float(rng.integers(9)), 3, gamma))
    model, value = _world(rng)
    calls += [(model, value, float(rng.normal()), 0.0, horizon, 0.83) for horizon in (1, 4)]
    return Question(calls)


def ends(rng: np.random.Generator) -> Question:
    """The model ends the episode on the way, at the first step or just before the horizon."""
    calls = []
    for horizon, met in ((1, 0), (2, 0), (2, 1), (3, 1), (4, 3), (5, 2), (7, 0), (9, 4)):
        model, value = _world(rng)
        first = state = int(rng.integers(9))
        for _ in range(met):
            state = int(model[state, value[state].argmax(), 1])
        model[state, value[state].argmax(), 1] = np.nan
        calls.append((model, value, float(rng.normal()), float(first), horizon, float(rng.uniform(0.5, 0.95))))
    return Question(calls)


def has_ended(rng: np.random.Generator) -> Question:
    """The real step has ended the episode."""
    calls = []
    for horizon in (0, 0, 1, 2, 3, 6):
        model, value = _world(rng)
        calls.append((model, value, float(rng.normal()), NAN, horizon, float(rng.uniform(0.5, 0.95))))
    return Question(calls)


def draws(found: Answered) -> str | None:
    """Whether the same call gives different answers."""
    asked = [reply for reply in found.given if reply.question == "goes on"][-4:]
    answers = [{str(answer.value) for answer in found.ask_again(reply.right_args, 12)} for reply in asked]
    return "draws-action" if any(len(each) > 1 for each in answers) else None


def _example(next_state: float, horizon: int, reward: float = 1.5) -> PublicCall:
    model = np.array([[[0.5, 2.0], [2.5, 1.0]], [[-1.25, 2.0], [4.0, 0.0]], [[3.75, NAN], [0.25, 0.0]]])
    value = np.array([[1.0, 4.0], [6.0, 2.0], [8.0, 3.0]])
    return PublicCall((model, value, reward, next_state, horizon, 0.3))


EXERCISE = Exercise(
    name="mbve_target",
    arguments=("model", "value", "reward", "next_state", "horizon", "gamma"),
    right=RIGHT,
    questions={"horizon 0": horizon_0, "goes on": goes_on, "ends on the way": ends, "has ended": has_ended},
    mistakes=MISTAKES,
    lines=(
        Line("horizon 0", 0.5, right(is_of("horizon 0"))),
        Line("steps of the model", 1.5, right(is_of("goes on"))),
        Line("end of the episode", 0.5, right(is_of("ends on the way", "has ended"))),
        Line("leaves its arguments alone", 0.5, leaves_arguments_alone),
    ),
    examples=(
        *(_example(0.0, horizon) for horizon in (0, 1, 2, 5)),
        *(_example(NAN, 3, 2.0), _example(1.0, 1, -1.0), _example(2.0, 2)),
    ),
    folder=Path(__file__).parent,
    namers=(draws, explained, rounds_values),
)
