"""Several models of the same data, whose disagreement says how little is known."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from dynaq_utils.control.episodes import Transitions
from dynaq_utils.control.features import draw_features
from dynaq_utils.control.model import FitDynamics, Model, learn_model, predict

Array = npt.NDArray[np.float64]

N_MODELS = 5


def learn_ensemble(
    fit_dynamics: FitDynamics, seen: Transitions, rng: np.random.Generator, n_models: int = N_MODELS
) -> list[Model]:
    """Fits models with features of their own, each to as many transitions drawn from those seen (bootstrap)."""
    return [learn_model(fit_dynamics, draw_features(rng), _drawn_again(seen, rng)) for _ in range(n_models)]


def spread_of(models: Sequence[Model], states: Array, actions: Array) -> Array:
    """How far the models' next angles lie apart: their standard deviation, shape (n,)."""
    return np.std([predict(model, states, actions)[..., 0] for model in models], axis=0)


def rollouts(models: Sequence[Model], start: Array, actions: Array) -> Array:
    """Where each model says that actions lead.

    Args:
        models: the models.
        start: first states, shape (n, 2).
        actions: shape (n, H).

    Returns:
        The states after each decision, shape (n_models, H, n, 2).
    """
    return np.array([_rollout(model, start, actions) for model in models])


def _rollout(model: Model, states: Array, actions: Array) -> list[Array]:
    path = []
    for taken in actions.T:
        states = predict(model, states, taken)
        path.append(states)
    return path


def _drawn_again(seen: Transitions, rng: np.random.Generator) -> Transitions:
    n = len(seen.actions)
    chosen = rng.integers(n, size=n)
    return Transitions(seen.states[chosen], seen.actions[chosen], seen.next_states[chosen], seen.rewards[chosen])
