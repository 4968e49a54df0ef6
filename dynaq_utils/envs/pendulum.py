"""The pendulum that has to be swung up: Gymnasium's equations, for many states at once, torques held for a while."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

MAX_TORQUE = 2.0
MAX_SPEED = 8.0
SECONDS = 0.05
"""What one step of the equations takes."""
GRAVITY, LENGTH, MASS = 10.0, 1.0, 1.0
STEPS_PER_EPISODE = 200


def wrapped(angle: npt.ArrayLike) -> Array:
    """Gives the same angles between -pi and pi."""
    return np.asarray((np.asarray(angle) + np.pi) % (2 * np.pi) - np.pi)


def step_once(states: Array, torques: npt.ArrayLike) -> Array:
    """One step of the equations, with the torque cut to what the motor can do.

    Args:
        states: angle and speed, shape (..., 2).
        torques: shape (...).

    Returns:
        The next states, shape (..., 2).
    """
    angle, speed = states[..., 0], states[..., 1]
    torque = np.clip(torques, -MAX_TORQUE, MAX_TORQUE)
    pull = 3 * GRAVITY / (2 * LENGTH) * np.sin(angle) + 3.0 / (MASS * LENGTH**2) * torque
    speed = np.clip(speed + pull * SECONDS, -MAX_SPEED, MAX_SPEED)
    return np.stack([angle + speed * SECONDS, speed], axis=-1)


def reward_once(states: Array, torques: npt.ArrayLike) -> Array:
    """The reward of one step: nothing is best, upright, at rest and without a torque."""
    torque = np.clip(torques, -MAX_TORQUE, MAX_TORQUE)
    return -(wrapped(states[..., 0]) ** 2 + 0.1 * states[..., 1] ** 2 + 0.001 * torque**2)


class Pendulum:
    """A rod on a motor that is too weak to lift it in one go.

    Description:
        The equations are those of Gymnasium's ``Pendulum-v1``. One decision holds its torque for `hold` steps of them.
        All methods take one state or a batch of them.

    Action space:
        A torque from -2 to 2; what lies outside is cut.

    Observation space:
        Angle and speed: the angle is 0 upright and pi hanging, in radians, and is not wrapped; the speed lies between
        -8 and 8 radians a second.

    Starting state:
        Hanging, at rest.

    Rewards:
        That of Gymnasium for the state in which the decision is made, `hold` times.

    Episode end:
        After `n_decisions` decisions, which are 200 steps.

    Attributes:
        hold: for how many steps a torque is held.
        n_decisions: how many decisions an episode has.
    """

    def __init__(self, hold: int = 4) -> None:
        """Takes for how many steps a torque is held."""
        self.hold = hold
        self.n_decisions = STEPS_PER_EPISODE // hold

    def start(self) -> Array:
        """The state in which every episode starts, shape (2,)."""
        return np.array([np.pi, 0.0])

    def step(self, states: Array, torques: npt.ArrayLike) -> Array:
        """The states after one decision, shape (..., 2)."""
        for _ in range(self.hold):
            states = step_once(states, torques)
        return states

    def reward(self, states: Array, torques: npt.ArrayLike) -> Array:
        """The rewards of one decision, shape (...)."""
        return self.hold * reward_once(states, torques)

    def jacobian(self, states: Array, torques: npt.ArrayLike) -> tuple[Array, Array]:
        """How the states after one decision change with the states and with the torques.

        Returns:
            Derivatives by the states, shape (..., 2, 2), the changed number first, and by the torques, shape (..., 2).
        """
        by_state = np.zeros((*states.shape, 2)) + np.eye(2)
        by_torque = np.zeros(states.shape)
        for _ in range(self.hold):
            of_step, of_torque = _jacobian_once(states, torques)
            by_torque = (of_step @ by_torque[..., np.newaxis])[..., 0] + of_torque
            by_state = of_step @ by_state
            states = step_once(states, torques)
        return by_state, by_torque


def _jacobian_once(states: Array, torques: npt.ArrayLike) -> tuple[Array, Array]:
    angle, speed = states[..., 0], states[..., 1]
    torque = np.clip(torques, -MAX_TORQUE, MAX_TORQUE)
    pull = 3 * GRAVITY / (2 * LENGTH) * np.sin(angle) + 3.0 / (MASS * LENGTH**2) * torque
    is_free = np.abs(speed + pull * SECONDS) < MAX_SPEED
    by_state, by_torque = np.zeros((*states.shape, 2)), np.zeros(states.shape)
    by_state[..., 1, 0] = is_free * 3 * GRAVITY / (2 * LENGTH) * np.cos(angle) * SECONDS
    by_state[..., 1, 1] = is_free
    by_torque[..., 1] = is_free * (np.abs(torques) <= MAX_TORQUE) * 3.0 / (MASS * LENGTH**2) * SECONDS
    by_state[..., 0, :] = SECONDS * by_state[..., 1, :]
    by_state[..., 0, 0] += 1.0
    by_torque[..., 0] = SECONDS * by_torque[..., 1]
    return by_state, by_torque


def upright_share(states: Array, last: int = 10) -> float:
    """In how many of the last states of an episode the rod stands, less than 0.3 rad from upright, as a share."""
    return float(np.mean(np.abs(wrapped(states[-last:, 0])) < 0.3))
