"""A learned model of the pendulum: weights on random features that predict how the state changes.

People use PyTorch or JAX here, with a neural network in place of the features: it extrapolates better, takes two
hundred times as long to fit, and has no one right answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import numpy.typing as npt

from dynaq_utils.control.episodes import Transitions
from dynaq_utils.control.features import SPEED_SCALE, Features, featurise, pendulum_inputs, slopes
from dynaq_utils.envs.pendulum import MAX_SPEED, MAX_TORQUE, Pendulum

Array = npt.NDArray[np.float64]
Model = Mapping[str, Array]
"""`frequencies` (4, D) and `phases` (D,) of the features, and `weights` (D, 2)."""
FitDynamics = Callable[[Array, Array, Array, float], Array]

RIDGE = 1e-4
"""Penalty on the weights, for each transition."""
WORLD = Pendulum()


def learn_model(fit_dynamics: FitDynamics, features: Features, seen: Transitions, ridge: float = RIDGE) -> Model:
    """Fits a model to transitions.

    Args:
        fit_dynamics: the student's function.
        features: the model's features.
        seen: the transitions.
        ridge: penalty on the weights, for each transition.

    Returns:
        The model.
    """
    rows = featurise(features, pendulum_inputs(seen.states, seen.actions))
    weights = fit_dynamics(rows, seen.states, seen.next_states, ridge * len(rows))
    return {**features._asdict(), "weights": np.asarray(weights, dtype=float)}


def predict(model: Model, state: Array, action: npt.ArrayLike) -> Array:
    """What a model says comes after a decision.

    Args:
        model: the model.
        state: angle and speed, shape (2,), or a batch, shape (n, 2).
        action: the torque, or a batch, shape (n,).

    Returns:
        The next state, shape (2,), or a batch, shape (n, 2).
    """
    state = np.asarray(state, dtype=float)
    following = state + featurise(_features(model), pendulum_inputs(state, action)) @ model["weights"]
    following[..., 1] = np.clip(following[..., 1], -MAX_SPEED, MAX_SPEED)
    return following


def reward_of(state: Array, action: npt.ArrayLike) -> Array:
    """The reward of a decision, known and not learned; takes one state and torque or a batch, as `predict` does."""
    return WORLD.reward(np.asarray(state, dtype=float), action)


def jacobian(model: Model, states: Array, torques: npt.ArrayLike) -> tuple[Array, Array]:
    """How a model's next states change with the states and the torques, but for what is cut.

    PyTorch and JAX work this out by themselves (autodiff); here it is one product of matrices.

    Returns:
        Derivatives by the states, shape (..., 2, 2), the changed number first, and by the torques, shape (..., 2).
    """
    slope = slopes(_features(model), pendulum_inputs(states, torques))
    by_input = np.einsum("...d,kd,do->...ok", slope, model["frequencies"], model["weights"], optimize=True)
    cosine, sine = np.cos(states[..., 0, np.newaxis]), np.sin(states[..., 0, np.newaxis])
    by_angle = by_input[..., 0] * cosine - by_input[..., 1] * sine
    by_state = np.stack([by_angle, by_input[..., 2] / SPEED_SCALE], axis=-1) + np.eye(2)
    return by_state, by_input[..., 3] / MAX_TORQUE


def error_of(model: Model, seen: Transitions) -> float:
    """Root of the mean squared error of a model's next states on transitions."""
    return float(np.sqrt(np.mean((predict(model, seen.states, seen.actions) - seen.next_states) ** 2)))


def _features(model: Model) -> Features:
    return Features(model["frequencies"], model["phases"])
