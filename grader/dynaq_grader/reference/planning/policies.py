"""Versions 2.0, 2.5 and 3.0, and errors along rollouts, from one seed."""

from __future__ import annotations

import numpy as np
from scipy.stats import spearmanr

from dynaq_utils.control.adam import Adam
from dynaq_utils.control.ensemble import learn_ensemble, rollouts, spread_of
from dynaq_utils.control.episodes import Transitions, joined, run_episode
from dynaq_utils.control.model import Model, predict
from dynaq_utils.control.planners import replanning
from dynaq_utils.control.policy import Policy, new_policy
from dynaq_utils.control.reinforce import reinforce
from dynaq_utils.control.through_time import climb
from dynaq_utils.envs.pendulum import MAX_SPEED

from .actor_critic import ActorCritic
from .rounds import WORLD, Numbers, Study, step_of
from .solutions import one_decision, ridge_regression

DEPTHS = (1, 5, 10, 20, 50)
HORIZONS = {5: 30, 10: 30, 25: 30, 50: 15}
"""Rollouts of each iteration, by horizon."""
LENGTHS = (1, 15, 50)
SOLVED = -600.0
EVERY, MOST_EPISODES = 150, 3_000
EXPLORING = 0.4


def return_of(policy: Policy) -> float:
    """What a policy brings in the world."""
    return run_episode(WORLD, lambda state, number: float(policy.torque(state))).total


def numbers(study: Study) -> Numbers:
    """Everything."""
    seen = study.timid
    for _ in range(3):
        act = replanning(one_decision, study.planner(study.learn(seen)))
        seen = joined([seen, run_episode(WORLD, act)])
    model = study.learn(seen)
    return {**_climbing(model, study.rng), **_reinforce(model, study.rng), **_depths(study, seen), **_lengths(study)}


def _climbing(model: Model, rng: np.random.Generator) -> Numbers:
    found = {}
    for horizon, n_starts in HORIZONS.items():
        went = climb(new_policy(rng, 0.1), model, rng, horizon, n_starts)
        found[f"2.0, horizon {horizon}"] = return_of(went.policy)
        found[f"2.0, horizon {horizon}, typical gradient"] = float(np.median(went.norms))
        found[f"2.0, horizon {horizon}, largest gradient"] = float(np.nanmax(went.norms))
    return found


def _reinforce(model: Model, rng: np.random.Generator) -> Numbers:
    in_model = reinforce(new_policy(rng), step_of(model), rng)
    few = reinforce(new_policy(rng), WORLD.step, rng, n_iterations=2, n_rollouts=5)
    found = {"2.5": return_of(in_model.policy), "REINFORCE in the world, 10 episodes": return_of(few.policy)}
    return {**found, "REINFORCE in the world, episodes needed": _episodes_needed(rng)}


def _episodes_needed(rng: np.random.Generator) -> float:
    policy = new_policy(rng)
    adam = Adam(len(policy.weights), 0.1)
    for episodes in range(EVERY, MOST_EPISODES + 1, EVERY):
        policy = reinforce(policy, WORLD.step, rng, n_iterations=EVERY // 30, optimiser=adam).policy
        if return_of(policy) > SOLVED:
            return episodes
    return float("inf")


def _depths(study: Study, seen: Transitions) -> Numbers:
    """Error and spread of an ensemble after so many decisions, and how well one tells of the other."""
    rng, found = study.rng, {}
    models = learn_ensemble(ridge_regression, seen, rng)
    actions = rng.uniform(-2, 2, (200, max(DEPTHS)))
    start = np.tile(WORLD.start(), (200, 1))
    imagined, real = rollouts(models, start, actions)[..., 0], _real_angles(start, actions)
    for depth in DEPTHS:
        at = depth - 1
        found[f"error after {depth}"] = float(np.median(np.abs(imagined[0, at] - real[at])))
        found[f"spread after {depth}"] = float(np.median(imagined[:, at].std(axis=0)))
    few = learn_ensemble(ridge_regression, study.timid, rng)
    states = np.stack([rng.uniform(-np.pi, np.pi, 500), rng.uniform(-MAX_SPEED, MAX_SPEED, 500)], axis=-1)
    torques = rng.uniform(-2, 2, 500)
    error = np.abs(predict(few[0], states, torques) - WORLD.step(states, torques))[:, 0]
    found["rank correlation of spread and error"] = float(spearmanr(spread_of(few, states, torques), error).statistic)
    return found


def _real_angles(states: np.ndarray, actions: np.ndarray) -> np.ndarray:
    angles = []
    for taken in actions.T:
        states = WORLD.step(states, taken)
        angles.append(states[:, 0])
    return np.array(angles)


def _lengths(study: Study) -> Numbers:
    """Version 3.0: four rounds of fitting, learning from short rollouts that start in real states, one real episode."""
    found = {}
    for length in LENGTHS:
        seen, learner = study.timid, ActorCritic(study.rng)
        for number in range(1, 5):
            learner.learn(step_of(study.learn(seen)), seen.states, length)
            found[f"3.0, length {length}, round {number}"] = return_of(learner.policy)
            seen = joined([seen, run_episode(WORLD, learner.explore(EXPLORING))])
    return found
