"""The pendulum's equations with two numbers unknown: what a little knowledge of the world is worth."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from dynaq_utils.control.episodes import Step, Transitions
from dynaq_utils.envs.pendulum import MAX_SPEED, MAX_TORQUE, SECONDS

Array = npt.NDArray[np.float64]


def find_two_numbers(seen: Transitions, hold: int = 4) -> Array:
    """The pull of gravity and the strength of the motor that explain the transitions best, shape (2,)."""
    from scipy.optimize import least_squares  # here, since it takes long to import

    def errors(numbers: Array) -> Array:
        return (physics(numbers, hold)(seen.states, seen.actions) - seen.next_states).ravel()

    found: Array = least_squares(errors, np.ones(2)).x
    return found


def physics(numbers: Array, hold: int = 4) -> Step:
    """The step function of a pendulum with these two numbers."""
    pull, strength = numbers

    def step(states: Array, torques: npt.ArrayLike) -> Array:
        angle, speed = states[..., 0], states[..., 1]
        torque = np.clip(torques, -MAX_TORQUE, MAX_TORQUE)
        for _ in range(hold):
            speed = np.clip(speed + (pull * np.sin(angle) + strength * torque) * SECONDS, -MAX_SPEED, MAX_SPEED)
            angle = angle + speed * SECONDS
        return np.stack([angle, speed], axis=-1)

    return step
