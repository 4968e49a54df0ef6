"""The pendulum against Gymnasium's, and its derivatives."""

import gymnasium
import numpy as np
import pytest

from dynaq_utils.envs.mountain import CLIFF, altitude
from dynaq_utils.envs.pendulum import Pendulum, step_once, upright_share, wrapped
from dynaq_utils.envs.point_mass import PointMass


def test_one_step_and_its_reward_are_gymnasiums_to_the_last_bit_but_for_one_rounding():
    world, rng = gymnasium.make("Pendulum-v1").unwrapped, np.random.default_rng(1)
    ours = Pendulum(hold=1)
    world.reset(seed=0)
    for _ in range(500):
        state = np.array([rng.uniform(-9, 9), rng.uniform(-8, 8)])
        torque = rng.uniform(-3, 3)
        world.state = state.copy()
        _, reward, *_ = world.step(np.array([torque]))
        np.testing.assert_allclose(ours.step(state, torque), world.state, rtol=4e-16, atol=4e-16)
        np.testing.assert_allclose(ours.reward(state, torque), reward, rtol=1e-15)


def test_an_episode_has_gymnasiums_two_hundred_steps():
    assert gymnasium.spec("Pendulum-v1").max_episode_steps == 200
    assert Pendulum().n_decisions * Pendulum().hold == 200


def test_a_decision_holds_its_torque():
    state, torque = np.array([2.0, -1.0]), 1.5
    held = state
    for _ in range(4):
        held = step_once(held, torque)
    np.testing.assert_array_equal(Pendulum().step(state, torque), held)


def test_a_batch_is_what_its_states_are_one_by_one():
    world, rng = Pendulum(), np.random.default_rng(2)
    states, torques = rng.normal(0, 3, (20, 2)), rng.uniform(-3, 3, 20)
    rows = [world.step(state, torque) for state, torque in zip(states, torques, strict=True)]
    np.testing.assert_allclose(world.step(states, torques), rows, rtol=1e-14)
    rewards = [world.reward(state, torque) for state, torque in zip(states, torques, strict=True)]
    np.testing.assert_allclose(world.reward(states, torques), rewards, rtol=1e-14)


def test_derivatives_are_those_of_differences():
    world, rng = Pendulum(), np.random.default_rng(3)
    states, torques = rng.normal(0, 1, (50, 2)), rng.uniform(-1.9, 1.9, 50)
    by_state, by_torque = world.jacobian(states, torques)
    for k in range(2):
        moved = np.eye(2)[k] * 1e-6
        difference = (world.step(states + moved, torques) - world.step(states - moved, torques)) / 2e-6
        np.testing.assert_allclose(by_state[..., k], difference, atol=1e-6)
    difference = (world.step(states, torques + 1e-6) - world.step(states, torques - 1e-6)) / 2e-6
    np.testing.assert_allclose(by_torque, difference, atol=1e-6)


def test_upright_one_direction_grows_and_one_shrinks_and_hanging_none_does():
    upright, _ = Pendulum(hold=1).jacobian(np.zeros(2), 0.0)
    np.testing.assert_allclose(upright, [[1.0375, 0.05], [0.75, 1.0]], rtol=1e-12)
    np.testing.assert_allclose(sorted(np.linalg.eigvals(upright)), [0.8242, 1.2133], atol=5e-5)
    hanging, _ = Pendulum(hold=1).jacobian(np.array([np.pi, 0.0]), 0.0)
    np.testing.assert_allclose(np.abs(np.linalg.eigvals(hanging)), [1.0, 1.0], rtol=1e-12)


def test_many_steps_upright_multiply_by_the_larger_eigenvalue():
    one_step, _ = Pendulum(hold=1).jacobian(np.zeros(2), 0.0)
    lengths = [np.linalg.norm(np.linalg.matrix_power(one_step, n)) for n in (60, 61)]
    assert lengths[1] / lengths[0] == pytest.approx(1.2133, abs=5e-5)


def test_upright_is_where_the_wrapped_angle_is_small():
    states = np.stack([np.array([np.pi, 0.1, 2 * np.pi + 0.2, -6.2]), np.zeros(4)], axis=1)
    assert upright_share(states, last=4) == 0.75
    np.testing.assert_allclose(wrapped([np.pi + 0.1, -np.pi - 0.1]), [-np.pi + 0.1, np.pi - 0.1])


def test_the_point_mass_is_linear_while_its_force_is_not_cut():
    world, rng = PointMass(), np.random.default_rng(4)
    a, b, forces = rng.normal(size=(5, 2)), rng.normal(size=(5, 2)), rng.uniform(-0.9, 0.9, (2, 5))
    np.testing.assert_allclose(
        world.step(a + b, forces.sum(axis=0)), world.step(a, forces[0]) + world.step(b, forces[1])
    )
    assert world.reward(np.zeros(2), 0.0) == 0


def test_the_mountain_rises_up_to_its_cliff():
    slope = altitude(np.linspace(0, CLIFF - 0.6, 100))
    assert (np.diff(slope) > 0).all() and altitude(CLIFF + 1.0) < 0.01
