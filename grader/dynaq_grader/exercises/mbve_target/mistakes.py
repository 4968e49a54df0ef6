"""The right target, and targets that make a certain mistake, in the order in which they are tried."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from ...kit.exercise import Mistake

Table = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Expansion:
    """A target that is right unless a part of it is replaced.

    Attributes:
        steps: Steps of the model, from the horizon.
        start: Where they start, from the state that the real step led to.
        real: What counts of the real reward, from it and gamma.
        gain: What counts of a reward of the model.
        power: The power of gamma on the model's reward number t, the first one being 0.
        last: That on the value of the last state, after n steps.
        choose: The action, from the values and the model of a state.
        worth: What the last state is worth, from its values.
        ended: What comes on top where the episode has ended, from the values, the state before the end and gamma.
    """

    steps: Callable[[int], int] = lambda horizon: horizon
    start: Callable[[float], float] = lambda state: state
    real: Callable[[float, float], float] = lambda reward, gamma: reward
    gain: Callable[[float], float] = lambda reward: reward
    power: Callable[[int], int] = lambda t: t + 1
    last: Callable[[int], int] = lambda n: n + 1
    choose: Callable[[Any, Any], int] = lambda values, known: int(values.argmax())
    worth: Callable[[Any], float] = lambda values: float(values.max())
    ended: Callable[[Any, int, float], float] = lambda value, before, gamma: 0.0

    def __call__(
        self, model: Table, value: Table, reward: float, next_state: float, horizon: int, gamma: float
    ) -> float:
        """Gives the target."""
        target, state, step, before = self.real(reward, gamma), self.start(next_state), 0, 0
        while step < self.steps(horizon) and not np.isnan(state):
            before = int(state)
            reward, state = model[before, self.choose(value[before], model[before])]
            target += gamma ** self.power(step) * self.gain(reward)
            step += 1
        if np.isnan(state):
            return float(target + self.ended(value, before, gamma ** self.last(step)))
        return float(target + gamma ** self.last(step) * self.worth(value[int(state)]))


RIGHT = Expansion()

WAYS: Mapping[str, Sequence[Mapping[str, Any]]] = {
    "ignores-horizon": ({"steps": lambda h: 0}, {"steps": lambda h: min(h, 1)}, {"steps": lambda h: 1}),
    "one-step-too-far": ({"steps": lambda h: h + 1},),
    "one-step-short": ({"steps": lambda h: max(h - 1, 0)},),
    "undiscounted": (
        *({"power": lambda t: 0, "last": lambda n: 0}, {"power": lambda t: 0}, {"last": lambda n: 0}),
        *({"power": lambda t: 1}, {"last": lambda n: 1}, {"power": lambda t: 1, "last": lambda n: 1}),
    ),
    "gamma-off-by-one": (
        *({"power": lambda t: t, "last": lambda n: n}, {"power": lambda t: t}, {"last": lambda n: n}),
        *({"power": lambda t: t + 2, "last": lambda n: n + 2}, {"power": lambda t: t + 2}),
        *({"last": lambda n: n + 2}, {"power": lambda t: t, "last": lambda n: max(n, 1)}),
        {"real": lambda r, gamma: gamma * r},
    ),
    "no-bootstrap": ({"worth": lambda values: 0.0},),
    "wrong-bootstrap": (
        *({"worth": lambda values: values.mean()}, {"worth": lambda values: values.sum()}),
        *({"worth": lambda values: values.min()}, {"worth": lambda values: values.argmax()}),
        *({"worth": lambda values: values[0]}, {"worth": lambda values: np.median(values)}),
        {"worth": lambda values: np.abs(values).max()},
    ),
    "bootstraps-after-the-end": (
        *(
            {"ended": lambda value, before, d: d * value[before].max()},
            {"ended": lambda value, before, d: d * value[0].max()},
        ),
        *({"ended": lambda value, before, d: d * value[-1].max()}, {"ended": lambda value, before, d: d * value.max()}),
        {"ended": lambda value, before, d: np.nan},
    ),
    "starts-elsewhere": ({"start": lambda state: 0.0 * state}, {"start": lambda state: 0.0}),
    "other-action": (
        *(
            {"choose": lambda values, known: 0},
            {"choose": lambda values, known: -1},
            {"choose": lambda values, known: 1},
        ),
        {"choose": lambda values, known: int(values.argmin())},
    ),
    "greedy-for-reward": (
        *({"choose": lambda values, known: int(np.nanargmax(known[:, 0]))},),
        {"choose": lambda values, known: int(known[:, 0].argmax())},
    ),
    "real-reward-left-out": ({"real": lambda r, gamma: 0.0},),
    "model-rewards-left-out": ({"gain": lambda reward: 0.0},),
    "casts-reward": ({"gain": lambda reward: int(reward), "real": lambda r, gamma: int(r)}, {"gain": np.sign}),
}
MISTAKES = (
    *(Mistake(code, replace(RIGHT, **way)) for code, ways in WAYS.items() for way in ways),
    Mistake("draws-action", replace(RIGHT, choose=lambda values, known: int(np.random.randint(len(values))))),
)
