"""The four functions that students write, for the runs that are stored."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from dynaq_utils.control.model import Model, predict, reward_of
from dynaq_utils.control.planners import CemPlan, Planner, Score

Array = npt.NDArray[np.float64]


def ridge_regression(features: Array, states: Array, next_states: Array, ridge: float) -> Array:
    """Ridge regression of the change of state."""
    square = features.T @ features + ridge * np.eye(features.shape[1])
    return np.asarray(np.linalg.solve(square, features.T @ (next_states - states)), dtype=float)


def imagined_returns(model: Model, state: Array, plans: Array, gamma: float) -> Array:
    """The discounted rewards of plans in a model."""
    states, total = np.tile(state, (len(plans), 1)), np.zeros(len(plans))
    for t, actions in enumerate(plans.T):
        total += gamma**t * reward_of(states, actions)
        states = predict(model, states, actions)
    return total


def cross_entropy_from(rng: np.random.Generator) -> CemPlan:
    """The cross-entropy method, with the generator that it draws from."""

    def cross_entropy(score: Score, mean: Array, std: Array, n_samples: int, n_elite: int, n_iterations: int) -> Array:
        for _ in range(n_iterations):
            plans = rng.normal(mean, std, (n_samples, len(mean)))
            elite = plans[np.argsort(score(plans))[-n_elite:]]
            mean, std = elite.mean(axis=0), elite.std(axis=0)
        return mean

    return cross_entropy


def one_decision(planner: Planner, state: Array, plan: Array) -> tuple[float, Array]:
    """The first action of a new plan, and the rest of it."""
    found = planner(state, plan)
    return float(found[0]), np.append(found[1:], 0.0)
