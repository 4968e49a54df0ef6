"""Mazes that change while the agent learns: who notices?"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from dynaq_utils.envs import BlockingMaze, ChangingMaze
from dynaq_utils.experiments.flat_dyna_q import FlatDynaQ
from dynaq_utils.learning import Params
from dynaq_utils.progress import track
from dynaq_utils.random_streams import borrowed_streams
from dynaq_utils.variants import BonusPlanner, learn_dyna_q_plus

BLOCKING_PARAMS: Params = {"epsilon": 0.05, "alpha": 1.0, "gamma": 0.95, "k": 10, "kappa": 5e-4}
BLOCKING_STEPS, BLOCKING_CHANGE = 3000, 1000
SHORTCUT_PARAMS: Params = {"epsilon": 0.05, "alpha": 1.0, "gamma": 0.95, "k": 50, "kappa": 1e-3}
SHORTCUT_STEPS, SHORTCUT_CHANGE = 6000, 3000

Curves = npt.NDArray[np.float64]


def figure_8_4(planner: BonusPlanner, n_runs: int = 10, seed: int = 1, progress: bool = False) -> Curves:
    """Measures what Dyna-Q+ earns in the blocking maze, with the student's planner.

    Args:
        planner: the student's `dyna_q_plus_planning`.
        n_runs: number of runs; run number r starts from seed + r, and the global streams are given back as they were.
        seed: seed of the first run.
        progress: whether to show a progress bar.

    Returns:
        Cumulative reward after each step, shape (n_runs, 3000).
    """
    __tracebackhide__ = True
    rewards = np.zeros((n_runs, BLOCKING_STEPS))
    for run in track(range(n_runs), "runs", progress):
        with borrowed_streams(seed + run):
            _, rewards[run] = learn_dyna_q_plus(
                BlockingMaze(), planner, BLOCKING_PARAMS, BLOCKING_STEPS, BLOCKING_CHANGE
            )
    return rewards.cumsum(axis=1)


def figure_8_4_dyna_q(n_runs: int = 10, seed: int = 1, progress: bool = False) -> Curves:
    """Measures what Dyna-Q, which has no bonus, earns in the same maze.

    Args:
        n_runs: number of runs; run number r starts from seed + r.
        seed: seed of the first run.
        progress: whether to show a progress bar.

    Returns:
        Cumulative reward after each step, shape (n_runs, 3000).
    """
    return earned(FlatDynaQ, BlockingMaze, BLOCKING_PARAMS, BLOCKING_STEPS, BLOCKING_CHANGE, n_runs, seed, progress)


def exercise_8_4(n_runs: int = 10, seed: int = 1, progress: bool = False) -> Curves:
    """Measures what Exercise 8.4's agent earns in the same maze: the bonus counts when it acts, not when it learns.

    Args:
        n_runs: number of runs; run number r starts from seed + r.
        seed: seed of the first run.
        progress: whether to show a progress bar.

    Returns:
        Cumulative reward after each step, shape (n_runs, 3000).
    """
    return earned(BonusInAction, BlockingMaze, BLOCKING_PARAMS, BLOCKING_STEPS, BLOCKING_CHANGE, n_runs, seed, progress)


class BonusInAction(FlatDynaQ):
    """An agent that adds a bonus to an action's value when it chooses, and learns without one."""

    def __init__(self, maze: ChangingMaze, params: Params, seed: int) -> None:
        """Puts the agent at the start; `params` needs 'kappa', too."""
        super().__init__(maze, params, seed)
        self.kappa = params["kappa"]
        self.now = 0
        self.last_tried = [[0] * maze.n_actions for _ in range(maze.n_states)]

    def preferences(self) -> list[float]:
        """The values, each with a bonus that grows with the time since the action was tried here."""
        pairs = zip(self.rows[self.state], self.last_tried[self.state], strict=True)
        return [value + self.kappa * math.sqrt(self.now - tried) for value, tried in pairs]

    def act(self) -> int:
        """Chooses an action and remembers when."""
        action = super().act()
        self.now += 1
        self.last_tried[self.state][action] = self.now
        return action


def earned(
    agent: type[FlatDynaQ],
    maze: Callable[[], ChangingMaze],
    params: Params,
    n_steps: int,
    change_step: int,
    n_runs: int,
    seed: int,
    progress: bool = False,
) -> Curves:
    """Measures what an agent on plain lists earns in a maze that changes.

    Args:
        agent: the class of the agent.
        maze: makes a new maze for each run.
        params: what the agent needs.
        n_steps: steps a run.
        change_step: after how many of them the maze changes.
        n_runs: number of runs; run number r starts from seed + r.
        seed: seed of the first run.
        progress: whether to show a progress bar.

    Returns:
        Cumulative reward after each step, shape (n_runs, n_steps).
    """
    rewards = np.zeros((n_runs, n_steps))
    for run in track(range(n_runs), "runs", progress):
        world = maze()
        one = agent(world, params, seed + run)
        rewards[run, :change_step] = [one.step() for _ in range(change_step)]
        world.change()
        rewards[run, change_step:] = [one.step() for _ in range(n_steps - change_step)]
    return rewards.cumsum(axis=1)
