"""Values recorded step by step, for the animation and the widget to show."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from dynaq_utils.envs.grid_world import GridWorld
from dynaq_utils.experiments import COURSE_PARAMS
from dynaq_utils.learning import ModelUpdater, Params, Planner, Table, epsilon_greedy, q_learning
from dynaq_utils.progress import track
from dynaq_utils.random_streams import borrowed_streams

WALK_SEED = 141
"""With it one random walk meets enough free moves to find, by planning, a way from the start to the goal."""

Transition = tuple[int, int, int, "int | None"]
History = npt.NDArray[np.float64]


def record_episode(
    env: GridWorld, value: Table, epsilon: float = 0.0, max_steps: int = 1000, seed: int = 1
) -> list[Transition]:
    """Follows a value table through one episode, without learning.

    Args:
        env: the world.
        value: the table to follow, shape (n_states, n_actions).
        epsilon: how often an action is drawn at random instead; 1 gives a random walk.
        max_steps: the longest that the episode may take.
        seed: seed of the drawing; the global streams are given back as they were.

    Returns:
        The steps: (state, action, reward, next state), the next state None at the end.
    """
    steps: list[Transition] = []
    state: int | None = env.init_state
    with borrowed_streams(seed):
        while state is not None and len(steps) < max_steps:
            action = epsilon_greedy(value[state], epsilon)
            next_state, reward = env.get_outcome(state, action)
            steps.append((state, action, reward, next_state))
            state = next_state
    return steps


def record_walk(env: GridWorld, seed: int = 1) -> list[Transition]:
    """One episode of a random walk, to the goal and out of it."""
    anything = np.zeros((env.n_states, env.n_actions))
    return record_episode(env, anything, epsilon=1.0, max_steps=100_000, seed=seed)


def _empty_tables(env: GridWorld) -> tuple[Table, Table]:
    return np.zeros((env.n_states, env.n_actions)), np.full((env.n_states, env.n_actions, 2), np.nan)


def record_spreading(
    env: GridWorld,
    model_updater: ModelUpdater,
    planner: Planner,
    backups: Sequence[int],
    params: Params = COURSE_PARAMS,
    seed: int = WALK_SEED,
) -> History:
    """Values while an agent that has lived through one random walk does nothing but plan.

    Values start at 0, so that what has been learnt stands out.

    Args:
        env: the world.
        model_updater: the student's `dyna_q_model_update`.
        planner: the student's `dyna_q_planning`.
        backups: after how many planning steps to look, rising.
        params: 'alpha' and 'gamma'; 'k' is set by this function.
        seed: seed of walk and planning; the global streams are given back as they were.

    Returns:
        The tables, shape (len(backups), n_states, n_actions).
    """
    value, model = _empty_tables(env)
    for transition in record_walk(env, seed):
        model = model_updater(model, *transition)
    history = np.zeros((len(backups), *value.shape))
    done = 0
    with borrowed_streams(seed):
        for frame, wanted in track(list(enumerate(backups)), "tables", True):
            value = planner(model, value, {**params, "k": wanted - done})
            history[frame], done = value, wanted
    return history


def record_steps(
    env: GridWorld,
    model_updater: ModelUpdater,
    planner: Planner,
    k: int,
    n_steps: int = 60,
    params: Params = COURSE_PARAMS,
    seed: int = WALK_SEED,
) -> History:
    """Values of an agent after each real step of its second episode and the planning that follows it.

    The first episode is a random walk that the agent learns from without planning. The second one begins as
    another random walk; each of its steps is learnt from and followed by k planning steps. Both walks depend
    on the seed only, so agents with different k live through the same.

    Args:
        env: the world.
        model_updater: the student's `dyna_q_model_update`.
        planner: the student's `dyna_q_planning`.
        k: planning steps after each real step.
        n_steps: number of real steps of the second episode to record.
        params: 'alpha' and 'gamma'; 'k' is set by this function.
        seed: seed of walks and planning; the global streams are given back as they were.

    Returns:
        The tables, shape (n_steps, n_states, n_actions).
    """
    __tracebackhide__ = True
    value, model = _empty_tables(env)
    planned = {**params, "k": k}
    for state, action, reward, next_state in record_walk(env, seed):
        value = q_learning(state, action, reward, next_state, value, planned)
        model = model_updater(model, state, action, reward, next_state)
    history = np.zeros((n_steps, *value.shape))
    with borrowed_streams(seed):
        for step, (state, action, reward, next_state) in enumerate(record_walk(env, seed + 1)[:n_steps]):
            value = q_learning(state, action, reward, next_state, value, planned)
            model = model_updater(model, state, action, reward, next_state)
            value = planner(model, value, planned)
            history[step] = value
    return history
