"""Trajectory sampling: updates where the policy goes, or all over the table."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from dynaq_utils.progress import track

Numbers = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]

N_ACTIONS = 2
EPSILON, TERMINATION = 0.1, 0.1
MOST_SWEEPS, SETTLED = 60, 1e-6


class RandomTasks:
    """Tasks made by chance, all of one size, on which one thing is done at a time.

    In each state there are two actions, and each leads with the same probability to one of `branching` states, with a
    reward for each drawn from a standard normal distribution; one transition in ten ends the episode, with reward 0.

    Attributes:
        value: the values, shape (n_tasks, n_states, 2).
    """

    def __init__(self, n_tasks: int, n_states: int, branching: int, rng: np.random.Generator) -> None:
        """Draws the tasks.

        Args:
            n_tasks: how many.
            n_states: states of each.
            branching: successors of each pair.
            rng: what draws them.
        """
        shape = n_tasks, n_states, N_ACTIONS, branching
        self.following: Indices = rng.integers(n_states, size=shape)
        self.rewards: Numbers = rng.normal(size=shape).mean(axis=3)
        self.value: Numbers = np.zeros(shape[:3])
        self.tasks = np.arange(n_tasks)

    def update(self, states: Indices, actions: Indices) -> Indices:
        """Makes an expected update of one pair of each task; gives the successors, shape (n_tasks, branching)."""
        following = self.following[self.tasks, states, actions]
        best = self.value[self.tasks[:, None], following].max(axis=2).mean(axis=1)
        rewards = self.rewards[self.tasks, states, actions]
        self.value[self.tasks, states, actions] = (1 - TERMINATION) * (rewards + best)
        return following

    def worth_of_start(self) -> Numbers:
        """What the greedy policy of each task earns from state 0, shape (n_tasks,)."""
        states = np.arange(self.value.shape[1])
        pairs = self.tasks[:, None], states, self.value.argmax(axis=2)
        following, rewards = self.following[pairs], self.rewards[pairs]
        worth = np.zeros(rewards.shape)
        for _ in range(MOST_SWEEPS):
            before = worth
            worth = (1 - TERMINATION) * (rewards + worth[self.tasks[:, None, None], following].mean(axis=2))
            if np.abs(worth - before).max() < SETTLED:
                break
        return worth[:, 0]


def figure_8_8(
    branching: int,
    n_states: int = 1000,
    n_updates: int = 5000,
    every: int = 500,
    n_tasks: int = 30,
    seed: int = 1,
    progress: bool = False,
) -> tuple[Numbers, Numbers]:
    """Measures how good the greedy policy gets, updates being spread over all pairs or made along the policy's way.

    Args:
        branching: successors of each pair.
        n_states: states of each task.
        n_updates: expected updates of each task.
        every: after how many updates the policy is looked at.
        n_tasks: number of tasks; the same ones for both.
        seed: the seed.
        progress: whether to show a progress bar.

    Returns:
        Value of the start state under the greedy policy after 0, `every`, 2 `every` ... updates, uniform and
        on-policy, each of shape (n_tasks, n_updates // every + 1).
    """
    found = []
    for law in track((_uniform, _on_policy), "ways of drawing", progress):
        tasks = RandomTasks(n_tasks, n_states, branching, np.random.default_rng(seed))
        curve = [tasks.worth_of_start()]
        steps = law(tasks, np.random.default_rng(seed + 1))
        for done in range(1, n_updates + 1):
            next(steps)
            if done % every == 0:
                curve.append(tasks.worth_of_start())
        found.append(np.array(curve).T)
    return found[0], found[1]


def _uniform(tasks: RandomTasks, rng: np.random.Generator) -> Iterator[None]:
    """Takes all pairs in turn."""
    n_tasks, n_states, _ = tasks.value.shape
    while True:
        for state, action in np.ndindex(n_states, N_ACTIONS):
            tasks.update(np.full(n_tasks, state), np.full(n_tasks, action))
            yield


def _on_policy(tasks: RandomTasks, rng: np.random.Generator) -> Iterator[None]:
    """Follows the epsilon-greedy policy from the start, episode after episode."""
    n_tasks = len(tasks.tasks)
    states = np.zeros(n_tasks, dtype=np.int64)
    while True:
        value = tasks.value[tasks.tasks, states]
        at_random = (rng.random(n_tasks) < EPSILON) | (value[:, 0] == value[:, 1])
        actions = np.where(at_random, rng.integers(N_ACTIONS, size=n_tasks), value.argmax(axis=1))
        following = tasks.update(states, actions)
        moved = following[tasks.tasks, rng.integers(following.shape[1], size=n_tasks)]
        states = np.where(rng.random(n_tasks) < TERMINATION, 0, moved)
        yield
