"""The right sweep, and sweeps that make a certain mistake, in the order in which they are tried."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from dynaq_utils.learning import q_learning

from ...kit.exercise import Mistake
from ...kit.outcomes import Pairs, Table, leading_to, tried_in

Pair = tuple[int, int]


def into(model: Table, pair: Pair) -> Pairs:
    """The tried pairs that lead to the state of a pair."""
    return leading_to(model, pair[0])


def onward(model: Table, pair: Pair) -> Pairs:
    """The tried pairs of the state that a pair leads to."""
    after = model[pair][1]
    return [] if np.isnan(after) else tried_in(model, [int(after)])


@dataclass(frozen=True)
class Sweeping:
    """A sweep that is right unless a part of it is replaced.

    Attributes:
        times: How many updates there may be, from k.
        pick: The pair to update, as an index into the flat table of priorities.
        stops: Whether to stop, from the priority of that pair and theta.
        rest: What is left of that priority.
        touched: The pairs whose priority is worked out anew, from the model and the pair that was updated.
        error: How far such a pair is off, from its reward, gamma, what its next state is worth and its value.
        urgency: Its priority, from that and the parameters.
        merge: What becomes of its priority, from the old and the new one.
        late: Whether the update comes after the priorities; chain: whether those pairs are updated at once.
        queue: Whether priorities that do not count are left as they were, as in a queue that never takes them in.
    """

    times: Callable[[int], int] = lambda k: k
    pick: Callable[[Table], int] = lambda priority: int(priority.argmax())
    stops: Callable[[float, float], bool] = lambda highest, theta: highest <= theta
    rest: Callable[[float], float] = lambda old: 0.0
    touched: Callable[[Table, Pair], Pairs] = into
    error: Callable[..., float] = lambda reward, gamma, future, old: reward + gamma * future - old
    urgency: Callable[[float, Mapping[str, Any]], float] = lambda error, params: abs(error)
    merge: Callable[[float, float], float] = max
    late: bool = False
    chain: bool = False
    queue: bool = False

    def __call__(self, model: Table, value: Table, priority: Table, params: Mapping[str, Any]) -> tuple[Table, Table]:
        """Gives the values and the priorities."""
        for _ in range(self.times(params["k"])):
            state, action = divmod(self.pick(priority), priority.shape[1])
            if self.stops(priority[state, action], params["theta"]):
                break
            priority[state, action] = self.rest(priority[state, action])
            before = value.copy()
            self._update(model, value, (state, action), params)
            self._refresh(model, before if self.late else value, priority, (state, action), params)
            if self.chain:
                for pair in self.touched(model, (state, action)):
                    self._update(model, value, (pair[0], pair[1]), params)
        return value, priority

    def _update(self, model: Table, value: Table, pair: Pair, params: Mapping[str, Any]) -> None:
        reward, after = model[pair].tolist()
        q_learning(*pair, reward, after, value, params)

    def _refresh(self, model: Table, value: Table, priority: Table, pair: Pair, params: Mapping[str, Any]) -> None:
        for s, a in self.touched(model, pair):
            reward, after = model[s, a].tolist()
            future = 0.0 if np.isnan(after) else value[int(after)].max()
            urgency = self.urgency(self.error(reward, params["gamma"], future, value[s, a]), params)
            if urgency > params["theta"] or not self.queue:
                priority[s, a] = self.merge(priority[s, a], urgency)


RIGHT = Sweeping()

WAYS: Mapping[str, Sequence[Mapping[str, Any]]] = {
    "updates-nothing": ({"times": lambda k: 0},),
    "lowest-first": ({"pick": lambda p: int(np.where(p > 0, p, np.inf).argmin())},),
    "not-the-most-urgent": (
        *({"pick": lambda p: int((p > 0).argmax())}, {"pick": lambda p: 0}),
        {"pick": lambda p: int(np.flatnonzero(p > 0)[-1:].sum())},
    ),
    "one-update-only": ({"times": lambda k: min(k, 1)},),
    "off-by-one": ({"times": lambda k: k + 1}, {"times": lambda k: max(k - 1, 0)}),
    "ignores-theta": (
        *({"stops": lambda highest, theta: False}, {"stops": lambda highest, theta: highest <= 0}),
        {"times": lambda k: 10_000, "stops": lambda highest, theta: highest <= theta},
    ),
    "priority-not-removed": ({"rest": lambda old: old},),
    "predecessors-forgotten": ({"touched": lambda model, pair: []},),
    "successors": ({"touched": onward},),
    "all-actions-of-predecessor": ({"touched": lambda m, pair: tried_in(m, [state for state, _ in into(m, pair)])},),
    "pair-itself-left-out": (
        {"touched": lambda model, pair: [p for p in into(model, pair) if tuple(p) != pair]},
        {"touched": lambda model, pair: [p for p in into(model, pair) if p[0] != pair[0]]},
    ),
    "no-absolute-value": ({"urgency": lambda error, params: error}, {"urgency": lambda error, params: -error}),
    "old-value": ({"late": True},),
    "reward-left-out": ({"error": lambda r, gamma, future, old: gamma * future - old},),
    "gamma-missing": (
        {"error": lambda r, gamma, future, old: r + future - old},
        {"error": lambda r, gamma, future, old: gamma * (r + future) - old},
    ),
    "value-left-out": ({"error": lambda r, gamma, future, old: r + gamma * future},),
    "alpha-in-priority": ({"urgency": lambda error, params: params["alpha"] * abs(error)},),
    "squared-error": ({"urgency": lambda error, params: error * error},),
    "overwrites-priority": ({"merge": lambda old, new: new},),
    "adds-priority": ({"merge": lambda old, new: old + new},),
    "keeps-smaller-priority": ({"merge": min}, {"merge": lambda old, new: old if old > 0 else new}),
    "updates-predecessors-at-once": ({"chain": True},),
}
MISTAKES = tuple(
    Mistake(code, replace(RIGHT, queue=queue, **way))
    for code, ways in WAYS.items()
    for way in ways
    for queue in (False, True)
)
