"""The fast reference against plain Python: every number, and the random stream that is left behind."""

import numpy as np
import pytest

from dynaq_grader.reference import Outcomes, Shortcut, run
from dynaq_utils.envs import GridWorld, QuentinsWorld
from dynaq_utils.learning import learn_environment
from plain_dyna_q import PARAMS, plan, reference, update_model

STUDIES = [(k, shortcut) for k in (0, 1, 3, 10) for shortcut in (None, 6)]


def assert_same_run(world, params, seed, n_episodes, max_steps=300, shortcut=None):
    outcomes = Outcomes.of(world)
    change = None
    if shortcut is not None:
        opened = QuentinsWorld()
        opened.toggle_shortcut()
        change = Shortcut(shortcut, Outcomes.of(opened), (64, 1))
    fast = run(outcomes, params, seed, n_episodes, max_steps, change)
    np.random.seed(seed)
    value, reward_sums, episode_steps = learn_environment(
        world, update_model, plan, params, max_steps, n_episodes, shortcut_episode=shortcut
    )
    assert np.array_equal(fast.value, value)
    assert np.array_equal(fast.reward_sums, reward_sums)
    assert np.array_equal(fast.episode_steps, episode_steps)
    state = np.random.get_state()
    assert np.array_equal(fast.stream[1], state[1])
    assert fast.stream[2] == state[2]


def check_seed(seed, studies):
    for k, shortcut in studies:
        assert_same_run(QuentinsWorld(), {**PARAMS, "k": k}, seed, 12, shortcut=shortcut)


@pytest.mark.parametrize("seed", [1, 17])
def test_equals_plain_python_to_the_last_bit_sample(seed):
    check_seed(seed, [STUDIES[seed % 3], STUDIES[-1]])


@pytest.mark.long
@pytest.mark.parametrize("seed", range(50))
def test_equals_plain_python_to_the_last_bit(seed):
    check_seed(seed, STUDIES)


def check_random_parameters(seed):
    rng = np.random.default_rng(seed)
    params = {
        "epsilon": float(rng.uniform(0, 1)),
        "alpha": float(rng.uniform(0, 1)),
        "gamma": float(rng.uniform(0, 1)),
        "k": int(rng.integers(0, 40)),
    }
    world = [QuentinsWorld(), GridWorld("S..G\n.##."), GridWorld("SG")][seed % 3]
    assert_same_run(world, params, seed, 4, max_steps=60)


@pytest.mark.parametrize("seed", range(6))
def test_equals_plain_python_for_other_worlds_and_parameters_sample(seed):
    check_random_parameters(seed)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(6, 200))
def test_equals_plain_python_for_other_worlds_and_parameters(seed):
    check_random_parameters(seed)


def test_the_numbers_of_the_course():
    value, reward_sums, episode_steps = reference("main")
    found = run(Outcomes.of(QuentinsWorld()), {**PARAMS, "k": 10}, 1, 500)
    assert np.array_equal(found.value, value)
    assert np.array_equal(found.reward_sums, reward_sums)
    assert np.array_equal(found.episode_steps, episode_steps)


def test_tells_which_pairs_were_tried_and_what_is_known_of_them():
    outcomes = Outcomes.of(GridWorld("SG"))
    found = run(outcomes, {**PARAMS, "k": 2}, 3, 5)
    tried = {tuple(pair) for pair in found.visits.tolist()}
    known = {tuple(pair) for pair in np.argwhere(~np.isnan(found.model[:, :, 0])).tolist()}
    assert tried == known
    assert len(found.visits) == found.episode_steps.sum()
    for pair in known:
        assert np.array_equal(found.model[pair], outcomes.table[pair], equal_nan=True)
