"""A whole run of Dyna-Q on plain Python lists, fast enough for figures of many runs: half a microsecond an update."""

from __future__ import annotations

import math
import random

from dynaq_utils.envs import Maze
from dynaq_utils.learning import Params

Seen = tuple[list[float], int, float, "list[float] | tuple[float]"]
WORTHLESS = (0.0,)


class FlatDynaQ:
    """An agent in a maze.

    Attributes:
        rows: the values, one list a state.
        state: where the agent stands.
    """

    def __init__(self, maze: Maze, params: Params, seed: int) -> None:
        """Puts the agent at the start; it knows nothing, and values are 0.

        Args:
            maze: the maze.
            params: 'epsilon', 'alpha', 'gamma' and 'k'.
            seed: seed of all that is drawn.
        """
        self.maze = maze
        self.epsilon, self.alpha, self.gamma = params["epsilon"], params["alpha"], params["gamma"]
        self.k = params["k"]
        self.random = random.Random(seed).random
        self.rows = [[0.0] * maze.n_actions for _ in range(maze.n_states)]
        self.seen: list[Seen] = []
        self.places: dict[tuple[int, int], int] = {}
        self.state = maze.init_state

    def live_through_episode(self, most_steps: float = math.inf) -> int:
        """Goes on until the goal is reached, or so many steps are made; gives the number of steps."""
        steps, has_ended = 0, False
        while steps < most_steps and not has_ended:
            has_ended = self.step() > 0
            steps += 1
        return steps

    def step(self) -> int:
        """Acts, learns and plans once; gives the reward."""
        state, maze = self.state, self.maze
        action = self.act()
        next_state, reward = maze.get_outcome(state, action)
        self.state = maze.init_state if next_state is None else next_state
        following = WORTHLESS if next_state is None else self.rows[next_state]
        one = self.rows[state], action, float(reward), following
        place = self.places.setdefault((state, action), len(self.seen))
        self.seen[place : place + 1] = [one]
        self._replay(one, self.k)
        return reward

    def act(self) -> int:
        """Chooses an action where the agent stands."""
        return self.choose(self.preferences())

    def choose(self, preferences: list[float]) -> int:
        """Chooses the action that is preferred, now and then any; any of the best ones where several are best."""
        if self.random() < self.epsilon:
            return int(self.random() * len(preferences))
        best = max(preferences)
        if preferences.count(best) == 1:
            return preferences.index(best)
        ties = [action for action, preference in enumerate(preferences) if preference == best]
        return ties[int(self.random() * len(ties))]

    def preferences(self) -> list[float]:
        """What the agent compares when it chooses an action."""
        return self.rows[self.state]

    def _replay(self, one: Seen, k: int) -> None:
        """Learns from what was seen just now, then from k memories."""
        seen, draw, alpha, gamma = self.seen, self.random, self.alpha, self.gamma
        row, action, reward, following = one
        for _ in range(k):
            row[action] += alpha * (reward + gamma * max(following) - row[action])
            row, action, reward, following = seen[int(draw() * len(seen))]
        row[action] += alpha * (reward + gamma * max(following) - row[action])
