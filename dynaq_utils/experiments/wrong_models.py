"""Models that are wrong in places: how far may one imagine?"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from dynaq_utils.envs import DynaMaze, Maze
from dynaq_utils.experiments.dyna_maze import MAZE_PARAMS
from dynaq_utils.experiments.flat_dyna_q import WORTHLESS, FlatDynaQ
from dynaq_utils.learning import Table
from dynaq_utils.progress import track
from dynaq_utils.variants import outcome_table

Target = Callable[[Table, Table, float, float, int, float], float]
UPDATES_A_STEP = 20
GAMMA = 0.95


def wrong_model(maze: Maze, wrong: float, rng: np.random.Generator) -> Table:
    """A model that knows everything, and has it wrong in places.

    Args:
        maze: the maze.
        wrong: probability with which the entry of a free square is wrong: it leads to any free square, for nothing.
        rng: what draws them.

    Returns:
        Reward and next state of each pair, shape (n_states, n_actions, 2).
    """
    model = outcome_table(maze)
    free = np.array(maze.free_states)
    hit = rng.random((len(free), maze.n_actions)) < wrong
    rows, actions = np.nonzero(hit)
    model[free[rows], actions, 0] = 0.0
    model[free[rows], actions, 1] = rng.choice(free, len(rows))
    return model


def rollout_study(
    lengths: Sequence[int] = (1, 5, 50),
    wrong: Sequence[float] = (0.0, 0.1, 0.3),
    n_runs: int = 5,
    n_steps: int = 3000,
    seed: int = 1,
    progress: bool = False,
) -> npt.NDArray[np.float64]:
    """Counts the episodes that an agent gets through which plans by imagined rollouts of a certain length.

    It starts with a model that is wrong in places and corrects each entry when it really tries the pair. After each
    step it makes 20 updates, along rollouts that start from states where it has been.

    Args:
        lengths: lengths of the rollouts.
        wrong: probabilities with which an entry of the model is wrong at first.
        n_runs: runs of each; run number r starts from seed + r.
        n_steps: real steps of each run.
        seed: seed of the first run.
        progress: whether to show a progress bar.

    Returns:
        Episodes, shape (len(wrong), len(lengths), n_runs).

    Source:
        The question of Janner et al. (2019), When to trust your model, asked in a table.
    """
    episodes = np.zeros((len(wrong), len(lengths), n_runs))
    for row, column, run in track(list(np.ndindex(episodes.shape)), "runs", progress):
        maze = DynaMaze()
        model = wrong_model(maze, wrong[row], np.random.default_rng(seed + run))
        agent = RolloutAgent(maze, model, lengths[column], seed + run)
        episodes[row, column, run] = sum(agent.step() for _ in range(n_steps))
    return episodes


class RolloutAgent(FlatDynaQ):
    """An agent that imagines trips from where it has been, with a model that it corrects as it goes."""

    def __init__(self, maze: Maze, model: Table, length: int, seed: int) -> None:
        """Puts the agent at the start.

        Args:
            maze: the maze.
            model: what it believes at first, shape (n_states, n_actions, 2).
            length: steps of a rollout, if it does not reach the goal before.
            seed: seed of all that is drawn.
        """
        super().__init__(maze, {**MAZE_PARAMS, "k": 0}, seed)
        self.length, self.credit = length, 0
        self.starts: list[int] = []
        self.believed = [
            [(reward, None if after != after else int(after)) for reward, after in row] for row in model.tolist()
        ]

    def step(self) -> int:
        """Acts and learns once, corrects the model, then imagines."""
        state, count = self.state, len(self.seen)
        reward = super().step()
        self._correct(state, count)
        self.credit += UPDATES_A_STEP
        while self.credit >= self.length:
            self.credit -= self._imagine(self.starts[int(self.random() * len(self.starts))])
        return reward

    def _correct(self, state: int, count: int) -> None:
        """Takes over what a new pair has really led to."""
        if len(self.seen) > count:
            if state not in self.starts:
                self.starts.append(state)
            action = self.seen[-1][1]
            after, reward = self.maze.get_outcome(state, action)
            self.believed[state][action] = float(reward), after

    def _imagine(self, state: int) -> int:
        """Makes a rollout and learns from each of its steps; gives the number of steps."""
        rows, believed, alpha, gamma = self.rows, self.believed, self.alpha, self.gamma
        steps = 0
        after: int | None = state
        while steps < self.length and after is not None:
            state, steps = after, steps + 1
            row = rows[state]
            action = self.choose(row)
            reward, after = believed[state][action]
            following = WORTHLESS if after is None else rows[after]
            row[action] += alpha * (reward + gamma * max(following) - row[action])
        return steps


def value_expansion_study(
    target: Target,
    horizons: Sequence[int] = (0, 1, 3, 5, 10, 20, 50),
    wrong: Sequence[float] = (0.0, 0.05, 0.2),
    noise: float = 0.2,
    n_models: int = 3,
    seed: int = 1,
    progress: bool = False,
) -> npt.NDArray[np.float64]:
    """Measures how wrong expanded targets are, for values that are a little wrong and models that are wrong in places.

    The targets of all pairs of the Dyna maze are compared with the right values. The values that are handed over
    follow the right policy: in each state the best action has its right value and some noise, the others less.

    Args:
        target: the student's `mbve_target`.
        horizons: the horizons to compare.
        wrong: probabilities with which an entry of the model is wrong.
        noise: standard deviation of the error of the values.
        n_models: models and tables of values that are tried; number m is drawn from seed + m, for every horizon.
        seed: seed of the first model.
        progress: whether to show a progress bar.

    Returns:
        Root of the mean squared error of the targets, shape (len(wrong), len(horizons), n_models).

    Source:
        The question of Feinberg et al. (2018), Model-based value estimation, asked in a table.
    """
    __tracebackhide__ = True
    maze = DynaMaze()
    right, outcomes = right_values(maze), outcome_table(maze)
    pairs = [(state, action) for state in maze.free_states for action in range(maze.n_actions)]
    steps = {pair: (float(outcomes[pair][0]), float(outcomes[pair][1])) for pair in pairs}
    errors = np.zeros((len(wrong), len(horizons), n_models))
    for row, number in track(list(np.ndindex(len(wrong), n_models)), "models", progress):
        rng = np.random.default_rng(seed + number)
        value = noisy_values(right, noise, rng)
        model = wrong_model(maze, wrong[row], rng)
        for column, horizon in enumerate(horizons):
            found = [target(model, value, *steps[pair], horizon, GAMMA) for pair in pairs]
            wanted = [right[pair] for pair in pairs]
            errors[row, column, number] = np.sqrt(np.mean((np.array(found) - wanted) ** 2))
    return errors


def right_values(maze: Maze) -> Table:
    """The values of the best policy, by value iteration until nothing changes; shape (n_states, n_actions)."""
    outcomes = outcome_table(maze)
    ends = np.isnan(outcomes[:, :, 1])
    after = np.where(ends, 0, outcomes[:, :, 1]).astype(int)
    value, before = np.zeros(ends.shape), np.ones(ends.shape)
    while not np.array_equal(value, before):
        before = value
        value = outcomes[:, :, 0] + GAMMA * np.where(ends, 0.0, value.max(axis=1)[after])
    return value


def noisy_values(right: Table, noise: float, rng: np.random.Generator) -> Table:
    """Values with errors whose largest entries stay where they were.

    Args:
        right: the right values, shape (n_states, n_actions).
        noise: standard deviation of the error of the largest entry of each state.
        rng: what draws the errors.

    Returns:
        A table of the same shape; the other entries of a state are 1 less than its largest.
    """
    states = np.arange(len(right))
    largest = right.max(axis=1) + noise * rng.normal(size=len(right))
    value = np.repeat(largest[:, np.newaxis] - 1.0, right.shape[1], axis=1)
    value[states, right.argmax(axis=1)] = largest
    return value
