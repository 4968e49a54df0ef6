"""Random cosine features: fixed functions of a state and an action, of which a model is a weighted sum."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dynaq_utils.envs.pendulum import MAX_TORQUE

Array = npt.NDArray[np.float64]

N_FEATURES = 100
SPEED_SCALE = 4.0


class Features(NamedTuple):
    """Waves of random directions and phases over the inputs (Rahimi and Recht, 2007).

    Attributes:
        frequencies: shape (n_inputs, D).
        phases: shape (D,).
    """

    frequencies: Array
    phases: Array


def draw_features(
    rng: np.random.Generator, n_inputs: int = 4, n_features: int = N_FEATURES, width: float = 1.0
) -> Features:
    """Draws features.

    Args:
        rng: where chance comes from.
        n_inputs: how many numbers go in.
        n_features: how many features come out.
        width: over how large a difference of inputs a feature changes.

    Returns:
        The features.
    """
    frequencies = rng.normal(size=(n_inputs, n_features)) / width
    return Features(frequencies, rng.uniform(0, 2 * np.pi, n_features))


def featurise(features: Features, inputs: Array) -> Array:
    """The features of inputs of shape (..., n_inputs), shape (..., D)."""
    return np.cos(inputs @ features.frequencies + features.phases)


def slopes(features: Features, inputs: Array) -> Array:
    """The derivative of each feature by what stands inside its cosine, shape (..., D)."""
    return -np.sin(inputs @ features.frequencies + features.phases)


def pendulum_inputs(states: Array, torques: npt.ArrayLike) -> Array:
    """Sine and cosine of the angle, speed and torque, each of about the same size, shape (..., 4)."""
    torque = np.clip(torques, -MAX_TORQUE, MAX_TORQUE) / MAX_TORQUE
    angle, speed = states[..., 0], states[..., 1]
    return np.stack(np.broadcast_arrays(np.sin(angle), np.cos(angle), speed / SPEED_SCALE, torque), axis=-1)
