"""Exact facts of Quentin's World, worked out from its outcomes and not read off a run."""

from collections import deque

import numpy as np
import pytest

from dynaq_utils.envs import QuentinsWorld

GAMMA, EPSILON = 0.8, 0.05


@pytest.fixture(params=[False, True], ids=["closed", "open"])
def world(request):
    world = QuentinsWorld()
    if request.param:
        world.toggle_shortcut()
    return world


def tables(world):
    """Next states (the end is number n_states) and rewards, each of shape (n_states, n_actions)."""
    actions = range(world.n_actions)
    outcomes = [[world.get_outcome(state, action) for action in actions] for state in range(world.n_states)]
    next_states = [[world.n_states if next_ is None else next_ for next_, _ in row] for row in outcomes]
    return np.array(next_states), np.array([[reward for _, reward in row] for row in outcomes], dtype=float)


def optimal_values(world):
    next_states, rewards = tables(world)
    value = np.zeros((world.n_states + 1, world.n_actions))
    for _ in range(300):
        value[:-1] = rewards + GAMMA * value.max(axis=1)[next_states]
    return value[:-1]


def expected_from_start(world, policy):
    """Expected steps and undiscounted return of a policy, shape (n_states, n_actions), by linear solves."""
    next_states, rewards = tables(world)
    moves = np.zeros((world.n_states, world.n_states + 1))
    for action in range(world.n_actions):
        np.add.at(moves, (np.arange(world.n_states), next_states[:, action]), policy[:, action])
    system = np.eye(world.n_states) - moves[:, :-1]
    gains = np.stack([np.ones(world.n_states), (policy * rewards).sum(axis=1)], axis=1)
    steps, returns = np.linalg.solve(system, gains).T
    return steps[world.init_state], returns[world.init_state]


def best_actions(world):
    """The optimal policy, in which equally good actions are equally likely."""
    value = optimal_values(world)
    is_best = np.isclose(value, value.max(axis=1, keepdims=True), rtol=1e-9, atol=0)
    return is_best / is_best.sum(axis=1, keepdims=True)


def shortest_free_route(world):
    seen, queue = {world.init_state}, deque([(world.init_state, 0)])
    while queue:
        state, moves = queue.popleft()
        if state == world.goal_state:
            return moves
        for action in range(world.n_actions):
            next_state, reward = world.get_outcome(state, action)
            if reward >= 0 and next_state not in seen:
                seen.add(next_state)
                queue.append((next_state, moves + 1))
    raise AssertionError("no free route")


def test_shortest_free_route(world):
    assert shortest_free_route(world) == (9 if world.shortcut_open else 19)


def test_optimal_value_of_the_start(world):
    best = optimal_values(world)[world.init_state].max()
    assert best == pytest.approx(GAMMA ** (8 if world.shortcut_open else 18), rel=1e-12)


def test_following_the_optimum_takes_one_step_more_than_the_route(world):
    steps, returns = expected_from_start(world, best_actions(world))
    assert (round(steps, 9), round(returns, 9)) == ((10, 1) if world.shortcut_open else (20, 1))


def test_epsilon_greedy_on_the_optimum(world):
    policy = (1 - EPSILON) * best_actions(world) + EPSILON / world.n_actions
    steps, returns = expected_from_start(world, policy)
    expected = (10.583, 0.949) if world.shortcut_open else (21.178, 0.930)
    assert (round(steps, 3), round(returns, 3)) == expected


def test_random_walk(world):
    steps, _ = expected_from_start(world, np.full((world.n_states, world.n_actions), 1 / world.n_actions))
    assert round(steps, 2) == 538.19
