"""The learning loops of what comes after Dyna-Q: an agent that gets curious, and one that sweeps backwards.

Both take the student's function. Values start at 0, ties are broken at random, and an episode that ends starts anew.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from dynaq_utils.envs.grid_world import GridWorld
from dynaq_utils.envs.mazes import ChangingMaze
from dynaq_utils.learning import Params, Table, q_learning
from dynaq_utils.mistakes_in_calls import explain_pair, explain_result, require_parameters
from dynaq_utils.progress import track

BonusPlanner = Callable[[Table, Table, Table, int, Params], Table]
Sweep = Callable[[Table, Table, Table, Params], tuple[Table, Table]]


def epsilon_greedy_random_ties(q: npt.NDArray[np.float64], epsilon: float) -> int:
    """Chooses an action as `epsilon_greedy` does, but any of the best ones where several are best.

    One number is drawn from `np.random` to decide, and a second one unless one action alone is best.

    Args:
        q: values of the actions in one state, shape (n_actions,).
        epsilon: probability with which the action is drawn at random, all actions alike, 0 to 1.

    Returns:
        The number of the action.
    """
    if np.random.random() > epsilon:
        best = np.flatnonzero(q == q.max())
        return int(best[np.random.randint(len(best))])
    return int(np.random.choice(len(q)))


def outcome_table(env: GridWorld) -> Table:
    """What every action of a world leads to, as a model that knows everything.

    Args:
        env: the world as it is at present.

    Returns:
        Reward and next state of each pair, shape (n_states, n_actions, 2); NaN where the episode ends.
    """
    table = np.empty((env.n_states, env.n_actions, 2))
    for pair, [(_, next_state, reward)] in env.get_all_outcomes().items():
        table[pair] = reward, np.nan if next_state is None else next_state
    return table


def learn_dyna_q_plus(
    env: ChangingMaze,
    planner: BonusPlanner,
    params: Params,
    n_steps: int,
    change_step: int | None = None,
    progress: bool = False,
) -> tuple[Table, npt.NDArray[np.float64]]:
    """Lets an agent act, learn and plan for a number of steps in a maze that changes on the way.

    Args:
        env: the maze.
        planner: called as `planner(model, value, last_tried, now, params)` after every step; returns the values, shape
            (n_states, n_actions). `last_tried` holds the number of the step at which each pair was tried last, 0
            where it never was, and `now` is the number of the step that was just made; the first one is 1.
        params: needs 'epsilon', 'alpha' and 'gamma', and whatever the planner reads ('k' and 'kappa').
        n_steps: how many steps the agent makes.
        change_step: after how many steps the maze changes, or None.
        progress: whether to show a progress bar; there is none while a notebook is graded.

    Returns:
        The values, shape (n_states, n_actions), and the reward of each step, shape (n_steps,).

    Raises:
        KeyError: if `params` lacks an entry.
        TypeError: if `planner` returns something that is not an array.
        ValueError: if what it returns has the wrong shape.

    Source:
        Sutton & Barto (2018), Reinforcement Learning, 2nd edition, section 8.3.
    """
    __tracebackhide__ = True
    require_parameters(params, ("epsilon", "alpha", "gamma"))
    outcomes = outcome_table(env)
    value, last_tried = np.zeros(outcomes.shape[:2]), np.zeros(outcomes.shape[:2])
    model, rewards = np.full(outcomes.shape, np.nan), np.zeros(n_steps)
    state = env.init_state
    for now in track(range(1, n_steps + 1), "steps", progress):
        if now - 1 == change_step:
            env.change()
            outcomes = outcome_table(env)
        action = epsilon_greedy_random_ties(value[state], params["epsilon"])
        next_state, reward = env.get_outcome(state, action)
        value = q_learning(*(state, action, reward, next_state), value, params)
        model[state, action] = outcomes[state, action]
        last_tried[state, action] = now
        value = _checked(planner, planner(model, value, last_tried, now, params), "the value table", outcomes)
        rewards[now - 1] = reward
        state = env.init_state if next_state is None else next_state
    return value, rewards


def learn_by_sweeping(
    env: GridWorld,
    sweep: Sweep,
    params: Params,
    is_solved: Callable[[Table], bool],
    most_steps: int,
    progress: bool = False,
) -> tuple[Table, int]:
    """Lets an agent act, and after every step work off the most urgent updates, until it has solved the world.

    Args:
        env: the world.
        sweep: called as `sweep(model, value, priority, params)`, once for each update, with 'k' set to 1; returns the
            values and the priorities, both of shape (n_states, n_actions).
        params: needs 'epsilon', 'alpha', 'gamma', 'theta' (the least priority that counts) and 'k' (the updates after
            a step, at most).
        is_solved: tells from the values, after every step, whether that is enough.
        most_steps: after how many steps the agent gives up.
        progress: whether to show a progress bar; there is none while a notebook is graded.

    Returns:
        The values, shape (n_states, n_actions), and the number of updates that were made.

    Raises:
        KeyError: if `params` lacks an entry.
        TypeError: if `sweep` returns something else than two arrays.
        ValueError: if one of them has the wrong shape.

    Source:
        Sutton & Barto (2018), Reinforcement Learning, 2nd edition, section 8.4.
    """
    __tracebackhide__ = True
    require_parameters(params, ("epsilon", "alpha", "gamma", "theta", "k"))
    outcomes = outcome_table(env)
    value, priority = np.zeros(outcomes.shape[:2]), np.zeros(outcomes.shape[:2])
    model, updates, state = np.full(outcomes.shape, np.nan), 0, env.init_state
    one_update = {**params, "k": 1}
    updates_a_step: int = params["k"]
    for _ in track(range(most_steps), "steps", progress):
        action = epsilon_greedy_random_ties(value[state], params["epsilon"])
        next_state, reward = env.get_outcome(state, action)
        model[state, action] = outcomes[state, action]
        surprise = _surprise(value, state, action, reward, next_state, params)
        priority[state, action] = max(priority[state, action], surprise)
        for _ in range(updates_a_step):
            if priority.max() <= params["theta"]:
                break
            value, priority = _checked_pair(sweep, sweep(model, value, priority, one_update), outcomes)
            updates += 1
        if is_solved(value):
            break
        state = env.init_state if next_state is None else next_state
    return value, updates


def _surprise(
    value: Table, state: int, action: int, reward: float, next_state: int | None, params: Mapping[str, Any]
) -> float:
    """How far a step is from what was expected of it."""
    future = 0.0 if next_state is None else value[next_state].max()
    return float(abs(reward + params["gamma"] * future - value[state, action]))


def _checked(function: Callable[..., Any], table: Any, called: str, outcomes: Table) -> Table:
    __tracebackhide__ = True
    if not isinstance(table, np.ndarray) or table.shape != outcomes.shape[:2]:
        raise explain_result(function, table, called, outcomes.shape[:2])
    return table


def _checked_pair(function: Callable[..., Any], found: Any, outcomes: Table) -> tuple[Table, Table]:
    __tracebackhide__ = True
    if not isinstance(found, tuple | list) or len(found) != 2:
        raise explain_pair(function, found, "the values and the priorities")
    values, priorities = (_checked(function, table, "two tables, each", outcomes) for table in found)
    return values, priorities
