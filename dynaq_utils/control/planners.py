"""Planners: from a state and a first guess to a plan, by scoring many plans in a model.

A plan is a row of actions. A score gives each row of a table of plans a number, the higher the better.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from dynaq_utils.control.episodes import Act, Step, World
from dynaq_utils.control.model import Model
from dynaq_utils.envs.pendulum import MAX_TORQUE

Array = npt.NDArray[np.float64]
Score = Callable[[Array], Array]
ScoreFrom = Callable[[Array], Score]
"""Gives the score of plans that start in a state."""
Planner = Callable[[Array, Array], Array]
"""From a state and a first guess, shape (H,), to a plan, shape (H,)."""
RolloutReturns = Callable[[Model, Array, Array, float], Array]
CemPlan = Callable[[Score, Array, Array, int, int, int], Array]
MpcAction = Callable[[Planner, Array, Array], tuple[float, Array]]

HORIZON = 12
N_PLANS = 300
N_SAMPLES, N_ELITE, N_ITERATIONS = 100, 10, 3
"""Of the cross-entropy method: as many plans in all as `N_PLANS`."""


def score_in(model: Model, rollout_returns: RolloutReturns, gamma: float = 1.0) -> ScoreFrom:
    """Scores plans by the student's rollouts in a model."""
    return lambda state: lambda plans: rollout_returns(model, state, plans, gamma)


def score_by(world: World, step: Step | None = None) -> ScoreFrom:
    """Scores plans in a world, or by its rewards in any step function."""
    step = step or world.step

    def score_from(state: Array) -> Score:
        def score(plans: Array) -> Array:
            states, total = np.repeat(state[np.newaxis], len(plans), axis=0), np.zeros(len(plans))
            for actions in plans.T:
                total += world.reward(states, actions)
                states = step(states, actions)
            return total

        return score

    return score_from


def shooting(score_from: ScoreFrom, rng: np.random.Generator, n_plans: int = N_PLANS) -> Planner:
    """Random shooting: draws plans evenly and takes the best one, whatever the first guess."""

    def planner(state: Array, plan: Array) -> Array:
        plans = rng.uniform(-MAX_TORQUE, MAX_TORQUE, (n_plans, len(plan)))
        best: Array = plans[np.argmax(score_from(state)(plans))]
        return best

    return planner


def cem_planner(score_from: ScoreFrom, cem_plan: CemPlan) -> Planner:
    """The student's cross-entropy method from the first guess, its result cut to what the motor can do."""

    def planner(state: Array, plan: Array) -> Array:
        found = cem_plan(score_from(state), plan, np.full(len(plan), 1.0), N_SAMPLES, N_ELITE, N_ITERATIONS)
        return np.clip(np.asarray(found, dtype=float), -MAX_TORQUE, MAX_TORQUE)

    return planner


def replanning(mpc_action: MpcAction, planner: Planner, horizon: int = HORIZON) -> Act:
    """Model predictive control with the student's step: plans anew at each decision, and takes one action of it."""
    plan = np.zeros(horizon)

    def act(state: Array, number: int) -> float:
        nonlocal plan
        action, plan = mpc_action(planner, state, plan)
        return float(action)

    return act


def replanning_every(every: int, mpc_action: MpcAction, planner: Planner, horizon: int = HORIZON) -> Act:
    """The same, but for planning only at every so manyth decision: in between the plan is followed."""
    plan = np.zeros(horizon)

    def act(state: Array, number: int) -> float:
        nonlocal plan
        action, plan = mpc_action(planner if number % every == 0 else _as_planned, state, plan)
        return float(action)

    return act


def first_of_each(planner: Planner, horizon: int = HORIZON) -> Act:
    """Plans at each decision, with the last plan as the first guess, and takes the first action."""
    plan = np.zeros(horizon)

    def act(state: Array, number: int) -> float:
        nonlocal plan
        plan = planner(state, plan)
        return float(plan[0])

    return act


def _as_planned(state: Array, plan: Array) -> Array:
    return plan.copy()
