"""Learning models, planning and learning in them: against differences, and against what is known exactly."""

import numpy as np
import pytest

from dynaq_grader.exercises.cem_plan.mistakes import right as cem_plan
from dynaq_grader.exercises.fit_dynamics import fit_dynamics
from dynaq_grader.exercises.mpc_action import mpc_action
from dynaq_grader.exercises.rollout_returns import rollout_returns
from dynaq_utils.control.adam import Adam
from dynaq_utils.control.ensemble import learn_ensemble, rollouts, spread_of
from dynaq_utils.control.episodes import follow, joined, random_episodes, run_episode
from dynaq_utils.control.features import draw_features
from dynaq_utils.control.imagining import execute_blindly, imagine
from dynaq_utils.control.model import error_of, jacobian, learn_model, predict
from dynaq_utils.control.physics import find_two_numbers, physics
from dynaq_utils.control.planners import (
    cem_planner,
    first_of_each,
    replanning,
    replanning_every,
    score_by,
    score_in,
    shooting,
)
from dynaq_utils.control.point_mass import learn_point_mass
from dynaq_utils.control.policy import new_policy
from dynaq_utils.control.reinforce import reinforce
from dynaq_utils.control.through_time import climb, gradient
from dynaq_utils.envs.pendulum import Pendulum
from dynaq_utils.envs.point_mass import PointMass

WORLD = Pendulum()


@pytest.fixture(scope="module")
def timid():
    return random_episodes(WORLD, 4, np.random.default_rng(1), 1.0)


@pytest.fixture(scope="module")
def model(timid):
    return learn_model(fit_dynamics, draw_features(np.random.default_rng(2)), timid)


def test_a_model_is_near_on_its_data_and_far_off_elsewhere(model, timid):
    rng = np.random.default_rng(3)
    assert error_of(model, random_episodes(WORLD, 2, rng, 1.0)) < 0.02
    assert error_of(model, run_episode(WORLD, lambda state, number: 2.0 * np.sign(state[1] + 0.01))) > 0.1


def test_derivatives_of_a_model_are_those_of_differences(model):
    rng = np.random.default_rng(4)
    states, torques = rng.normal(0, 1, (30, 2)), rng.uniform(-1.9, 1.9, 30)
    by_state, by_torque = jacobian(model, states, torques)
    for k in range(2):
        moved = np.eye(2)[k] * 1e-6
        ahead, behind = predict(model, states + moved, torques), predict(model, states - moved, torques)
        np.testing.assert_allclose(by_state[..., k], (ahead - behind) / 2e-6, atol=1e-6)
    difference = (predict(model, states, torques + 1e-6) - predict(model, states, torques - 1e-6)) / 2e-6
    np.testing.assert_allclose(by_torque, difference, atol=1e-6)


def test_derivatives_of_a_policy_are_those_of_differences():
    rng = np.random.default_rng(5)
    policy, states = new_policy(rng, 0.3), rng.normal(0, 1, (20, 2))
    by_state, by_weights = policy.jacobian(states)
    for k in range(2):
        moved = np.eye(2)[k] * 1e-6
        difference = (policy.torque(states + moved) - policy.torque(states - moved)) / 2e-6
        np.testing.assert_allclose(by_state[..., k], difference, atol=1e-6)
    change = np.zeros(64)
    change[7] = 1e-6
    difference = (policy.moved(change).torque(states) - policy.moved(-change).torque(states)) / 2e-6
    np.testing.assert_allclose(by_weights[:, 7], difference, atol=1e-6)


@pytest.mark.parametrize("horizon", (1, 4))
def test_the_gradient_through_time_is_that_of_differences(model, horizon):
    rng = np.random.default_rng(6)
    policy, starts = new_policy(rng, 0.3), np.array([np.pi, 0.0]) + 0.2 * rng.normal(size=(5, 2))
    _, found, lengths = gradient(policy, model, starts, horizon)
    for weight in (0, 20, 63):
        change = np.zeros(64)
        change[weight] = 1e-6
        ahead, behind = (gradient(policy.moved(sign * change), model, starts, horizon)[0] for sign in (1, -1))
        assert found[weight] == pytest.approx((ahead - behind) / 2e-6, rel=1e-4, abs=1e-5)
    assert lengths.shape == (horizon,)


def test_physics_finds_its_two_numbers(timid):
    numbers = find_two_numbers(timid)
    np.testing.assert_allclose(numbers, [15.0, 3.0], rtol=1e-6)
    np.testing.assert_allclose(physics(numbers)(timid.states, timid.actions), timid.next_states, atol=1e-7)


def test_an_ensemble_agrees_where_it_has_data_and_not_elsewhere(timid):
    models = learn_ensemble(fit_dynamics, timid, np.random.default_rng(7))
    near = spread_of(models, timid.states, timid.actions).mean()
    assert spread_of(models, np.array([[0.0, 6.0], [1.0, -7.0]]), np.zeros(2)).mean() > 20 * near
    paths = rollouts(models, timid.states[:3], np.zeros((3, 4)))
    assert paths.shape == (5, 4, 3, 2)
    np.testing.assert_array_equal(paths[2, 0], predict(models[2], timid.states[:3], np.zeros(3)))


def test_a_score_in_the_world_is_what_following_the_plan_brings():
    plan = np.random.default_rng(8).uniform(-2, 2, 50)
    lived = run_episode(WORLD, follow(plan))
    assert score_by(WORLD)(WORLD.start())(plan[np.newaxis])[0] == pytest.approx(lived.total)


def test_shooting_gives_the_best_of_its_plans():
    asked = []

    def score_from(state):
        return lambda plans: asked.append(plans) or -np.abs(plans - 0.5).sum(axis=1)

    found = shooting(score_from, np.random.default_rng(9), 50)(np.zeros(2), np.zeros(3))
    assert np.abs(found - 0.5).sum() == np.abs(asked[0] - 0.5).sum(axis=1).min()


def test_the_plan_of_the_cross_entropy_method_is_cut_to_what_the_motor_can_do():
    def cem_plan_beyond(score, mean, std, *counts):
        return mean + 5 * std

    assert (cem_planner(score_by(WORLD), cem_plan_beyond)(WORLD.start(), np.zeros(3)) == 2.0).all()


def test_replanning_with_the_true_model_swings_the_rod_up_and_less_often_is_worse():
    np.random.seed(10)
    planner = cem_planner(score_by(WORLD), cem_plan)
    always, seldom = (
        run_episode(WORLD, act).total
        for act in (replanning(mpc_action, planner), replanning_every(10, mpc_action, planner))
    )
    assert always > -450 and seldom <= always + 100


def test_between_plans_the_plan_is_followed():
    asked = []

    def planner(state, plan):
        asked.append(plan.copy())
        return np.arange(1.0, 4.0)

    act = replanning_every(3, mpc_action, planner, horizon=3)
    assert [act(np.zeros(2), number) for number in range(6)] == [1, 2, 3, 1, 2, 3]
    assert len(asked) == 2


def test_the_first_action_of_each_plan_is_taken_and_the_plan_is_the_next_guess():
    act = first_of_each(lambda state, plan: plan + 1, horizon=2)
    assert [act(np.zeros(2), number) for number in range(3)] == [1, 2, 3]


def test_what_was_imagined_in_the_world_itself_comes_true():
    act = follow(np.random.default_rng(11).uniform(-2, 2, 50))
    plan = imagine(WORLD, WORLD.step, act)
    assert execute_blindly(WORLD, plan).total == plan.total


def test_a_model_of_the_point_mass_is_enough_for_a_blind_plan():
    np.random.seed(12)
    mass, rng = PointMass(), np.random.default_rng(12)
    step = learn_point_mass(fit_dynamics, random_episodes(mass, 4, rng, 1.0), rng)
    plan = imagine(mass, step, first_of_each(cem_planner(score_by(mass, step), cem_plan)))
    assert execute_blindly(mass, plan).total == pytest.approx(plan.total, abs=8)


def test_joined_transitions_follow_one_another(timid):
    both = joined([timid, timid])
    assert len(both.actions) == 400 and both.total == pytest.approx(2 * timid.total)


def test_adam_takes_steps_of_one_size_whatever_the_gradients():
    for size in (1e-4, 1.0, 1e6):
        np.testing.assert_allclose(Adam(3, 0.1).step(np.array([size, -size, 0.0])), [0.1, -0.1, 0.0], rtol=1e-3)


def test_climbing_reports_a_gradient_for_each_iteration(model):
    rng, told = np.random.default_rng(13), []
    went = climb(new_policy(rng, 0.1), model, rng, 5, n_starts=4, n_iterations=3, say=told.append)
    assert went.norms.shape == (3,) and told == [0, 1, 2]
    assert (went.norms > 0).all()


def test_reinforce_improves_what_it_rolls_in():
    rng = np.random.default_rng(14)
    learned = reinforce(new_policy(rng), WORLD.step, rng, n_iterations=40)
    assert learned.returns[-5:].mean() > learned.returns[:5].mean() + 100


def test_a_learned_score_is_that_of_the_rollouts(model):
    plans = np.random.default_rng(15).uniform(-2, 2, (4, 6))
    wanted = rollout_returns(model, WORLD.start(), plans, 0.9)
    np.testing.assert_array_equal(score_in(model, rollout_returns, 0.9)(WORLD.start())(plans), wanted)
