"""Public calls of a function that draws entries and moves them: a model, a table and the parameters.

Where one entry is known nothing is left to chance. Where several are, whatever some sequence of draws gives is right.
"""

from __future__ import annotations

from itertools import product
from typing import Any

from ..counting import Table
from ..exercise import CheckedCall, Near, TurnsUp, Within
from .forced import Forced
from .functions import known_in
from .rules import Rule

TIMES = 60
"""How often a call is made; of three entries and five moves a right function misses one with probability 1e-52."""
STRAYS = "unvisited-pairs"

Args = tuple[Table, Table, dict[str, Any]]


def one_known(args: Args, **more: Any) -> CheckedCall:
    """A call whose model knows one entry."""
    model, value, _ = args
    (place,) = known_in(model)
    mirrored = place[::-1]
    is_place = mirrored != place and all(index < size for index, size in zip(mirrored, value.shape, strict=True))
    near = (Near("swaps-state-and-action", value, (mirrored,)),) if is_place else ()
    return CheckedCall(args, again=TIMES - 1, within=Within(1, (place,), STRAYS), near=near, **more)


def any_drawn(args: Args, right: Rule, **more: Any) -> CheckedCall:
    """A call whose model knows several; no table is wrong that moves of drawn entries give."""
    model, value, params = args
    tables: dict[bytes, Table] = {}
    for drawn in product(known_in(model), repeat=params["k"]):
        table = value.copy()
        for place in drawn:
            right.apply(Forced.of(model, place, table, params), table, table)
        tables[table.tobytes()] = table
    return CheckedCall(args, also=tuple(tables.values()), times=TIMES, **more)


def all_drawn(args: Args, right: Rule) -> CheckedCall:
    """The same, where each entry has to be drawn some time."""
    known = tuple(known_in(args[0]))
    *but_last, last = range(len(known))
    names = {
        (0,): "first-candidate-only",
        (last,): "last-transition-only",
        tuple(but_last): "never-last-candidate",
        tuple(range(1, last + 1)): "never-first-candidate",
    }
    turns_up = TurnsUp("biased-draw", 1, known, names)
    return any_drawn(args, right, within=Within(1, known, STRAYS), turns_up=turns_up)
