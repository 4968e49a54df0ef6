"""Episodes in a world, or in a model of it, and what is kept of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Act = Callable[[Array, int], float]
"""Chooses an action, from the state and the number of the decision."""
Step = Callable[[Array, npt.ArrayLike], Array]


class World(Protocol):
    """What an episode needs: `dynaq_utils.envs.pendulum.Pendulum`, for one."""

    n_decisions: int

    def start(self) -> Array:
        """The first state."""
        ...

    def step(self, states: Array, actions: npt.ArrayLike) -> Array:
        """The next states."""
        ...

    def reward(self, states: Array, actions: npt.ArrayLike) -> Array:
        """The rewards."""
        ...


@dataclass(frozen=True)
class Transitions:
    """Steps that were seen.

    Attributes:
        states: shape (n, d).
        actions: shape (n,).
        next_states: shape (n, d).
        rewards: shape (n,).
    """

    states: Array
    actions: Array
    next_states: Array
    rewards: Array

    @property
    def total(self) -> float:
        """The sum of rewards: the return, where it is one episode."""
        return float(self.rewards.sum())


def joined(parts: Sequence[Transitions]) -> Transitions:
    """All transitions in one."""
    return Transitions(
        np.concatenate([part.states for part in parts]),
        np.concatenate([part.actions for part in parts]),
        np.concatenate([part.next_states for part in parts]),
        np.concatenate([part.rewards for part in parts]),
    )


def run_episode(world: World, act: Act, step: Step | None = None) -> Transitions:
    """Lives through one episode.

    Args:
        world: start, rewards and length.
        act: chooses the actions.
        step: what is lived in: None for the world itself, else a model of it.

    Returns:
        The transitions.
    """
    step = step or world.step
    states, actions = [world.start()], []
    for number in range(world.n_decisions):
        actions.append(float(act(states[-1], number)))
        states.append(step(states[-1], np.float64(actions[-1])))
    before, taken = np.array(states[:-1]), np.array(actions)
    return Transitions(before, taken, np.array(states[1:]), world.reward(before, taken))


def follow(plan: Sequence[float] | Array) -> Act:
    """Chooses the actions of a plan one after the other, whatever happens: open loop."""
    return lambda state, number: float(plan[number])


def random_actions(rng: np.random.Generator, largest: float) -> Act:
    """Draws each action anew, evenly up to a largest one in both directions."""
    return lambda state, number: float(rng.uniform(-largest, largest))


def random_episodes(world: World, n_episodes: int, rng: np.random.Generator, largest: float) -> Transitions:
    """Transitions of episodes of random actions."""
    return joined([run_episode(world, random_actions(rng, largest)) for _ in range(n_episodes)])
