"""What is asked: many backups that can be counted, backups one at a time, and none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ..exercise import Question

Table = npt.NDArray[np.float64]
COUNTED, SINGLE, NONE = "many backups", "single backups", "no backup"
"""The questions that an exercise asks, by name: one world and many calls, many worlds, and k = 0."""
VALUE = 1
"""Position of the values, which a call may change."""


@dataclass(frozen=True)
class Asked:
    """The arguments of a call: the model first, then the values, the parameters last."""

    args: tuple[Any, ...]

    @property
    def model(self) -> Table:
        """The model."""
        return np.asarray(self.args[0])

    @property
    def value(self) -> Table:
        """The values."""
        return np.asarray(self.args[VALUE])

    @property
    def params(self) -> dict[str, float]:
        """The parameters."""
        return dict(self.args[-1])

    def call(self) -> tuple[Any, ...]:
        """The arguments with values and parameters of their own."""
        return (self.args[0], self.value.copy(), *self.args[2:-1], self.params)


def question(asked: Sequence[Asked]) -> Question:
    """A question of one call each."""
    return Question([one.call() for one in asked], about=list(asked))


def many_times(asked: Asked, calls: int) -> Question:
    """A question that asks for the same so many times."""
    return Question([asked.call() for _ in range(calls)], about=asked)
