"""Version 1.5 with five models in place of one, with and without caution where they disagree, from one seed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dynaq_utils.control.ensemble import learn_ensemble
from dynaq_utils.control.episodes import joined, run_episode
from dynaq_utils.control.model import Model
from dynaq_utils.control.planners import Score, ScoreFrom, cem_planner, replanning

from .rounds import WORLD, Array, Numbers, Study
from .solutions import imagined_returns, one_decision, ridge_regression

N_ROUNDS = 3
CAUTION = {"five models": 0.0, "five models, cautious": 1.0}
"""How many standard deviations of the models' scores are taken off their mean."""


def score_in_all(models: Sequence[Model], caution: float) -> ScoreFrom:
    """Scores plans by the mean of the models' returns, less so many of their standard deviations."""

    def score_from(state: Array) -> Score:
        def score(plans: Array) -> Array:
            returns = [imagined_returns(model, state, plans, 1.0) for model in models]
            return np.asarray(np.mean(returns, axis=0) - caution * np.std(returns, axis=0))

        return score

    return score_from


def sum_of_rounds(study: Study, caution: float) -> float:
    """What the first rounds of version 1.5 bring together."""
    seen, total = study.timid, 0.0
    for _ in range(N_ROUNDS):
        models = learn_ensemble(ridge_regression, seen, study.rng)
        planner = cem_planner(score_in_all(models, caution), study.cem)
        episode = run_episode(WORLD, replanning(one_decision, planner))
        total += episode.total
        seen = joined([seen, episode])
    return total


def numbers(seed: int) -> Numbers:
    """Everything. Both ways begin with the timid episodes of the other versions."""
    return {f"1.5, rounds 1 to 3 together, {name}": sum_of_rounds(Study(seed), by) for name, by in CAUTION.items()}
