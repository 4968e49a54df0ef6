"""Looks at functions that change one entry of a table and give the table back.

Each call is judged against the table that it was handed, so that one slip counts once.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import or_
from typing import Any

import numpy as np

from .comparing import same
from .findings import Answered, Reply
from .returned_tables import is_numbers

BESIDE = (
    *(lambda s, a: (s - 1, a), lambda s, a: (s + 1, a), lambda s, a: (s, a - 1)),
    lambda s, a: (s, a + 1),
)
"""Places next to the right one, in a table by state and action."""
ALL = slice(None)
MORE = (
    *(lambda s, a: (s, ALL), lambda s, a: (ALL, a), lambda s, a: (ALL, ALL), lambda s, a: ([s, a], ALL)),
    *(lambda s, a: (slice(s, None), a), lambda s, a: (slice(None, s + 1), a)),
    *(lambda s, a: (s, slice(a, None)), lambda s, a: (s, slice(None, a + 1))),
)
"""Several places, the right one among them."""


@dataclass(frozen=True)
class OneEntry:
    """Where the entry is.

    Attributes:
        table: Position of the argument that is the table.
        index: Positions of those that are the indices of the entry.
    """

    table: int
    index: tuple[int, ...]

    def place(self, reply: Reply) -> tuple[int, ...]:
        """Its place in the table."""
        return tuple(reply.call[i] for i in self.index)

    def before(self, reply: Reply) -> Any:
        """The table that was handed over, or the right one where something else was."""
        given = reply.args[self.table]
        return given if is_numbers(given, reply.expected.shape) else reply.right_args[self.table]

    def wanted(self, reply: Reply) -> Any:
        """What the table should hold there."""
        return reply.expected[self.place(reply)]

    def is_right(self, reply: Reply) -> bool:
        """Whether it holds that."""
        return _is_table(reply) and same(reply.value[self.place(reply)], self.wanted(reply))

    def is_kept(self, reply: Reply, part: slice = ALL) -> bool:
        """Whether it, or a part of it, is as it was before this call, and it should be another one."""
        before = self.before(reply)[self.place(reply)][part]
        return _is_table(reply) and same(reply.value[self.place(reply)][part], before) and not self.is_right(reply)

    def others_kept(self, reply: Reply) -> bool:
        """Whether all other entries are as they were before this call."""
        if not _is_table(reply):
            return False
        others = reply.value.copy()
        others[self.place(reply)] = self.before(reply)[self.place(reply)]
        return same(others, self.before(reply))

    def name_of_old(self, found: Answered) -> str | None:
        """What happens to entries that are known already, where only those go wrong: ``writes-once`` and the like."""
        kept = all(map(self.others_kept, found.given)) and any(map(self.is_right, found.given))
        if found.errors or not kept:
            return None
        changes = [(self.before(r)[self.place(r)], self.wanted(r), r.value[self.place(r)]) for r in found.given]
        wrong = [(old, new, stored) for old, new, stored in changes if not same(new, stored)]
        known = [not np.isnan(old[0]) for old, _, _ in wrong]
        if not wrong:
            return None
        if all(same(old, stored) for old, _, stored in wrong):
            again = [not np.isnan(old[0]) and not same(old, new) for old, new, _ in changes]
            return "writes-once" if 2 * sum(known) >= max(len(known), sum(again)) else None
        if not all(known):
            return None
        between = [min(old[0], new[0]) < stored[0] < max(old[0], new[0]) for old, new, stored in wrong]
        equal = [old[0] == new[0] and abs(stored[0] - old[0]) <= 1e-12 * abs(old[0]) for old, new, stored in wrong]
        return "averages-with-old" if any(between) and all(map(or_, between, equal)) else None


def _is_table(reply: Reply) -> bool:
    return is_numbers(reply.value, reply.expected.shape) and reply.value.dtype == np.float64
