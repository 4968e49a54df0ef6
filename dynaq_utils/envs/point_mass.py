"""A mass that is pushed to a place: a linear world, as a contrast to the pendulum."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

MAX_FORCE = 2.0
SECONDS = 0.2
FRICTION = 0.5


class PointMass:
    """A mass on a line with friction, that has to come to rest at 0.

    Description:
        Everything about it is linear as long as the force is not cut. Methods take one state or a batch of them.

    Action space:
        A force from -2 to 2; what lies outside is cut.

    Observation space:
        Place and speed.

    Starting state:
        At place 3, at rest.

    Rewards:
        -(place^2 + 0.1 speed^2 + 0.001 force^2) for the state in which the decision is made.

    Episode end:
        After 50 decisions.
    """

    n_decisions = 50

    def start(self) -> Array:
        """The state in which every episode starts, shape (2,)."""
        return np.array([3.0, 0.0])

    def step(self, states: Array, forces: npt.ArrayLike) -> Array:
        """The states after one decision, shape (..., 2)."""
        force = np.clip(forces, -MAX_FORCE, MAX_FORCE)
        speed = states[..., 1] + (force - FRICTION * states[..., 1]) * SECONDS
        return np.stack([states[..., 0] + speed * SECONDS, speed], axis=-1)

    def reward(self, states: Array, forces: npt.ArrayLike) -> Array:
        """The rewards of one decision, shape (...)."""
        force = np.clip(forces, -MAX_FORCE, MAX_FORCE)
        return -(states[..., 0] ** 2 + 0.1 * states[..., 1] ** 2 + 0.001 * force**2)

    def inputs(self, states: Array, forces: npt.ArrayLike) -> Array:
        """What a model's features are made of, shape (..., 3)."""
        return np.stack(np.broadcast_arrays(states[..., 0] / 2, states[..., 1] / 2, np.asarray(forces) / 2), axis=-1)
