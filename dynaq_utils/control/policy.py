"""A policy for the pendulum: a torque for each state, with weights that can be learned."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from dynaq_utils.control.features import Features, draw_features, featurise, pendulum_inputs, slopes
from dynaq_utils.envs.pendulum import MAX_TORQUE

Array = npt.NDArray[np.float64]

N_FEATURES, WIDTH = 64, 0.7


@dataclass(frozen=True)
class Policy:
    """Torque = 2 tanh(weights . features of the state).

    Attributes:
        features: of sine and cosine of the angle and of the speed.
        weights: shape (D,).
    """

    features: Features
    weights: Array

    def rows(self, states: Array) -> Array:
        """The features of states of shape (..., 2), shape (..., D)."""
        return featurise(self.features, _inputs(states)) * self._scale

    def torque(self, states: Array) -> Array:
        """The torques, shape (...)."""
        return np.asarray(MAX_TORQUE * np.tanh(self.rows(states) @ self.weights))

    def jacobian(self, states: Array) -> tuple[Array, Array]:
        """How the torques change with the states, shape (..., 2), and with the weights, shape (..., D)."""
        rows = self.rows(states)
        outer = MAX_TORQUE * (1 - np.tanh(rows @ self.weights) ** 2)[..., np.newaxis]
        by_input = (slopes(self.features, _inputs(states)) * self._scale * self.weights) @ self.features.frequencies.T
        angle = states[..., 0]
        by_angle = by_input[..., 0] * np.cos(angle) - by_input[..., 1] * np.sin(angle)
        return np.stack([by_angle, by_input[..., 2] / 4.0], axis=-1) * outer, rows * outer

    def moved(self, change: Array) -> Policy:
        """The policy with its weights changed."""
        return replace(self, weights=self.weights + change)

    @property
    def _scale(self) -> float:
        return float(np.sqrt(2 / len(self.weights)))


def new_policy(rng: np.random.Generator, spread: float = 0.0) -> Policy:
    """A policy that knows nothing, with weights of this spread around 0."""
    features = draw_features(rng, n_inputs=3, n_features=N_FEATURES, width=WIDTH)
    return Policy(features, spread * rng.normal(size=N_FEATURES))


def start_states(rng: np.random.Generator, n: int) -> Array:
    """States near hanging at rest, shape (n, 2)."""
    return np.array([np.pi, 0.0]) + 0.2 * rng.normal(size=(n, 2))


def _inputs(states: Array) -> Array:
    return pendulum_inputs(states, 0.0)[..., :3]
