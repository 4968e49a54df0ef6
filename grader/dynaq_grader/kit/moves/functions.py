"""Functions that draw known pairs and move them as a rule says: right ones, and ones that make a certain mistake."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..counting import Pair, Table
from .forced import Forced
from .rules import Rule


@dataclass(frozen=True)
class Seen:
    """What a function draws from.

    Attributes:
        rule: What it does with a pair.
        pairs: The known pairs, in row-major order.
        k: How many it should draw.
        model, value, params: The arguments, as they are at each draw.
    """

    rule: Rule
    pairs: list[Pair]
    k: int
    model: Table
    value: Table
    params: Mapping[str, Any]

    def errors(self) -> list[float]:
        """How far each pair is from where it would be moved to, as things stand."""
        asked = [Forced.of(self.model, pair, self.value, self.params) for pair in self.pairs]
        return [abs(self.rule.target(question, self.value) - self.value[question.place]) for question in asked]


Draw = Callable[[Seen], Iterable[Pair]]
Function = Callable[[Table, Table, Mapping[str, Any]], Table]


def any_of(pairs: Sequence[Pair], k: int) -> list[Pair]:
    """So many of these pairs, each alike and each draw anew."""
    return [pairs[np.random.randint(len(pairs))] for _ in range(k)]


def fairly(seen: Seen) -> Iterable[Pair]:
    """Every known pair alike."""
    return any_of(seen.pairs, seen.k)


def moving(rule: Rule, draw: Draw = fairly) -> Function:
    """A function that draws in this way and moves as the rule says."""

    def function(model: Table, value: Table, params: Mapping[str, Any]) -> Table:
        before = value.copy() if rule.frozen else value
        known = [(state, action) for state, action in np.argwhere(~np.isnan(model[:, :, 0])).tolist()]
        k = rule.steps(Forced.of(model, known[0], before, params))
        for pair in draw(Seen(rule, known, k, model, value, params)):
            rule.apply(Forced.of(model, pair, before, params), value, before)
        return value

    return function
