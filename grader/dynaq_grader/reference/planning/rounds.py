"""Versions 0.5, 1.0 and 1.5, and what else section 2 of the notebook compares them with, from one seed."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from dynaq_utils.control.episodes import Act, Step, Transitions, joined, random_episodes, run_episode
from dynaq_utils.control.features import draw_features
from dynaq_utils.control.imagining import execute_blindly, imagine
from dynaq_utils.control.model import Model, error_of, learn_model, predict
from dynaq_utils.control.physics import find_two_numbers, physics
from dynaq_utils.control.planners import (
    CemPlan,
    Planner,
    cem_planner,
    replanning,
    replanning_every,
    score_by,
    score_in,
    shooting,
)
from dynaq_utils.envs.pendulum import Pendulum, upright_share

from .solutions import cross_entropy_from, imagined_returns, one_decision, ridge_regression

Array = npt.NDArray[np.float64]

WORLD = Pendulum()
TIMID, BOLD = 1.0, 2.0
N_ROUNDS = 6
Numbers = dict[str, float]


def step_of(model: Model) -> Step:
    """A model as a step function."""
    return lambda states, actions: predict(model, states, actions)


def blind(step: Step, planner: Planner) -> tuple[Transitions, Transitions]:
    """An imagined episode, and the same torques in the world."""
    plan = imagine(WORLD, step, replanning(one_decision, planner))
    return plan, execute_blindly(WORLD, plan)


class Study:
    """All that is measured from one seed."""

    def __init__(self, seed: int) -> None:
        """Collects the first episodes."""
        self.rng = np.random.default_rng([26, seed])
        self.cem: CemPlan = cross_entropy_from(self.rng)
        self.timid = random_episodes(WORLD, 4, self.rng, TIMID)
        self.more = joined([self.timid, random_episodes(WORLD, 6, self.rng, TIMID)])
        self.held_out = random_episodes(WORLD, 4, self.rng, TIMID)
        self.good = run_episode(WORLD, replanning(one_decision, cem_planner(score_by(WORLD), self.cem)))

    def learn(self, seen: Transitions) -> Model:
        """A model with features of its own."""
        return learn_model(ridge_regression, draw_features(self.rng), seen)

    def planner(self, model: Model) -> Planner:
        """The cross-entropy method in a model."""
        return cem_planner(score_in(model, imagined_returns), self.cem)

    def numbers(self) -> Numbers:
        """Everything."""
        found = {
            "random": random_episodes(WORLD, 10, self.rng, BOLD).total / 10,
            "true model, mpc": self.good.total,
        }
        first, more = self.learn(self.timid), self.learn(self.more)
        found["error on held-out data"] = error_of(first, self.held_out)
        found["error on the good path"] = error_of(first, self.good)
        found |= self._blind("0.5", first) | self._blind("0.5 with 10 episodes", more) | self._physics()
        found["mpc on 10 timid episodes"] = run_episode(WORLD, replanning(one_decision, self.planner(more))).total
        found |= self._plan_and_execute(first)
        found |= self._rounds("1.5 by shooting", first, lambda model: self._shooting(model))[0]
        numbers, last = self._rounds("1.5", first, lambda model: replanning(one_decision, self.planner(model)))
        found |= numbers | self._blind("good model, blind", last)
        for every in (1, 2, 5, 10):
            act = replanning_every(every, one_decision, self.planner(last))
            found[f"replanning every {every}"] = run_episode(WORLD, act).total
        return found

    def _shooting(self, model: Model) -> Act:
        return replanning(one_decision, shooting(score_in(model, imagined_returns), self.rng))

    def _blind(self, name: str, model: Model) -> Numbers:
        plan, real = blind(step_of(model), self.planner(model))
        return {f"{name}, promised": plan.total, name: real.total}

    def _physics(self) -> Numbers:
        numbers = find_two_numbers(self.timid)
        step = physics(numbers)
        _, real = blind(step, cem_planner(score_by(WORLD, step), self.cem))
        return {"physics, pull": numbers[0], "physics, strength": numbers[1], "physics, blind": real.total}

    def _plan_and_execute(self, model: Model) -> Numbers:
        seen, found = self.timid, Numbers()
        for number in range(1, N_ROUNDS + 1):
            plan, real = blind(step_of(model), self.planner(model))
            found |= {f"1.0, round {number}": real.total, f"1.0, round {number}, promised": plan.total}
            seen = joined([seen, real])
            model = self.learn(seen)
        return {**found, "1.0, upright": upright_share(real.next_states)}

    def _rounds(self, name: str, model: Model, act_with: Callable[[Model], Act]) -> tuple[Numbers, Model]:
        seen, found = self.timid, Numbers()
        for number in range(1, N_ROUNDS + 1):
            real = run_episode(WORLD, act_with(model))
            seen = joined([seen, real])
            model = self.learn(seen)
            found[f"{name}, round {number}"] = real.total
        found |= {f"{name}, upright": upright_share(real.next_states)}
        return {**found, f"{name}, error on the good path": error_of(model, self.good)}, model
