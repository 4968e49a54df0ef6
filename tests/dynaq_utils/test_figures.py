"""Sutton and Barto's figures: seeded samples inside the 99.9 % bands of their means, and the full numbers when long.

The bands of 10 runs were measured on 400 runs of another writing.
"""

import numpy as np
import pytest

from dynaq_utils import experiments
from dynaq_utils.envs import DynaMaze
from dynaq_utils.experiments.changing_mazes import BLOCKING_CHANGE
from dynaq_utils.experiments.wrong_models import right_values, wrong_model
from dynaq_utils.variants import outcome_table
from plain_variants import expanded_target, plan_with_bonus, sweep

AT = [999, 1999, 2999]


def is_within(found, bands):
    return all(low <= number <= high for number, (low, high) in zip(found, bands, strict=True))


def states_with_an_arrow(value):
    return int((value.max(axis=1) > 0).sum())


def test_figure_8_2_sample():
    steps = experiments.figure_8_2((5, 50), n_runs=30, n_episodes=2)
    assert is_within(steps[:, :, 1].mean(axis=1), [(100, 215), (33, 46)])


@pytest.mark.long
def test_figure_8_2():
    steps = experiments.figure_8_2((0, 50), n_runs=1000, n_episodes=50)
    error = steps[0, :, 0].std(ddof=1) / 1000**0.5
    assert abs(steps[0, :, 0].mean() - 868.7) < 3.29 * error
    assert abs(steps[1, :, 1].mean() - 39.5) < 1.4
    assert abs(steps[1, :, -10:].mean() - 16.7) < 0.35


def test_figure_8_3_sample():
    assert all(states_with_an_arrow(experiments.figure_8_3(0, seed)) == 1 for seed in range(5))
    assert 15 < np.mean([states_with_an_arrow(experiments.figure_8_3(50, seed)) for seed in range(20)]) < 33


@pytest.mark.long
def test_figure_8_3():
    assert all(states_with_an_arrow(experiments.figure_8_3(0, seed)) == 1 for seed in range(400))
    reached = np.mean([states_with_an_arrow(experiments.figure_8_3(50, seed)) for seed in range(400)])
    assert abs(reached - 24.2) < 3.29 * 2**0.5 * 0.55


def test_figure_8_4_dyna_q_and_exercise_8_4_sample():
    dyna_q = experiments.figure_8_4_dyna_q()[:, AT].mean(axis=0)
    assert is_within(dyna_q, [(23, 70), (29, 82), (38, 124)])
    in_action = experiments.exercise_8_4()[:, AT].mean(axis=0)
    assert is_within(in_action, [(54, 74), (58, 80), (62, 105)])


@pytest.mark.long
def test_figure_8_4_with_plain_python():
    found = experiments.figure_8_4(plan_with_bonus)
    assert found.shape == (10, 3000)
    assert is_within(found[:, AT].mean(axis=0), [(54, 74), (85, 104), (141, 162)])


def test_figure_8_4_sample():
    """Until the maze changes, one run is enough to see that rewards come, and that they are counted up."""
    found = experiments.figure_8_4(plan_with_bonus, n_runs=1)
    assert (np.diff(found[0]) >= 0).all() and found[0, -1] > found[0, BLOCKING_CHANGE] > 20


def test_example_8_4_sample():
    swept = experiments.example_8_4(sweep, n_runs=10).mean()
    drawn = experiments.example_8_4_dyna_q(n_runs=10).mean()
    assert 4 < drawn / swept < 12


@pytest.mark.long
def test_example_8_4_at_every_size():
    swept = experiments.example_8_4(sweep, (1, 2, 4), n_runs=20).mean(axis=1)
    drawn = experiments.example_8_4_dyna_q((1, 2, 4), n_runs=20).mean(axis=1)
    assert (drawn > swept).all()


@pytest.mark.parametrize("branching", [2, 10, 100])
def test_figure_8_7_is_the_closed_form(branching):
    ratio = experiments.figure_8_7(branching) / experiments.figure_8_7_closed_form(branching)
    assert np.abs(ratio - 1).max() < 0.06


def test_figure_8_8_sample():
    """On-policy updates are ahead at first, uniform ones later."""
    for branching in (1, 3):
        uniform, on_policy = (curves.mean(axis=0) for curves in experiments.figure_8_8(branching))
        assert on_policy[1] > uniform[1]
        assert uniform[-1] > on_policy[-1]


@pytest.mark.long
def test_figure_8_8():
    uniform, on_policy = experiments.figure_8_8(1, n_updates=20_000, every=1000, n_tasks=200)
    for updates, wanted in ((1, (3.34, 5.52)), (2, (5.74, 5.90)), (5, (6.89, 6.55)), (20, (7.98, 7.33))):
        for curve, number in zip((uniform[:, updates], on_policy[:, updates]), wanted, strict=True):
            assert abs(curve.mean() - number) < 3.29 * 2**0.5 * curve.std(ddof=1) / 200**0.5


def test_rollouts_sample():
    """With a right model long rollouts are better, with a wrong one short ones."""
    (right_short, right_long), (wrong_short, wrong_long) = experiments.rollout_study(
        (1, 50), (0.0, 0.3), n_runs=5
    ).mean(axis=2)
    assert right_long > right_short
    assert wrong_short > wrong_long


@pytest.mark.long
def test_rollouts():
    found = experiments.rollout_study((1, 5, 50), (0.0, 0.1, 0.3), n_runs=60)
    wanted = np.array([[130, 148, 157], [121, 111, 106], [111, 87, 80]])
    errors = np.hypot(found.std(axis=2, ddof=1) / 60**0.5, [[1], [3.7], [3.7]])
    assert (np.abs(found.mean(axis=2) - wanted) < 3.29 * errors).all()


def test_value_expansion_pays_the_less_the_worse_the_model():
    found = experiments.value_expansion_study(expanded_target, (0, 5, 50), (0.0, 0.2), n_models=8).mean(axis=2)
    assert found[0, 2] < 1e-9 < found[0, 1] < found[0, 0]
    assert found[1, 2] > 1.5 * found[1, 0]


@pytest.mark.long
def test_value_expansion():
    found = experiments.value_expansion_study(
        expanded_target, (0, 1, 3, 5, 10, 20, 50), (0.01, 0.05, 0.2), n_models=300
    ).mean(axis=2)
    assert found.argmin(axis=1).tolist() == [5, 4, 0]


def test_right_values_are_powers_of_gamma():
    right = right_values(DynaMaze())
    assert right[DynaMaze().init_state].max() == pytest.approx(0.95**13)


def test_a_wrong_model_is_wrong_as_often_as_asked():
    maze = DynaMaze()
    right = outcome_table(maze)
    assert np.array_equal(wrong_model(maze, 0.0, np.random.default_rng(0)), right, equal_nan=True)
    everywhere = wrong_model(maze, 1.0, np.random.default_rng(0))[maze.free_states]
    assert np.isin(everywhere[:, :, 1], maze.free_states).all() and not everywhere[:, :, 0].any()


def test_figures_give_the_streams_back(unmoved_streams):
    experiments.example_8_4(sweep, n_runs=1)
    experiments.figure_8_2((5,), n_runs=1, n_episodes=1)
