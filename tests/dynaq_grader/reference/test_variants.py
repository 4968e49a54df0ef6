"""The fast reference of the variants against plain Python: every number, and the random stream that is left behind."""

from functools import partial

import numpy as np
import pytest

from dynaq_grader.reference import Outcomes, TriedOnly, run_dyna_q_plus, run_sweeping
from dynaq_grader.reference.expansion import expand_target
from dynaq_utils.envs import BlockingMaze, DynaMaze
from dynaq_utils.experiments.changing_mazes import BLOCKING_PARAMS
from dynaq_utils.experiments.sweeping import MOST_STEPS, SWEEPING_PARAMS, is_solved
from dynaq_utils.variants import learn_by_sweeping, learn_dyna_q_plus
from plain_variants import expanded_target, plan_with_bonus, sweep


def both_worlds():
    later = BlockingMaze()
    later.change()
    return Outcomes.of(BlockingMaze()), Outcomes.of(later)


def assert_same_stream(stream):
    state = np.random.get_state()
    assert np.array_equal(stream[1], state[1])
    assert stream[2] == state[2]


def check_dyna_q_plus(seed, n_steps, params):
    fast = run_dyna_q_plus(both_worlds(), params, seed, n_steps, n_steps // 3)
    np.random.seed(seed)
    value, rewards = learn_dyna_q_plus(BlockingMaze(), plan_with_bonus, params, n_steps, n_steps // 3)
    assert np.array_equal(fast.value, value)
    assert np.array_equal(fast.rewards, rewards)
    assert_same_stream(fast.stream)


def check_sweeping(seed, resolution=1):
    maze = DynaMaze(resolution)
    solved = partial(is_solved, maze, resolution)
    fast = run_sweeping(Outcomes.of(maze), SWEEPING_PARAMS, seed, solved, MOST_STEPS)
    np.random.seed(seed)
    value, updates = learn_by_sweeping(maze, sweep, SWEEPING_PARAMS, solved, MOST_STEPS)
    assert np.array_equal(fast.value, value)
    assert fast.updates == updates
    assert_same_stream(fast.stream)


@pytest.mark.parametrize("seed", [1, 2])
def test_dyna_q_plus_equals_plain_python_sample(seed):
    check_dyna_q_plus(seed, 300, BLOCKING_PARAMS)
    check_dyna_q_plus(seed, 150, {"epsilon": 0.3, "alpha": 0.4, "gamma": 0.7, "k": 3, "kappa": 0.1})


@pytest.mark.long
@pytest.mark.parametrize("seed", range(50))
def test_dyna_q_plus_equals_plain_python(seed):
    check_dyna_q_plus(seed, 3000, BLOCKING_PARAMS)


@pytest.mark.parametrize("seed", [1, 2])
def test_sweeping_equals_plain_python_sample(seed):
    check_sweeping(seed)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(50))
def test_sweeping_equals_plain_python(seed):
    check_sweeping(seed)


def test_dyna_q_plus_earns_what_the_figure_shows():
    curves = [
        run_dyna_q_plus(both_worlds(), BLOCKING_PARAMS, seed, 3000, 1000).rewards.cumsum()[[999, 1999, 2999]]
        for seed in range(10)
    ]
    for number, (low, high) in zip(np.mean(curves, axis=0), ((54, 74), (85, 104), (141, 162)), strict=True):
        assert low < number < high


def test_without_untried_actions_much_less_is_earned():
    runs = [
        run_dyna_q_plus(both_worlds(), BLOCKING_PARAMS, seed, 3000, 1000, TriedOnly).rewards.sum() for seed in range(10)
    ]
    assert np.mean(runs) < 40


@pytest.mark.parametrize("horizon", [0, 1, 2, 5])
def test_targets_are_expanded_as_in_plain_python(horizon):
    rng = np.random.default_rng(horizon)
    for _ in range(20):
        value = rng.normal(size=(6, 3))
        model = np.stack([rng.normal(size=(6, 3)), rng.integers(6, size=(6, 3)) * 1.0], axis=2)
        model[rng.random((6, 3)) < 0.3, 1] = np.nan
        for state in (2.0, np.nan):
            asked = model, value, 0.5, state, horizon, 0.9
            assert expand_target(*asked) == expanded_target(*asked)
