"""What the answers show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ..asking import Answer, Replies
from ..counting import Counts
from ..findings import Findings
from .asked import COUNTED, NONE, SINGLE, Asked
from .explaining import counts_of, has_number, is_fair, step_of
from .planner import Named, Planner


@dataclass(kw_only=True)
class Planned(Findings):
    """All that was asked, and what it shows.

    Attributes:
        right: The right planner.
        wrong: Planners with a mistake and its code, in the order in which they are tried.
        replies: The answers by question.
    """

    right: Planner
    wrong: Named
    replies: dict[str, Replies]

    @property
    def changed(self) -> frozenset[int]:
        """Arguments that some call left changed and may not have."""
        return frozenset().union(*(replies.changed for replies in self.replies.values()))

    @property
    def errors(self) -> list[str]:
        """Names of the exceptions that came back."""
        return [error for replies in self.replies.values() for error in replies.errors]

    @property
    def fatal(self) -> str | None:
        """The error that ended the worker, if one did."""
        return next((replies.fatal for replies in self.replies.values() if replies.fatal), None)

    @property
    def singles(self) -> list[tuple[Asked, Answer]]:
        """The single backups, as far as they were answered."""
        return [(asked, answer) for asked, answer in self.replies[SINGLE].about if answer.error is None]

    @property
    def none_is_none(self) -> bool:
        """Whether k = 0 leaves the values as they are."""
        asked = self.replies[NONE].about
        return all(answer.error is None and np.array_equal(answer.value, one.value) for one, answer in asked)

    @property
    def all_single_right(self) -> bool:
        """Whether every single backup is a right one."""
        return all(step_of(self.right, *one) for one in self.singles)

    @cached_property
    def planner(self) -> tuple[str | None, Planner] | None:
        """The first planner that explains all answers, and the mistake that it makes."""
        candidates: Sequence[tuple[str | None, Planner]] = ((None, self.right), *self.wrong)
        return next((each for each in candidates if self.singles and self.is_by(each[1])), None)

    @property
    def explanation(self) -> Planner:
        """That planner, or the right one."""
        return self.right if self.planner is None else self.planner[1]

    def is_by(self, planner: Planner) -> bool:
        """Whether a planner may have given all the answers."""
        if not all(step_of(planner, asked, answer) for asked, answer in self.singles):
            return False
        if planner.times(0) == 0 and not self.none_is_none:
            return False
        counts = self.counts(planner)
        return counts is not None and has_number(planner, counts) and is_fair(planner, counts, self.replies[COUNTED])

    def counts(self, planner: Planner) -> Counts | None:
        """How often a planner's backups hit each entry, None where that cannot be read."""
        return counts_of(planner, self.replies[COUNTED])
