"""Functions that draw known entries fairly and move them as another algorithm would, by the mistake that each makes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import numpy as np

from ..counting import Pair, Table
from .forced import Forced
from .functions import Function, any_of, known_in
from .rules import Rule


def other_algorithms(right: Rule, told: str) -> dict[str, Function]:
    """Functions made of the moves of the right rule.

    Args:
        right: The right rule.
        told: Name of the student's function that is told of an entry.
    """

    def running_mean(model: Table, value: Table, params: Mapping[str, Any]) -> Table:
        visits: Counter[Pair] = Counter()
        for pair in any_of(known_in(model), params["k"]):
            visits[pair] += 1
            right.apply(Forced.of(model, pair, value, {**params, "alpha": 1 / (1 + visits[pair])}), value, value)
        return value

    def with_traces(model: Table, value: Table, params: Mapping[str, Any]) -> Table:
        traces = np.zeros_like(value)
        for pair in any_of(known_in(model), params["k"]):
            error = right.target(Forced.of(model, pair, value, params), value) - value[pair]
            traces *= 0.9
            traces[pair] += 1
            value += params["alpha"] * error * traces
        return value

    def with_two_tables(model: Table, value: Table, params: Mapping[str, Any]) -> Table:
        tables = value, value.copy()
        for pair in any_of(known_in(model), params["k"]):
            table = tables[np.random.randint(2)]
            right.apply(Forced.of(model, pair, table, params), table, table)
        return value

    return {
        "running-mean": running_mean,
        "eligibility-traces": with_traces,
        "double-q": with_two_tables,
        "present-pair-first": LatestFirst(right, told),
    }


class LatestFirst:
    """A function that moves the entry that another one beside it was told of last, before it draws."""

    def __init__(self, right: Rule, told: str) -> None:
        """Takes the right rule and the name of the other function."""
        self._right = right
        self._latest: Pair | None = None
        self.__globals__ = {told: self._tell}

    def _tell(self, model: Table, state: int, action: int, *_: object) -> Table:
        self._latest = state, action
        return model

    def __call__(self, model: Table, value: Table, params: Mapping[str, Any]) -> Table:
        """Moves k entries."""
        pairs = any_of(known_in(model), params["k"])
        latest, self._latest = self._latest, None
        for pair in [latest, *pairs[1:]] if latest is not None and pairs else pairs:
            self._right.apply(Forced.of(model, pair, value, params), value, value)
        return value
