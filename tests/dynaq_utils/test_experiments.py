import numpy as np
import pytest

from dynaq_utils.experiments import plan_sweep, shortcut_study
from plain_dyna_q import plan_fast as plan
from plain_dyna_q import reference, update_model

SHORTCUT = 200
ROUTE_WITHOUT = 18
"""An episode of fewer steps than this has taken the shortcut."""
STEPS_OF_THE_OPTIMUM = {0: 48.4, 1: 34.0, 10: 22.2, 100: 21.2}
"""Mean steps per episode over episodes 21 to 100 of 200 seeds, by planning steps."""


def mean_after_warm_up(steps):
    """For each k and each run, over episodes 21 to 100."""
    return steps[:, :, 20:].mean(axis=2)


def episodes_until_switch(steps):
    """For each run, how many episodes after the opening the shortcut is first taken; infinite if never.

    A run has switched when three episodes in a row take fewer steps than the old route can.
    """
    late = steps[:, SHORTCUT:] < ROUTE_WITHOUT
    settled = late[:, :-2] & late[:, 1:-1] & late[:, 2:]
    return np.where(settled.any(axis=1), settled.argmax(axis=1), np.inf)


def test_plan_sweep_gives_the_runs_of_the_course():
    steps = plan_sweep(update_model, plan, (0, 1), n_runs=1, n_episodes=100, seed=1)
    assert steps.shape == (2, 1, 100)
    assert (steps[0, 0] == reference("short_k0")[2]).all()
    assert (steps[1, 0] == reference("short_k1")[2]).all()


def test_plan_sweep_seeds_run_after_run():
    both = plan_sweep(update_model, plan, (1,), n_runs=2, n_episodes=10, seed=3)
    second = plan_sweep(update_model, plan, (1,), n_runs=1, n_episodes=10, seed=4)
    assert (both[:, 1:] == second).all() and (both[0, 0] != both[0, 1]).any()


def test_plan_sweep_is_quick_where_nothing_else_is_said():
    assert plan_sweep(update_model, plan, (0,)).shape == (1, 2, 40)


def test_shortcut_study_gives_the_runs_of_the_course():
    shown, _ = shortcut_study(update_model, plan)
    assert shown.shape == (2, 1, 400)
    assert (shown[0, 0] == reference("shortcut_k0")[2]).all()
    assert (shown[1, 0] == reference("shortcut_k10")[2]).all()


def test_both_halves_see_the_same_until_the_shortcut_opens():
    shown, unshown = shortcut_study(update_model, plan, (5,), n_episodes=30, shortcut_episode=20)
    assert (shown[:, :, :20] == unshown[:, :, :20]).all()
    assert (shown[:, :, 20:] != unshown[:, :, 20:]).any()


def test_experiments_give_the_streams_back(unmoved_streams):
    plan_sweep(update_model, plan, (1,), n_runs=1, n_episodes=2)
    shortcut_study(update_model, plan, (1,), n_episodes=2, shortcut_episode=1)


def test_planning_pays_in_a_sample_of_seeds():
    none, some, many = mean_after_warm_up(plan_sweep(update_model, plan, (0, 1, 10), n_runs=4, quick=False))
    # With four runs the order of the means is certain enough: the gaps are many times their spread.
    assert none.mean() > some.mean() > many.mean()
    assert many.mean() == pytest.approx(STEPS_OF_THE_OPTIMUM[10], abs=1)


def test_dyna_q_switches_after_the_demonstration_in_a_sample_of_seeds():
    shown, unshown = shortcut_study(update_model, plan, (10,), n_runs=2, n_episodes=240, seed=1)
    assert (episodes_until_switch(shown[0]) < 40).all()
    assert np.isinf(episodes_until_switch(unshown[0])).all()


@pytest.mark.long
@pytest.mark.timeout(7200)
@pytest.mark.parametrize(("k", "expected"), STEPS_OF_THE_OPTIMUM.items())
def test_steps_per_episode_over_200_seeds(k, expected):
    steps = plan_sweep(update_model, plan, (k,), n_runs=200, n_episodes=100, seed=0)
    assert round(mean_after_warm_up(steps).mean(), 1) == expected


@pytest.mark.long
@pytest.mark.timeout(7200)
def test_switching_to_the_shortcut_over_200_seeds():
    shown, unshown = shortcut_study(update_model, plan, (10,), n_runs=200, seed=0)
    assert np.isfinite(episodes_until_switch(shown[0])).all()
    assert np.median((shown[0, :, SHORTCUT:] < ROUTE_WITHOUT).argmax(axis=1)) == 5
    assert np.isfinite(episodes_until_switch(unshown[0])).mean() == pytest.approx(0.02, abs=0.015)
