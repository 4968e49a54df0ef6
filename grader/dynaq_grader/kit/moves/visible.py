"""Public calls of a function that draws entries and moves them: a model, a table and the parameters.

Where one entry is known nothing is left to chance. Where several are, whatever some sequence of draws gives is right.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations_with_replacement, product
from typing import Any

from ..counting import Table
from ..exercise import CheckedCall, Near, Tally, TurnsUp, Unsteady, Within
from .forced import Forced
from .functions import known_in
from .rules import Rule

TIMES = 60
"""How often a call is made; of three entries and five moves a right function misses one with probability 1e-52."""
STRAYS = "unvisited-pairs"
SKIPS = "unvisited-skipped"
FEWER, MORE = "too-few-backups", "too-many-backups"
RUNGS = 20
"""Moves of one entry, at most, that a table is read for."""
MOST_TOO_MANY = 4
"""Moves, at most, of which it is seen that they are too many where there should be one."""

Args = tuple[Table, Table, dict[str, Any]]


def one_known(args: Args, right: Rule, **more: Any) -> CheckedCall:
    """A call whose model knows one entry; now fewer and now more moves of it tell of draws that were passed over."""
    model, value, params = args
    (place,) = known_in(model)
    mirrored = place[::-1]
    is_place = mirrored != place and all(index < size for index, size in zip(mirrored, value.shape, strict=True))
    near = (Near("swaps-state-and-action", value, (mirrored,)),) if is_place else ()
    moved = [_moved(args, right, (place,) * moves) for moves in range(params["k"] + 1)]
    unsteady = Unsteady(SKIPS, tuple(moved), often=FEWER) if params["k"] else None
    within = Within(1, (place,), STRAYS)
    return CheckedCall(args, again=TIMES - 1, within=within, near=near, unsteady=unsteady, **more)


def any_drawn(args: Args, right: Rule, **more: Any) -> CheckedCall:
    """A call whose model knows several; no table is wrong that moves of drawn entries give."""
    model, _, params = args
    tables: dict[bytes, Table] = {}
    for drawn in product(known_in(model), repeat=params["k"]):
        table = _moved(args, right, drawn)
        tables[table.tobytes()] = table
    return CheckedCall(args, also=tuple(tables.values()), times=TIMES, **more)


def one_drawn(args: Args, right: Rule, near: Iterable[Near]) -> CheckedCall:
    """The same of one move, after calls with one known entry: what strays now draws rows and columns apart."""
    known = known_in(args[0])
    within = Within(1, tuple(known), STRAYS, apart="independent-columns")
    too_many = (
        Near(MORE, _moved(args, right, drawn), ())
        for moves in range(2, MOST_TOO_MANY + 1)
        for drawn in combinations_with_replacement(known, moves)
    )
    return any_drawn(args, right, within=within, near=(Near(FEWER, args[1], ()), *too_many, *near))


def all_drawn(args: Args, right: Rule) -> CheckedCall:
    """The same, where each entry has to be drawn some time, and all start and move alike."""
    known = tuple(known_in(args[0]))
    *but_last, last = range(len(known))
    names = {
        (0,): "first-candidate-only",
        (last,): "last-transition-only",
        tuple(but_last): "never-last-candidate",
        tuple(range(1, last + 1)): "never-first-candidate",
    }
    turns_up = TurnsUp("biased-draw", 1, known, names, alone="drawn-once", same="fixed-order")
    ladder = tuple(float(_moved(args, right, known[:1] * moves)[known[0]]) for moves in range(RUNGS + 1))
    tally = Tally(known, ladder, args[2]["k"], FEWER, MORE)
    return any_drawn(args, right, within=Within(1, known, STRAYS), turns_up=turns_up, tally=tally)


def _moved(args: Args, right: Rule, places: Iterable[tuple[int, int]]) -> Table:
    """The table after moves of these entries."""
    model, value, params = args
    table = value.copy()
    for place in places:
        right.apply(Forced.of(model, place, table, params), table, table)
    return table
