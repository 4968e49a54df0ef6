"""A learned model of the point mass, as a contrast to the pendulum's."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from dynaq_utils.control.episodes import Step, Transitions
from dynaq_utils.control.features import draw_features, featurise
from dynaq_utils.control.model import RIDGE, FitDynamics
from dynaq_utils.envs.point_mass import PointMass

Array = npt.NDArray[np.float64]


def learn_point_mass(fit_dynamics: FitDynamics, seen: Transitions, rng: np.random.Generator) -> Step:
    """Fits a model with features of its own to transitions of the point mass; gives its step function."""
    world, features = PointMass(), draw_features(rng, n_inputs=3)
    rows = featurise(features, world.inputs(seen.states, seen.actions))
    weights = np.asarray(fit_dynamics(rows, seen.states, seen.next_states, RIDGE * len(rows)), dtype=float)

    def step(states: Array, forces: npt.ArrayLike) -> Array:
        return np.asarray(states + featurise(features, world.inputs(states, forces)) @ weights)

    return step
