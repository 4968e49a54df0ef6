"""The runs that Dyna-Q+ and prioritized sweeping must produce, bit for bit, without a compiler.

The same floating-point operations in the same order and the same random words as the loops of `dynaq_utils.variants`
with right functions in them, on Python floats and lists.
"""

from __future__ import annotations

import math
from bisect import insort
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from .words import Words, mask_for
from .world import Outcomes, Table

Stream = tuple[Any, ...]


@dataclass(frozen=True)
class VariantRun:
    """What a run leaves behind.

    Attributes:
        value: Shape (n_states, n_actions).
        rewards: The reward of each step, shape (n_steps,).
        updates: Number of planned updates.
        stream: Legacy state of `np.random` at the end.
    """

    value: Table
    rewards: Table
    updates: int
    stream: Stream


def run_dyna_q_plus(
    worlds: tuple[Outcomes, Outcomes],
    params: Mapping[str, Any],
    stream: Stream | int,
    n_steps: int,
    change_step: int | None = None,
    new_agent: Callable[[Outcomes, Mapping[str, Any], Words], CuriousAgent] | None = None,
) -> VariantRun:
    """Runs Dyna-Q+.

    Args:
        worlds: The world before and after the change.
        params: 'epsilon', 'alpha', 'gamma', 'k' and 'kappa'.
        stream: Legacy state of `np.random` at the start, or a seed for `np.random.seed`.
        n_steps: Number of steps.
        change_step: After how many steps the world changes, or None.
        new_agent: Makes an agent that plans in another way; the reference where None.
    """
    agent = (new_agent or CuriousAgent)(worlds[0], params, _words(stream))
    rewards = np.zeros(n_steps)
    for now in range(1, n_steps + 1):
        if now - 1 == change_step:
            agent.enter(worlds[1])
        rewards[now - 1] = agent.live(now)
    return agent.leave(rewards, agent.k * n_steps)


def run_sweeping(
    world: Outcomes,
    params: Mapping[str, Any],
    stream: Stream | int,
    is_solved: Callable[[list[list[float]]], bool],
    most_steps: int,
) -> VariantRun:
    """Runs prioritized sweeping until a world is solved.

    Args:
        world: The world.
        params: 'epsilon', 'alpha', 'gamma', 'k' and 'theta'.
        stream: Legacy state of `np.random` at the start, or a seed for `np.random.seed`.
        is_solved: Tells from the values, one list a state, after every step.
        most_steps: After how many steps it gives up.
    """
    agent = SweepingAgent(world, params, _words(stream))
    rewards: list[float] = []
    while len(rewards) < most_steps:
        rewards.append(agent.live())
        if is_solved(agent.rows):
            break
    return agent.leave(np.array(rewards), agent.updates)


class Walker:
    """What both agents do: they act, and know what each action leads to."""

    def __init__(self, world: Outcomes, params: Mapping[str, Any], words: Words) -> None:
        self.words, self.next_word = words, iter(words).__next__
        self.epsilon, self.alpha, self.gamma = params["epsilon"], params["alpha"], params["gamma"]
        self.k = params["k"]
        n_states, self.n_actions = world.table.shape[:2]
        self.rows = [[0.0] * self.n_actions for _ in range(n_states)]
        self.state = world.init_state
        self.enter(world)

    def enter(self, world: Outcomes) -> None:
        """Goes on in a world."""
        self.init_state = world.init_state
        self.outcomes = [
            [(reward, None if after != after else int(after)) for reward, after in row] for row in world.table.tolist()
        ]

    def draw(self, n: int) -> int:
        """Draws a number below n as `np.random.randint` does."""
        if n == 1:
            return 0
        mask = mask_for(n)
        word = self.next_word() & mask
        while word >= n:
            word = self.next_word() & mask
        return word

    def act(self) -> int:
        """Chooses an action as `epsilon_greedy_random_ties` does."""
        high, low = self.next_word(), self.next_word()
        if ((high >> 5) * 67108864 + (low >> 6)) / 9007199254740992.0 > self.epsilon:
            row = self.rows[self.state]
            largest = max(row)
            best = [action for action, value in enumerate(row) if value == largest]
            return best[self.draw(len(best))]
        return self.draw(self.n_actions)

    def move(self, after: int | None) -> None:
        """Goes where an action has led, or to the start."""
        self.state = self.init_state if after is None else after

    def back_up(self, state: int, action: int, reward: float, after: int | None) -> None:
        """Takes one Q-learning step."""
        old = self.rows[state][action]
        best = 0.0 if after is None else max(self.rows[after])
        self.rows[state][action] = old + self.alpha * (reward + self.gamma * best - old)

    def leave(self, rewards: Table, updates: int) -> VariantRun:
        """Gives what the run leaves behind."""
        return VariantRun(np.array(self.rows), rewards, updates, self.words.state_now())


class CuriousAgent(Walker):
    """The agent of Dyna-Q+; another way of planning overrides `remember` or `plan`."""

    def __init__(self, world: Outcomes, params: Mapping[str, Any], words: Words) -> None:
        super().__init__(world, params, words)
        self.kappa = params["kappa"]
        self.states: list[int] = []
        self.model: dict[int, list[tuple[float, int | None]]] = {}
        self.last_tried = [[0] * self.n_actions for _ in self.rows]

    def live(self, now: int) -> float:
        """Acts, learns and plans once; gives the reward."""
        state, action = self.state, self.act()
        reward, after = self.outcomes[state][action]
        self.back_up(state, action, reward, after)
        self.remember(state, action, reward, after)
        self.last_tried[state][action] = now
        self.plan(now)
        self.move(after)
        return reward

    def remember(self, state: int, action: int, reward: float, after: int | None) -> None:
        """Keeps what was seen; what was never tried in a state leads back to it, for nothing."""
        if state not in self.model:
            insort(self.states, state)
            self.model[state] = [(0.0, state)] * self.n_actions
        self.model[state][action] = reward, after

    def plan(self, now: int) -> None:
        """Backs up k pairs, each with its bonus."""
        for _ in range(self.k):
            state = self.states[self.draw(len(self.states))]
            action = self.draw(self.n_actions)
            reward, after = self.model[state][action]
            bonus = self.kappa * math.sqrt(now - self.last_tried[state][action])
            self.back_up(state, action, reward + bonus, after)


class TriedOnly(CuriousAgent):
    """Dyna-Q+ without the footnote of section 8.3: what was never tried in a state is left out."""

    def __init__(self, world: Outcomes, params: Mapping[str, Any], words: Words) -> None:
        super().__init__(world, params, words)
        self.tried: dict[int, list[int]] = {}

    def remember(self, state: int, action: int, reward: float, after: int | None) -> None:
        """Keeps what was seen, and that it was."""
        super().remember(state, action, reward, after)
        if action not in self.tried.setdefault(state, []):
            insort(self.tried[state], action)

    def plan(self, now: int) -> None:
        """Backs up k pairs that were tried, each with its bonus."""
        for _ in range(self.k):
            state = self.states[self.draw(len(self.states))]
            action = self.tried[state][self.draw(len(self.tried[state]))]
            reward, after = self.model[state][action]
            bonus = self.kappa * math.sqrt(now - self.last_tried[state][action])
            self.back_up(state, action, reward + bonus, after)


class SweepingAgent(Walker):
    """The agent of prioritized sweeping."""

    def __init__(self, world: Outcomes, params: Mapping[str, Any], words: Words) -> None:
        super().__init__(world, params, words)
        self.theta = params["theta"]
        self.priority = [0.0] * (len(self.rows) * self.n_actions)
        self.model: dict[int, tuple[float, int | None]] = {}
        self.leads_to: dict[int, list[int]] = {}
        self.updates = 0

    def live(self) -> float:
        """Acts, remembers, and works off the most urgent updates; gives the reward."""
        state, action = self.state, self.act()
        reward, after = self.outcomes[state][action]
        pair = state * self.n_actions + action
        if pair not in self.model:
            self.model[pair] = reward, after
            if after is not None:
                insort(self.leads_to.setdefault(after, []), pair)
        self._worry(pair)
        for _ in range(self.k):
            urgent = max(self.priority)
            if urgent <= self.theta:
                break
            self._sweep(self.priority.index(urgent))
        self.move(after)
        return reward

    def _sweep(self, pair: int) -> None:
        state, action = divmod(pair, self.n_actions)
        self.priority[pair] = 0.0
        self.back_up(state, action, *self.model[pair])
        self.updates += 1
        for before in self.leads_to.get(state, ()):
            self._worry(before)

    def _worry(self, pair: int) -> None:
        """Raises a pair's priority to how far it is from its target."""
        state, action = divmod(pair, self.n_actions)
        reward, after = self.model[pair]
        future = 0.0 if after is None else max(self.rows[after])
        surprise = abs(reward + self.gamma * future - self.rows[state][action])
        self.priority[pair] = max(self.priority[pair], surprise)


def _words(stream: Stream | int) -> Words:
    if isinstance(stream, int):
        stream = np.random.RandomState(stream).get_state(legacy=True)  # type: ignore[assignment]
    assert isinstance(stream, tuple)
    return Words(stream)
