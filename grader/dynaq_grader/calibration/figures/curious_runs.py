"""Runs in the mazes that change, of agents that are curious in one way or another."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np

from dynaq_utils.envs import BlockingMaze, ChangingMaze, ShortcutMaze
from dynaq_utils.experiments import changing_mazes
from dynaq_utils.experiments.changing_mazes import BonusInAction, earned
from dynaq_utils.experiments.flat_dyna_q import FlatDynaQ
from dynaq_utils.learning import Params

from ...base.writing import write_aside
from ...reference import Outcomes, run_dyna_q_plus
from ...reference.variants import CuriousAgent, TriedOnly
from .measurement import Numbers, number_of

EVERY = 60
FULL = 100
FIRST_SEED = 5000
Maze = tuple[Callable[[], ChangingMaze], Params, int, int]
BLOCKING: Maze = (
    BlockingMaze,
    changing_mazes.BLOCKING_PARAMS,
    changing_mazes.BLOCKING_STEPS,
    changing_mazes.BLOCKING_CHANGE,
)
SHORTCUT: Maze = (
    ShortcutMaze,
    changing_mazes.SHORTCUT_PARAMS,
    changing_mazes.SHORTCUT_STEPS,
    changing_mazes.SHORTCUT_CHANGE,
)
LATE, RATE_OF_THE_SHORTCUT = 500, 0.07
"""The last steps, and the reward a step that only the shorter way gives: 10 moves against 16."""


def run_all(maze: Maze, n_runs: int) -> dict[str, Numbers]:
    """What four agents earn, cumulative, shape (n_runs, n_steps) each."""
    world, params, n_steps, change = maze
    return {
        "Dyna-Q": earned(FlatDynaQ, world, params, n_steps, change, n_runs, FIRST_SEED),
        "Dyna-Q+": _curious(CuriousAgent, maze, n_runs),
        "bonus in action only": earned(BonusInAction, world, params, n_steps, change, n_runs, FIRST_SEED),
        "untried actions left out": _curious(TriedOnly, maze, n_runs),
    }


def _curious(agent: type[CuriousAgent], maze: Maze, n_runs: int) -> Numbers:
    world, params, n_steps, change = maze
    later = world()
    later.change()
    worlds = Outcomes.of(world()), Outcomes.of(later)
    runs = [
        run_dyna_q_plus(worlds, params, FIRST_SEED + run, n_steps, change, new_agent=agent) for run in range(n_runs)
    ]
    return np.array([run.rewards for run in runs]).cumsum(axis=1)


def takes_the_shortcut(curves: Numbers) -> Numbers:
    """1 for each run that earns, at the end, what only the shorter way gives, else 0."""
    rate = (curves[:, -1] - curves[:, -1 - LATE]) / LATE
    return np.asarray(rate > RATE_OF_THE_SHORTCUT, dtype=np.float64)


def write_curves(path: Path, share: float) -> dict[str, Numbers]:
    """Measures Figure 8.5, writes its mean curves for `dynaq_utils.experiments.figure_8_5`, and gives all runs."""
    n_runs = number_of(FULL, share)
    curves = run_all(SHORTCUT, n_runs)
    at = np.arange(EVERY - 1, SHORTCUT[2], EVERY)
    means = {label: runs[:, at].mean(axis=0).round(2).tolist() for label, runs in curves.items()}
    stored = {"n_runs": n_runs, "steps": (at + 1).tolist(), "curves": means}
    write_aside(path, (json.dumps(stored) + "\n").encode())
    return curves
