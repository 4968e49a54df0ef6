"""The Dyna maze: how much planning pays, and how far it reaches."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from dynaq_utils.envs import DynaMaze
from dynaq_utils.experiments.flat_dyna_q import FlatDynaQ
from dynaq_utils.learning import Params, Table
from dynaq_utils.progress import track

MAZE_PARAMS: Params = {"epsilon": 0.1, "alpha": 0.1, "gamma": 0.95}


def figure_8_2(
    planning_steps: Sequence[int] = (0, 5, 50),
    n_runs: int = 30,
    n_episodes: int = 50,
    seed: int = 1,
    progress: bool = False,
) -> npt.NDArray[np.float64]:
    """Measures how many steps Dyna-Q takes to the goal of the Dyna maze, episode after episode.

    Args:
        planning_steps: the numbers of planning steps to compare.
        n_runs: runs of each; run number r starts from seed + r, whatever the number of planning steps.
        n_episodes: episodes a run.
        seed: seed of the first run.
        progress: whether to show a progress bar.

    Returns:
        Steps per episode, shape (len(planning_steps), n_runs, n_episodes).
    """
    steps = np.zeros((len(planning_steps), n_runs, n_episodes))
    for row, run in track(list(np.ndindex(steps.shape[:2])), "runs", progress):
        agent = FlatDynaQ(DynaMaze(), {**MAZE_PARAMS, "k": planning_steps[row]}, seed + run)
        steps[row, run] = [agent.live_through_episode() for _ in range(n_episodes)]
    return steps


def figure_8_3(planning_steps: int, seed: int = 1) -> Table:
    """Gives what an agent has learnt half-way through its second episode in the Dyna maze.

    Args:
        planning_steps: the number of planning steps.
        seed: the seed of the run.

    Returns:
        The values, shape (n_states, n_actions).
    """
    tables = second_episode(planning_steps, seed)
    return tables[(len(tables) - 1) // 2]


def second_episode(planning_steps: int, seed: int = 1) -> Table:
    """Gives what an agent has learnt after every step of its second episode in the Dyna maze.

    Args:
        planning_steps: the number of planning steps.
        seed: the seed of the run.

    Returns:
        The values before the first step, after it, and so on, shape (n_steps + 1, n_states, n_actions).
    """
    agent = FlatDynaQ(DynaMaze(), {**MAZE_PARAMS, "k": planning_steps}, seed)
    agent.live_through_episode()
    tables = [np.array(agent.rows)]
    has_ended = False
    while not has_ended:
        has_ended = agent.step() > 0
        tables.append(np.array(agent.rows))
    return np.array(tables)
