"""The run that Dyna-Q must produce, bit for bit, without a compiler.

The same floating-point operations in the same order and the same random words as
`dynaq_utils.learning.learn_environment` with a correct planner, on Python floats and lists.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from .words import Words, mask_for
from .world import Outcomes, Table

Known = tuple[list[float], int, float, "list[float] | tuple[float]"]
WORTHLESS = (0.0,)


@dataclass(frozen=True)
class Run:
    """What a run leaves behind.

    Attributes:
        value: Shape (n_states, n_actions).
        reward_sums: Sum of rewards of each episode, shape (n_episodes,).
        episode_steps: Steps of each episode, shape (n_episodes,).
        model: Shape (n_states, n_actions, 2).
        visits: The pairs in the order in which they were tried, shape (steps, 2).
        stream: Legacy state of `np.random` at the end.
    """

    value: Table
    reward_sums: Table
    episode_steps: Table
    model: Table
    visits: npt.NDArray[np.int64]
    stream: tuple[Any, ...]


@dataclass(frozen=True)
class Shortcut:
    """A change of the world before one episode, shown to the agent once.

    Attributes:
        episode: Before which episode, 0 is the first.
        outcomes: The world from then on.
        shown: The pair that is demonstrated, or None.
    """

    episode: int
    outcomes: Outcomes
    shown: tuple[int, int] | None


def run(
    outcomes: Outcomes,
    params: Mapping[str, Any],
    stream: tuple[Any, ...] | int,
    n_episodes: int,
    max_steps: int = 1000,
    shortcut: Shortcut | None = None,
    new_agent: Callable[[Outcomes, Mapping[str, Any], Words], Agent] | None = None,
) -> Run:
    """Runs Dyna-Q.

    Args:
        outcomes: The world.
        params: 'epsilon', 'alpha', 'gamma' and 'k'.
        stream: Legacy state of `np.random` at the start, or a seed for `np.random.seed`.
        n_episodes: Number of episodes.
        max_steps: Longest episode.
        shortcut: How the world changes on the way.
        new_agent: Makes an agent that draws in another way; the reference where None.
    """
    if isinstance(stream, int):
        stream = np.random.RandomState(stream).get_state(legacy=True)  # type: ignore[assignment]
    assert isinstance(stream, tuple)
    agent = (new_agent or Agent)(outcomes, params, Words(stream))
    reward_sums, episode_steps = np.zeros(n_episodes), np.zeros(n_episodes)
    for episode in range(n_episodes):
        if shortcut is not None and episode == shortcut.episode:
            agent.change_world(shortcut)
        reward_sums[episode], episode_steps[episode] = agent.live_through_episode(max_steps)
    return agent.leave(reward_sums, episode_steps)


class Agent:
    """The agent of a run; another way of drawing for planning overrides `plan`."""

    def __init__(self, outcomes: Outcomes, params: Mapping[str, Any], words: Words) -> None:
        n_states, n_actions = outcomes.table.shape[:2]
        self.shape = n_states, n_actions
        self.words = words
        self.next_word = iter(words).__next__
        self.epsilon, self.alpha, self.gamma = params["epsilon"], params["alpha"], params["gamma"]
        self.k = params["k"]
        self.rows = [[1.0] * n_actions for _ in range(n_states)]
        self.keys: list[int] = []
        self.known: list[Known] = []
        self.model = np.full((n_states, n_actions, 2), np.nan)
        self.visits: list[tuple[int, int]] = []
        self.enter(outcomes)

    def enter(self, outcomes: Outcomes) -> None:
        """Reads a world once; each pair becomes the entry that planning will need."""
        self.outcomes = outcomes
        self.entries: list[list[Known]] = []
        self.next_states: list[list[int | None]] = []
        for state, row in enumerate(outcomes.table.tolist()):
            next_states = [None if following != following else int(following) for _, following in row]
            self.next_states.append(next_states)
            self.entries.append(
                [
                    (self.rows[state], action, reward, WORTHLESS if after is None else self.rows[after])
                    for action, ((reward, _), after) in enumerate(zip(row, next_states, strict=True))
                ]
            )

    def change_world(self, shortcut: Shortcut) -> None:
        """Goes on in another world, of which one pair may be shown."""
        self.enter(shortcut.outcomes)
        if shortcut.shown is not None:
            state, action = shortcut.shown
            self.remember(state, action)
            self.back_up(self.entries[state][action])

    def live_through_episode(self, max_steps: int) -> tuple[float, int]:
        """Acts, learns and plans until the episode ends; gives the sum of rewards and the number of steps."""
        state, total = self.outcomes.init_state, 0.0
        for steps in range(1, max_steps + 1):
            action = self.act(self.rows[state])
            entry = self.entries[state][action]
            total += entry[2]
            self.visits.append((state, action))
            self.back_up(entry)
            self.remember(state, action)
            if self.k > 0:
                self.plan()
            following = self.next_states[state][action]
            if following is None:
                return total, steps
            state = following
        return total, max_steps

    def act(self, row: list[float]) -> int:
        """Chooses an action as `epsilon_greedy` does."""
        high, low = self.next_word(), self.next_word()
        if ((high >> 5) * 67108864 + (low >> 6)) / 9007199254740992.0 > self.epsilon:
            return row.index(max(row))
        return self.draw(len(row))

    def draw(self, n: int) -> int:
        """Draws a number below n as `np.random.randint` does."""
        if n == 1:
            return 0
        mask = mask_for(n)
        word = self.next_word() & mask
        while word >= n:
            word = self.next_word() & mask
        return word

    def back_up(self, entry: Known) -> None:
        """Takes one Q-learning step."""
        row, action, reward, following = entry
        old = row[action]
        row[action] = old + self.alpha * (reward + self.gamma * max(following) - old)

    def remember(self, state: int, action: int) -> None:
        """Keeps the known pairs in row-major order, as `np.where` lists them."""
        key = state * self.shape[1] + action
        place = bisect_left(self.keys, key)
        entry = self.entries[state][action]
        if place < len(self.keys) and self.keys[place] == key:
            self.known[place] = entry
        else:
            self.keys.insert(place, key)
            self.known.insert(place, entry)
        self.model[state, action] = self.outcomes.table[state, action]

    def plan(self) -> None:
        """`back_up` of `draw`, k times, written out: this is where a run spends its time."""
        known, next_word = self.known, self.next_word
        alpha, gamma = self.alpha, self.gamma
        n = len(known)
        mask = mask_for(n)
        for _ in range(self.k):
            if n > 1:
                word = next_word() & mask
                while word >= n:
                    word = next_word() & mask
            else:
                word = 0
            row, action, reward, following = known[word]
            old = row[action]
            row[action] = old + alpha * (reward + gamma * max(following) - old)

    def leave(self, reward_sums: Table, episode_steps: Table) -> Run:
        """Gives what the run leaves behind."""
        visits = np.array(self.visits, dtype=np.int64).reshape(-1, 2)
        return Run(np.array(self.rows), reward_sums, episode_steps, self.model, visits, self.words.state_now())
