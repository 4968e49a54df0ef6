"""Whether the entry that another function of the student was told of last is drawn like any other one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from .. import laws
from ..counting import Pair, Table
from ..exercise import Question
from ..returned_tables import is_numbers
from .models import GAMMA, model_of, params, targets_of
from .rules import Rule
from .telling_loop import telling_loop

CALLS, KNOWN, SHAPE = 60, 8, (12, 3)
ALPHA = 0.25
ERROR = 1e-9
"""False-reject bound: Chernoff, two-sided (`laws.is_share`)."""


@dataclass(frozen=True)
class Latest:
    """Known entries, each in a state of its own, and which of them was told of before each call of one move.

    Attributes:
        pairs: The known entries.
        start: Table before each call.
        moved: The value of each entry after one move, shape (n_pairs,).
        told: Number of the entry that was told of before each call, shape (calls,).
    """

    pairs: list[Pair]
    start: Table
    moved: Table
    told: npt.NDArray[np.int64]


def latest(rng: np.random.Generator, right: Rule, other: str) -> Question:
    """A model whose entries are told of to another function by its name, one before each call."""
    states = rng.permutation(SHAPE[0]).tolist()
    pairs = sorted((state, int(rng.integers(SHAPE[1]))) for state in states[:KNOWN])
    outcomes = np.column_stack([rng.uniform(-3.0, 3.0, KNOWN), rng.choice(states[KNOWN:], KNOWN)])
    model, given, start = model_of(SHAPE, pairs, outcomes), params(ALPHA, GAMMA, 1), rng.uniform(-2.0, 3.0, SHAPE)
    places = tuple(np.array(pairs).T)
    targets = targets_of(right, model, pairs, start, given)
    start[places] = targets + rng.choice([-1, 1], KNOWN) * rng.uniform(2.0, 9.0, KNOWN)
    about = Latest(pairs, start, start[places] + ALPHA * (targets - start[places]), rng.integers(KNOWN, size=CALLS))
    told = [(*pairs[i], float(outcomes[i][0]), int(outcomes[i][1])) for i in about.told]
    inputs = {"other": other, "told": told, "call": (model, start, given)}
    return Question(loop=telling_loop, inputs=inputs, about=about)


def judge_latest(asked: Latest, tables: Any) -> tuple[bool, dict[str, Any]]:
    """Whether the entry told of last got its share of the moves, and the evidence."""
    if not isinstance(tables, list | tuple) or len(tables) != len(asked.told):
        return False, {"look": "after the other function was called", "tables that came back": 0}
    drawn = [_drawn(asked, table) for table in tables]
    hits = sum(pair == i for pair, i in zip(drawn, asked.told.tolist(), strict=True))
    fair = None not in drawn and laws.is_share(hits, len(tables), 1 / len(asked.pairs), ERROR)
    look = "after the other function was called"
    return fair, {"look": look, "calls": len(tables), "of the pair told of last": hits, "fair": fair}


def _drawn(asked: Latest, table: Any) -> int | None:
    """Number of the entry that was moved; None where it is not one move of one."""
    if not is_numbers(table, asked.start.shape):
        return None
    after = np.asarray(table)[tuple(np.array(asked.pairs).T)]
    found = np.flatnonzero(np.abs(after - asked.moved) < 1e-9)
    return int(found[0]) if len(found) == 1 else None
