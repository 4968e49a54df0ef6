"""Questions where nothing is left to chance: models that know a single pair.

Every draw is forced, so the table after a call is known exactly, whoever drew and however. Where there is a second pair
(see `Forced.other`) each is looked at by itself. Right answers differ by rounding alone (a move may be written in
several ways), wrong ones by what they do wrong. The false-reject rate of these questions is 0: no random number enters.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..counting import Pair, Table

COURSE = (100, 4)


@dataclass(frozen=True)
class Forced:
    """One call with one known pair, and perhaps another one on the same table and with the same parameters."""

    name: str
    state: int
    action: int
    reward: float
    next_state: int | None
    k: int
    value: Any
    alpha: float
    gamma: float
    other: Forced | None = None

    @classmethod
    def of(cls, model: Table, pair: Pair, value: Table, params: Mapping[str, Any]) -> Forced:
        """A question about one known pair of a model."""
        reward, after = model[pair].tolist()
        onward = None if np.isnan(after) else int(after)
        return cls("", *pair, reward, onward, params["k"], value, params["alpha"], params["gamma"])

    @property
    def place(self) -> Pair:
        """The known pair."""
        return self.state, self.action

    @property
    def numbers(self) -> tuple[float | None, ...]:
        """Where a zero may be taken for nothing."""
        return self.state, self.action, self.reward, self.next_state, float(self.value[self.place])

    @property
    def scale(self) -> float:
        """The largest number involved, 1 at least."""
        return max(1.0, abs(self.reward), float(np.abs(self.value).max()))

    @property
    def told(self) -> dict[str, Any]:
        """Its numbers by name, as evidence."""
        names = ("state", "action", "reward", "next_state", "alpha", "gamma", "k")
        return {name: getattr(self, name) for name in names}

    @property
    def known(self) -> list[Pair]:
        """The known pairs."""
        return [self.place, *(self.other.known if self.other is not None else [])]

    @property
    def model(self) -> Table:
        """The model with what is known in it."""
        model = np.full((*self.value.shape, 2), np.nan) if self.other is None else self.other.model
        model[self.place] = self.reward, np.nan if self.next_state is None else self.next_state
        return model

    @property
    def call(self) -> tuple[Any, ...]:
        """The arguments."""
        params = {"epsilon": 0.05, "alpha": self.alpha, "gamma": self.gamma, "k": self.k}
        return self.model, self.value.copy(), params


class Maker:
    """Draws the numbers of the questions."""

    def __init__(self, rng: np.random.Generator) -> None:
        self.rng = rng

    def table(self, shape: tuple[int, int]) -> Table:
        """Values between -4 and 8, all different, no row with its largest entry first or last where avoidable."""
        table = self.rng.uniform(-4.0, 8.0, shape)
        if shape[1] > 2:
            rows = np.arange(shape[0])
            largest, middle = (rows, table.argmax(axis=1)), (rows, self.rng.integers(1, shape[1] - 1, shape[0]))
            table[largest], table[middle] = table[middle], table[largest]
        return table

    def rate(self) -> float:
        """A learning rate or discount with no round decimal."""
        return float(self.rng.uniform(0.21, 0.79))

    def reward(self, whole: int) -> float:
        """A reward whose whole part is given, so that it is still a state when it is mistaken for one."""
        return whole + float(self.rng.uniform(0.2, 0.8))

    def ask(self, name: str, s: int, a: int, r: float, n: int | None, k: int, shape: tuple[int, int] = COURSE,
            alpha: float | None = None, gamma: float | None = None) -> Forced:  # fmt: skip
        """A question with a table and rates of its own."""
        alpha, gamma = (self.rate() if rate is None else rate for rate in (alpha, gamma))
        return Forced(name, s, a, r, n, k, self.table(shape), alpha, gamma)
