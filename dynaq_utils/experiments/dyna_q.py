"""The two experiments of the first notebook, made with the student's own functions.

Each gives plain arrays of steps per episode.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from dynaq_utils.envs import GridWorld, QuentinsWorld
from dynaq_utils.learning import ModelUpdater, Params, Planner, learn_environment
from dynaq_utils.progress import track
from dynaq_utils.random_streams import borrowed_streams

COURSE_PARAMS: Params = {"epsilon": 0.05, "alpha": 0.5, "gamma": 0.8}
MAX_STEPS = 1000
QUICK_RUNS, FULL_RUNS = 2, 30
QUICK_EPISODES, FULL_EPISODES = 40, 100

Steps = npt.NDArray[np.float64]


def plan_sweep(
    model_updater: ModelUpdater,
    planner: Planner,
    planning_steps: Sequence[int] = (0, 1, 10, 100),
    n_runs: int | None = None,
    n_episodes: int | None = None,
    seed: int = 1,
    quick: bool = True,
    progress: bool = False,
    params: Params = COURSE_PARAMS,
    world: Callable[[], GridWorld] = QuentinsWorld,
) -> Steps:
    """Measures how much planning pays: runs with each number of planning steps.

    Run number r of every k starts from seed + r; the global random streams are given back as they were.

    Args:
        model_updater: the student's `dyna_q_model_update`.
        planner: the student's `dyna_q_planning`, which reads `params['k']`.
        planning_steps: the numbers of planning steps k to compare.
        n_runs: runs of each; None for 2 when quick, else 30.
        n_episodes: episodes a run; None for 40 when quick, else 100.
        seed: seed of the first run.
        quick: whether to choose small numbers where none are given.
        progress: whether to show a progress bar.
        params: 'epsilon', 'alpha' and 'gamma'; 'k' is set by this function.
        world: makes a new world for each run.

    Returns:
        Steps per episode, shape (len(planning_steps), n_runs, n_episodes).
    """
    __tracebackhide__ = True
    n_runs = n_runs or (QUICK_RUNS if quick else FULL_RUNS)
    n_episodes = n_episodes or (QUICK_EPISODES if quick else FULL_EPISODES)
    steps = np.zeros((len(planning_steps), n_runs, n_episodes))
    for run, row in track(list(np.ndindex(n_runs, len(planning_steps))), "runs", progress):
        with borrowed_streams(seed + run):
            *_, steps[row, run] = learn_environment(
                world(), model_updater, planner, {**params, "k": planning_steps[row]}, MAX_STEPS, n_episodes
            )
    return steps


def shortcut_study(
    model_updater: ModelUpdater,
    planner: Planner,
    planning_steps: Sequence[int] = (0, 10),
    n_runs: int = 1,
    n_episodes: int = 400,
    shortcut_episode: int = 200,
    seed: int = 1,
    progress: bool = False,
    params: Params = COURSE_PARAMS,
    world: Callable[[], GridWorld] = QuentinsWorld,
) -> tuple[Steps, Steps]:
    """Opens the shortcut half-way: once with the demonstration, once without.

    Run number r starts from seed + r and goes through all of `planning_steps` on that one stream, in each of
    the two halves of the study; so both halves see the same until the shortcut opens for the first time.
    The global random streams are given back as they were.

    Args:
        model_updater: the student's `dyna_q_model_update`.
        planner: the student's `dyna_q_planning`, which reads `params['k']`.
        planning_steps: the numbers of planning steps k to compare; 0 is plain Q-learning.
        n_runs: runs of each.
        n_episodes: episodes a run.
        shortcut_episode: number of the episode before which the shortcut opens.
        seed: seed of the first run.
        progress: whether to show a progress bar.
        params: 'epsilon', 'alpha' and 'gamma'; 'k' is set by this function.
        world: makes a new world for each run; it must have a shortcut.

    Returns:
        Steps per episode with the demonstration and without, each of shape
        (len(planning_steps), n_runs, n_episodes).
    """
    __tracebackhide__ = True
    steps = np.zeros((2, len(planning_steps), n_runs, n_episodes))
    for half, run in track(list(np.ndindex(2, n_runs)), "runs", progress):
        with borrowed_streams(seed + run):
            for row, k in enumerate(planning_steps):
                *_, steps[half, row, run] = learn_environment(
                    world(),
                    model_updater,
                    planner,
                    {**params, "k": k},
                    MAX_STEPS,
                    n_episodes,
                    shortcut_episode,
                    demonstrate=half == 0,
                )
    return steps[0], steps[1]
