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
        pairs: The known pairs, in row-major order.
        k: How many it should draw.
        model, value: The arguments, as they are at each draw.
    """

    pairs: list[Pair]
    k: int
    model: Table
    value: Table


Draw = Callable[[Seen], Iterable[Pair]]
Params = Mapping[str, Any]
Function = Callable[[Table, Table, Params], Table]
Move = Callable[[Table, Table, Params, Pair], object]


def any_of(pairs: Sequence[Pair], k: int) -> list[Pair]:
    """So many of these pairs, each alike and each draw anew."""
    return [pairs[np.random.randint(len(pairs))] for _ in range(k)]


def known_in(model: Table) -> list[Pair]:
    """The pairs that a model knows."""
    return [(state, action) for state, action in np.argwhere(~np.isnan(model[:, :, 0])).tolist()]


def drawing(draw: Draw, move: Move) -> Function:
    """A function that draws in this way and moves each pair, in the table, as `move` does."""

    def function(model: Table, value: Table, params: Params) -> Table:
        for pair in draw(Seen(known_in(model), params["k"], model, value)):
            move(model, value, params, pair)
        return value

    return function


def moving(rule: Rule) -> Function:
    """A function that draws every known pair alike and makes the rule's mistake."""

    def function(model: Table, value: Table, params: Params) -> Table:
        before = value.copy() if rule.frozen else value
        known = known_in(model)
        k = rule.steps(Forced.of(model, known[0], before, params))
        for pair in any_of(known, k):
            rule.apply(Forced.of(model, pair, before, params), value, before)
        return value

    return function
