"""A deterministic world as two tables, so that the reference needs no calls to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

Table = npt.NDArray[np.float64]


class World(Protocol):
    """What a world of `dynaq_utils.envs` offers and the reference needs."""

    n_states: int
    n_actions: int
    init_state: int

    def get_outcome(self, state: int, action: int) -> tuple[int | None, float]:
        """Next state (None at the end of an episode) and reward."""


@dataclass(frozen=True)
class Outcomes:
    """All that a world does.

    Attributes:
        table: Reward and next state of every pair, shape (n_states, n_actions, 2); NaN for None.
        init_state: Where every episode starts.
    """

    table: Table
    init_state: int

    @classmethod
    def of(cls, world: World) -> Outcomes:
        """Asks a world for all its outcomes."""
        table = np.empty((world.n_states, world.n_actions, 2))
        for state in range(world.n_states):
            for action in range(world.n_actions):
                next_state, reward = world.get_outcome(state, action)
                table[state, action] = reward, np.nan if next_state is None else next_state
        return cls(table, world.init_state)
