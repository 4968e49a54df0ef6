"""The right planner, and planners that make a certain mistake, in the order in which they are tried."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from ...kit.exercise import Mistake
from ...kit.outcomes import Table, tried

Pair = tuple[int, int]


def visited(model: Table) -> list[int]:
    """The states with a tried action."""
    return [int(state) for state in np.flatnonzero(tried(model).any(axis=1))]


@dataclass(frozen=True)
class Planner:
    """A planner that is right unless a part of it is replaced.

    Attributes:
        times: Backups, from k.
        states: The states that are drawn from, from the model.
        actions: The actions that are drawn from, from the model and the state.
        bonus: From kappa, now, and the time at which the pair was tried last.
        where: Whether there is a bonus, from whether the pair was tried.
        untried: Reward and next state of a pair that was never tried, from its state; None where it is passed over.
        outside: Whether the bonus comes on top of the backup.
        future: What the next state is worth, from its values.
    """

    times: Callable[[int], int] = lambda k: k
    states: Callable[[Table], Sequence[int]] = visited
    actions: Callable[[Table, int], Sequence[int]] = lambda model, state: range(model.shape[1])
    bonus: Callable[[float, float, float], float] = lambda kappa, now, last: kappa * math.sqrt(now - last)
    where: Callable[[bool], bool] = lambda tried: True
    untried: Callable[[int], tuple[float, float] | None] = lambda state: (0.0, state)
    outside: bool = False
    future: Callable[[Table], float] = lambda values: float(values.max())

    def __call__(self, model: Table, value: Table, last_tried: Table, now: float, params: Mapping[str, Any]) -> Table:
        """Gives the values."""
        states = self.states(model)
        for _ in range(self.times(params["k"])):
            state = int(np.random.choice(states))
            pair = state, int(np.random.choice(self.actions(model, state)))
            target = self.target(pair, model, value, last_tried, now, params)
            if target is not None:
                value[pair] += params["alpha"] * (target - value[pair])
        return value

    def target(
        self, pair: Pair, model: Table, value: Table, last_tried: Table, now: float, params: Mapping[str, Any]
    ) -> float | None:
        """Where a backup moves a pair to, None where it leaves it alone."""
        is_tried = bool(tried(model)[pair])
        outcome = model[pair].tolist() if is_tried else self.untried(pair[0])
        if outcome is None:
            return None
        reward, after = outcome
        bonus = self.bonus(params["kappa"], now, last_tried[pair]) if self.where(is_tried) else 0.0
        future = 0.0 if np.isnan(after) else self.future(value[int(after)])
        return float(reward + bonus / (params["alpha"] if self.outside else 1.0) + params["gamma"] * future)

    @property
    def passes_over(self) -> bool:
        """Whether it draws pairs that it then leaves alone."""
        return self.untried(0) is None

    def law(self, model: Table) -> Table:
        """The probability of each pair, those aside that are passed over; shape (n_states, n_actions)."""
        p = np.zeros(model.shape[:2])
        states = self.states(model)
        for state in states:
            actions = list(self.actions(model, state))
            p[state, actions] = 1 / (len(states) * max(1, len(actions)))
        return np.where(tried(model) | (not self.passes_over), p, 0.0)


RIGHT = Planner()

WAYS: Mapping[str, Sequence[Mapping[str, Any]]] = {
    "no-backups": ({"times": lambda k: 0},),
    "wrong-number-of-backups": (
        *({"times": lambda k: k + 1}, {"times": lambda k: max(k - 1, 0)}, {"times": lambda k: min(k, 1)}),
        {"times": lambda k: 2 * k},
    ),
    "tried-only": ({"actions": lambda model, state: np.flatnonzero(tried(model)[state]).tolist()},),
    "untried-skipped": ({"untried": lambda state: None},),
    "untried-ends": ({"untried": lambda state: (0.0, np.nan)},),
    "untried-to-state-0": ({"untried": lambda state: (0.0, 0.0)},),
    "unvisited-states": ({"states": lambda model: range(len(model))},),
    "next-states-only": (
        {"states": lambda model: np.unique(model[:, :, 1][~np.isnan(model[:, :, 1])]).astype(int).tolist()},
    ),
    "bonus-missing": ({"bonus": lambda kappa, now, last: 0.0},),
    "bonus-not-for-all": ({"where": lambda tried: tried}, {"where": lambda tried: not tried}),
    "no-root": (
        *({"bonus": lambda kappa, now, last: kappa * (now - last)}, {"bonus": lambda kappa, now, last: kappa}),
        {"bonus": lambda kappa, now, last: kappa * (now - last) ** 2},
    ),
    "kappa-inside": ({"bonus": lambda kappa, now, last: math.sqrt(kappa * (now - last))},),
    "kappa-missing": ({"bonus": lambda kappa, now, last: math.sqrt(now - last)},),
    "time-itself": (
        *(
            {"bonus": lambda kappa, now, last: kappa * math.sqrt(last)},
            {"bonus": lambda kappa, now, last: kappa * math.sqrt(now)},
        ),
        *({"bonus": lambda kappa, now, last: kappa * now}, {"bonus": lambda kappa, now, last: kappa * last}),
    ),
    "age-off-by-one": (
        {"bonus": lambda kappa, now, last: kappa * math.sqrt(now - last + 1)},
        {"bonus": lambda kappa, now, last: kappa * math.sqrt(max(now - last - 1, 0))},
    ),
    "bonus-subtracted": ({"bonus": lambda kappa, now, last: -kappa * math.sqrt(now - last)},),
    "bonus-outside": ({"outside": True},),
}


def writes_into_model(model: Table, value: Table, last_tried: Table, now: float, params: Mapping[str, Any]) -> Table:
    """Adds the bonus to the reward that the model remembers."""
    model[:, :, 0] += params["kappa"] * np.sqrt(now - last_tried)
    return replace(RIGHT, where=lambda tried: not tried)(model, value, last_tried, now, params)


PLANNERS = tuple((code, replace(RIGHT, **way)) for code, ways in WAYS.items() for way in ways)
MISTAKES = (
    *(Mistake(code, planner) for code, planner in PLANNERS),
    Mistake("bonus-into-model", writes_into_model),
    Mistake("unfair-draws", replace(RIGHT, states=lambda model: [*visited(model), *visited(model)[:1] * 2])),
)
