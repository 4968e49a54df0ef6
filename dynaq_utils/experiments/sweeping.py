"""Where to plan: backwards from what surprised, or anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
import numpy.typing as npt

from dynaq_utils.envs import DynaMaze
from dynaq_utils.experiments.flat_dyna_q import FlatDynaQ
from dynaq_utils.learning import Params
from dynaq_utils.progress import track
from dynaq_utils.random_streams import borrowed_streams
from dynaq_utils.variants import Sweep, learn_by_sweeping

SWEEPING_PARAMS: Params = {"epsilon": 0.1, "alpha": 0.5, "gamma": 0.95, "k": 5, "theta": 1e-4}
OPTIMUM, SLACK = 14, 1.2
"""Moves from start to goal, at resolution 1, and how many times as many will do."""
MOST_STEPS = 1_000_000

Updates = npt.NDArray[np.float64]


def example_8_4(
    sweep: Sweep, resolutions: Sequence[int] = (1,), n_runs: int = 10, seed: int = 1, progress: bool = False
) -> Updates:
    """Counts the updates until the Dyna maze is solved, with the student's prioritized sweeping.

    A maze is solved when the greedy path from the start is at most 1.2 times as long as the shortest one.

    Args:
        sweep: the student's `sweep`.
        resolutions: how fine the maze is drawn, one row of the result each.
        n_runs: runs of each; run number r starts from seed + r, and the global streams are given back as they were.
        seed: seed of the first run.
        progress: whether to show a progress bar.

    Returns:
        Number of updates, shape (len(resolutions), n_runs).
    """
    __tracebackhide__ = True
    updates = np.zeros((len(resolutions), n_runs))
    for row, run in track(list(np.ndindex(updates.shape)), "runs", progress):
        maze = DynaMaze(resolutions[row])
        solved = partial(is_solved, maze, resolutions[row])
        with borrowed_streams(seed + run):
            _, updates[row, run] = learn_by_sweeping(maze, sweep, SWEEPING_PARAMS, solved, MOST_STEPS)
    return updates


def example_8_4_dyna_q(
    resolutions: Sequence[int] = (1,), n_runs: int = 10, seed: int = 1, progress: bool = False
) -> Updates:
    """Counts the updates until Dyna-Q, which draws where it plans, has solved the same mazes.

    Args:
        resolutions: how fine the maze is drawn, one row of the result each.
        n_runs: runs of each; run number r starts from seed + r.
        seed: seed of the first run.
        progress: whether to show a progress bar.

    Returns:
        Number of updates, shape (len(resolutions), n_runs): one for each step, and as many as it plans.
    """
    updates = np.zeros((len(resolutions), n_runs))
    for row, run in track(list(np.ndindex(updates.shape)), "runs", progress):
        maze = DynaMaze(resolutions[row])
        agent = FlatDynaQ(maze, SWEEPING_PARAMS, seed + run)
        while not is_solved(maze, resolutions[row], agent.rows):
            agent.step()
            updates[row, run] += 1 + SWEEPING_PARAMS["k"]
    return updates


def is_solved(maze: DynaMaze, resolution: int, value: npt.NDArray[np.float64] | list[list[float]]) -> bool:
    """Whether the greedy path is short enough; it takes the first action where several are best.

    Args:
        maze: the maze.
        resolution: how fine it is drawn.
        value: the values, as an array or as lists.
    """
    state: int | None = maze.init_state
    for _ in range(int(SLACK * OPTIMUM * resolution)):
        assert state is not None
        row = value[state]
        best = max(row)
        if best <= 0:
            return False
        state, _ = maze.get_outcome(state, list(row).index(best))
        if state is None:
            return True
    return False
