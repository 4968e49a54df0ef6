"""Whether a planner may have given the answers."""

from __future__ import annotations

from typing import Any

import numpy as np

from .. import laws
from ..asking import Answer, Replies
from ..counting import Counted, Counts, read
from ..returned_tables import is_numbers
from .asked import COUNTED, Asked
from .planner import Pair, Planner

CLOSE = 1e-8
REPEATS_ERROR = 1e-8


def counts_of(planner: Planner, replies: Replies) -> Counts | None:
    """How often a planner's backups hit each entry that it draws, None where that cannot be read."""
    asked: Asked = replies.question.about
    law = planner.law(asked.model)
    pairs: list[Pair] = [(int(s), int(a)) for s, a in np.argwhere(law > 0)]
    targets = np.array([planner.target(pair, *asked.args) for pair in pairs], dtype=float)
    nothing = np.zeros(len(pairs), dtype=bool)
    k = int(asked.params["k"])
    one = Counted(COUNTED, pairs, [asked.value], [targets], asked.params["alpha"], k, [], nothing)
    found = read(one, replies.answers)
    is_whole = found is not None and len(found.calls) == len(replies.answers) and found.readable.all()
    return found if is_whole and found is not None and not found.strays else None


def has_number(planner: Planner, counts: Counts) -> bool:
    """Whether each call makes as many backups as the planner does."""
    made, wanted = counts.counts.sum(axis=1), planner.times(counts.counted.k)
    if planner.passes_over:
        return bool((made <= wanted).all() and made.sum() < wanted * len(made))
    return bool((made == wanted).all())


def is_fair(planner: Planner, counts: Counts, replies: Replies) -> bool:
    """Whether the numbers may come from a planner's draws."""
    p = planner.law(replies.question.about.model)
    share = p[p > 0] / p.sum()
    if not counts.totals.sum():
        return bool(planner.times(counts.counted.k) == 0)
    return laws.is_fair(counts.totals, share) and laws.chance_of_repeats(counts.counts, share) >= REPEATS_ERROR


def step_of(planner: Planner, asked: Asked, answer: Answer) -> bool:
    """Whether a planner may have made these few backups, which hit one entry after the other."""
    if not is_numbers(answer.value, asked.value.shape):
        return False
    return _reached(planner, asked, np.asarray(answer.value, dtype=float), asked.value, planner.times(1))


def _reached(planner: Planner, asked: Asked, wanted: Any, value: Any, times: int) -> bool:
    if times == 0:
        return bool(np.allclose(value, wanted, rtol=CLOSE, atol=CLOSE))
    for state in planner.states(asked.model):
        for action in planner.actions(asked.model, state):
            target = planner.target((state, action), asked.model, value, *asked.args[2:])
            after = value.copy()
            if target is not None:
                after[state, action] += asked.params["alpha"] * (target - after[state, action])
            if _reached(planner, asked, wanted, after, times - 1):
                return True
    return planner.passes_over and _reached(planner, asked, wanted, value, times - 1)
