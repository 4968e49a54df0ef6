"""The learning loop: how an agent acts, learns from what happened, and lets a planner plan.

The names, the arithmetic and the order in which random numbers are drawn from NumPy's global generator
(`np.random`) are those of Neuromatch Academy's W3D4 Tutorial 4; results are the same to the last bit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from dynaq_utils.envs.grid_world import GridWorld
from dynaq_utils.mistakes_in_calls import (
    MissingParameterError,
    explain_backup,
    explain_missing,
    explain_result,
    require_parameters,
)
from dynaq_utils.progress import track

Table = npt.NDArray[np.float64]
Params = Mapping[str, Any]
ModelUpdater = Callable[[Table, int, int, float, "int | None"], Table]
Planner = Callable[[Table, Table, Params], Table]


def epsilon_greedy(q: npt.ArrayLike, epsilon: float) -> int:
    """Chooses an action: mostly the best one, now and then any.

    One number is drawn from `np.random` to decide, and a second one if the choice is left to chance.

    Args:
        q: values of the actions in one state, shape (n_actions,).
        epsilon: probability with which the action is drawn at random, all actions alike, 0 to 1.

    Returns:
        The number of the action; the first one where several are best.
    """
    if np.random.random() > epsilon:
        return int(np.argmax(q))
    return int(np.random.choice(np.size(q)))


def q_learning(
    state: int,
    action: int,
    reward: float,
    next_state: float | None,
    value: Table,
    params: Params,
) -> Table:
    """Takes one Q-learning step: moves the value of one pair towards what it led to.

    Args:
        state: where the action was taken.
        action: which action was taken.
        reward: the reward that followed.
        next_state: the state that followed; None or NaN where the episode ended, whose future is worth 0.
        value: table of values, shape (n_states, n_actions); changed in place.
        params: needs 'alpha' (the learning rate) and 'gamma' (the discount).

    Returns:
        The same table, `value`.

    Raises:
        KeyError: if `params` lacks an entry.
        IndexError: if a state or an action is outside the table.
        ValueError, TypeError: if one is no whole number (NaN, say).

    Source:
        Watkins & Dayan (1992), Q-learning, Machine Learning 8, 279-292; Sutton & Barto (2018),
        Reinforcement Learning, 2nd edition, section 6.5.
    """
    try:
        pair = int(state), int(action)
        # NaN is the one number that differs from itself, and comparing costs less than np.isnan.
        has_ended = next_state is None or next_state != next_state
        old = value[pair]
        best = 0 if has_ended else _largest(value[int(next_state)])  # type: ignore[arg-type]
        value[pair] = old + params["alpha"] * (reward + params["gamma"] * best - old)
    except KeyError as error:
        raise MissingParameterError(error.args[0], params) from None
    except (IndexError, TypeError, ValueError) as error:
        raise explain_backup(error, state, action, reward, next_state, value) from None
    return value


def _largest(values: npt.NDArray[np.float64]) -> Any:
    """The same as `values.max()`, in a third of the time: it is asked for in every backup."""
    return values[values.argmax()]


def learn_environment(
    env: GridWorld,
    model_updater: ModelUpdater,
    planner: Planner,
    params: Params,
    max_steps: int,
    n_episodes: int,
    shortcut_episode: int | None = None,
    progress: bool = False,
    *,
    demonstrate: bool = True,
) -> tuple[Table, npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Lets an agent act, learn and plan in a world, episode after episode.

    Values start at 1 everywhere, which is optimistic: whatever has not been tried looks good. The model
    starts as NaN everywhere: nothing has been tried yet.

    Args:
        env: the world.
        model_updater: called as `model_updater(model, state, action, reward, next_state)` after every step;
            returns the model, shape (n_states, n_actions, 2): reward and next state of each pair.
        planner: called as `planner(model, value, params)` after every step; returns the values, shape
            (n_states, n_actions).
        params: needs 'epsilon', 'alpha' and 'gamma', and whatever the planner reads ('k', say).
        max_steps: the longest that an episode may take, in steps, 1 or more.
        n_episodes: number of episodes.
        shortcut_episode: number of the episode before which the shortcut opens (0 is the first), or None.
        progress: whether to show a progress bar; there is none while a notebook is graded.
        demonstrate: whether the agent is shown the shortcut once when it opens: the one step is stored with
            `model_updater` and learnt from with `q_learning`.

    Returns:
        The values, shape (n_states, n_actions); the sum of rewards of each episode, shape (n_episodes,); the
        number of steps of each episode, shape (n_episodes,).

    Raises:
        KeyError: if `params` lacks an entry.
        TypeError: if `model_updater` or `planner` returns something that is not an array.
        ValueError: if what they return has the wrong shape, or if the world has no shortcut to open.
    """
    __tracebackhide__ = True
    require_parameters(params, ("epsilon", "alpha", "gamma"))
    if max_steps < 1:
        raise ValueError(f"learn_environment was given max_steps={max_steps!r}: an episode needs a step.")
    agent = _Agent(env, model_updater, planner, params)
    reward_sums, episode_steps = np.zeros(n_episodes), np.zeros(n_episodes)
    for episode in track(range(n_episodes), "episodes", progress):
        if episode == shortcut_episode:
            env.toggle_shortcut()
            if demonstrate:
                agent.watch_shortcut()
        reward_sums[episode], episode_steps[episode] = agent.live_through_episode(max_steps)
    return agent.value, reward_sums, episode_steps


class _Agent:
    """The tables of one run and the student's two functions that change them."""

    def __init__(self, env: GridWorld, model_updater: ModelUpdater, planner: Planner, params: Params) -> None:
        self.env = env
        self.model_updater = model_updater
        self.planner = planner
        self.params = params
        self.value: Table = np.ones((env.n_states, env.n_actions))
        self.model: Table = np.full((env.n_states, env.n_actions, 2), np.nan)
        self.value_shape = self.value.shape
        self.model_shape = self.model.shape

    def live_through_episode(self, max_steps: int) -> tuple[int, int]:
        __tracebackhide__ = True
        state, reward_sum = self.env.init_state, 0
        epsilon = self.params["epsilon"]
        for steps in range(1, max_steps + 1):
            action = epsilon_greedy(self.value[state], epsilon)
            next_state, reward = self.env.get_outcome(state, action)
            reward_sum += reward
            self.value = q_learning(state, action, reward, next_state, self.value, self.params)
            self.remember(state, action, reward, next_state)
            self.plan()
            if next_state is None:
                return reward_sum, steps
            state = next_state
        return reward_sum, max_steps

    def remember(self, state: int, action: int, reward: int, next_state: int | None) -> None:
        __tracebackhide__ = True
        model = self.model_updater(self.model, state, action, reward, next_state)
        if not isinstance(model, np.ndarray) or model.shape != self.model_shape:
            raise explain_result(self.model_updater, model, "the model", self.model_shape)
        self.model = model

    def plan(self) -> None:
        __tracebackhide__ = True
        try:
            value = self.planner(self.model, self.value, self.params)
        except KeyError as error:
            explained = explain_missing(error, self.params)
            if explained is None:
                raise
            raise explained from error
        if not isinstance(value, np.ndarray) or value.shape != self.value_shape:
            raise explain_result(self.planner, value, "the value table", self.value_shape)
        self.value = value

    def watch_shortcut(self) -> None:
        __tracebackhide__ = True
        state, action = self.env.shortcut_state, self.env.shortcut_action
        assert state is not None and action is not None  # toggle_shortcut has refused any other world
        next_state, reward = self.env.get_outcome(state, action)
        self.remember(state, action, reward, next_state)
        self.value = q_learning(state, action, reward, next_state, self.value, self.params)
