"""The loops of the second notebook: what the student's function is handed, and what is said of what it gives back."""

import numpy as np
import pytest

from dynaq_utils.envs import BlockingMaze, DynaMaze, QuentinsWorld
from dynaq_utils.experiments.sweeping import SWEEPING_PARAMS
from dynaq_utils.variants import epsilon_greedy_random_ties, learn_by_sweeping, learn_dyna_q_plus, outcome_table

PARAMS = {"epsilon": 0.05, "alpha": 1.0, "gamma": 0.95, "k": 10, "kappa": 5e-4}


def test_ties_are_broken_at_random_and_the_best_action_wins():
    np.random.seed(1)
    q = np.array([1.0, 3.0, 3.0, 0.0])
    assert {epsilon_greedy_random_ties(q, 0.0) for _ in range(60)} == {1, 2}
    assert {epsilon_greedy_random_ties(q, 1.0) for _ in range(200)} == {0, 1, 2, 3}
    q[0] = 9.0
    assert {epsilon_greedy_random_ties(q, 0.0) for _ in range(60)} == {0}


def test_the_outcome_table_is_the_world():
    world = QuentinsWorld()
    table = outcome_table(world)
    assert np.isnan(table[99, :, 1]).all() and not np.isnan(table[99, :, 0]).any()
    assert table[54, 1].tolist() == [0, 64] and table[64, 1].tolist() == [-1, 74]


def test_the_planner_sees_the_time_and_what_was_tried():
    seen = []

    def planner(model, value, last_tried, now, params):
        seen.append((now, last_tried.copy(), ~np.isnan(model[:, :, 0])))
        return value

    np.random.seed(3)
    value, rewards = learn_dyna_q_plus(BlockingMaze(), planner, PARAMS, 400, change_step=200)
    assert [now for now, *_ in seen] == list(range(1, 401))
    for now, last_tried, tried in seen:
        assert last_tried.max() == now
        assert np.array_equal(last_tried > 0, tried)
    assert rewards.sum() == (value == 1).sum() or rewards.sum() > 0
    assert set(rewards) <= {0.0, 1.0}


def test_the_maze_changes_after_so_many_steps():
    maze, seen = BlockingMaze(), []

    def planner(model, value, last_tried, now, params):
        seen.append(maze.wall_states)
        return value

    learn_dyna_q_plus(maze, planner, PARAMS, 10, change_step=4)
    assert [walls == seen[0] for walls in seen] == [True] * 4 + [False] * 6


def test_sweeping_is_asked_for_one_update_at_a_time_and_only_where_there_is_one():
    asked = []

    def sweep(model, value, priority, params):
        asked.append((params["k"], priority.max() > params["theta"]))
        priority[np.unravel_index(priority.argmax(), priority.shape)] = 0
        return value, priority

    np.random.seed(2)
    value, updates = learn_by_sweeping(DynaMaze(), sweep, SWEEPING_PARAMS, lambda value: False, 3000)
    assert updates == len(asked) > 0
    assert set(asked) == {(1, True)}
    assert not value.any()


def test_a_function_that_returns_no_table_is_told_so():
    with pytest.raises(TypeError, match="returned None. It should return the value table"):
        learn_dyna_q_plus(BlockingMaze(), lambda *args: None, PARAMS, 2)
    with pytest.raises(KeyError, match="gamma"):
        learn_dyna_q_plus(BlockingMaze(), lambda *args: None, {"epsilon": 1, "alpha": 1}, 2)


@pytest.mark.parametrize(
    ("returned", "kind", "said"),
    [
        (lambda value: value, TypeError, "returned a ndarray. It should return the values and the priorities"),
        (lambda value: None, TypeError, "returned None. It should return the values and the priorities"),
        (lambda value: (value, value[0]), ValueError, r"array of shape \(4,\)"),
        (lambda value: (value, 1.0), TypeError, "returned a float"),
    ],
)
def test_a_sweep_that_returns_no_two_tables_is_told_so(returned, kind, said):
    np.random.seed(2)
    with pytest.raises(kind, match=said):
        learn_by_sweeping(
            DynaMaze(), lambda model, value, *more: returned(value), SWEEPING_PARAMS, lambda v: False, 9000
        )
