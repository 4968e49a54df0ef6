"""What the answers of a planner show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from ...kit import changed_entries, counting, draws, growing, order
from ...kit.asking import Answer, Replies
from ...kit.findings import Findings
from ...kit.settings import JudgeSettings
from ...reference.course_run import ALL_EPISODES, EPISODES
from ...reference.seeded_run import SeededRun, seeded_run
from .forced import Forced
from .rules import RIGHT, RUNS_K, Rule, agrees, explain

FORCED = "one known pair"
ENDING = "a pair that ends the episode"
FAIR, SEEDED = "drawn fairly", "the seeded run"


@dataclass(kw_only=True)
class Planned(Findings):
    """What the answers of a planner show.

    Attributes:
        planner: The student's planner or its stand-in.
        settings: Those in force.
        replies: The answers by the names of the questions.
    """

    planner: Callable[..., Any]
    settings: JudgeSettings
    replies: dict[str, Replies]

    def __post_init__(self) -> None:
        """Sorts the answers."""
        self.moving: list[tuple[Forced, Answer]] = self.replies[FORCED].about
        self.ending: list[tuple[Forced, Answer]] = self.replies[ENDING].about
        self.wrong = [(q, a) for q, a in self.moving if not agrees(RIGHT, q, a)]
        self.errors = [error for replies in self.replies.values() for error in replies.errors]
        self.fatal = next((replies.fatal for replies in self.replies.values() if replies.fatal), None)
        self.is_answered = any(replies.given for replies in self.replies.values())
        self.only_drew = all(replies.only_drew for replies in self.replies.values())
        self.changed = set().union(*(replies.changed for replies in self.replies.values()))

    def look(self) -> None:
        """Looks at all draws, so that the evidence tells of each."""
        _ = self.settled, self.fairness, self.order

    def _of(self, name: str) -> tuple[Any, list[Answer | None]]:
        return self.replies[name].question.about, self.replies[name].answers

    @cached_property
    def rule(self) -> Rule | None:
        """The rule that explains the forced answers where the episode goes on, `RIGHT` included."""
        return explain(self.moving)

    @cached_property
    def ends_right(self) -> bool:
        """Whether the forced answers at the end of an episode are right, or what the rule says."""
        rules = [RIGHT, *([self.rule] if self.rule is not None else [])]
        complete = None not in self.replies[ENDING].answers
        return complete and all(any(agrees(rule, q, a) for rule in rules) for q, a in self.ending)

    @cached_property
    def reading(self) -> Rule:
        """The rule by which counts are read."""
        return self.rule if self.rule is not None and self.rule.linear else RIGHT

    @cached_property
    def read(self) -> list[counting.Counts]:
        """Counts of each model, as far as they can be read."""
        found = [self._read(*self._of(name), self.replies[name].question.calls[0]) for name in ("8 pairs", "12 pairs")]
        return [counts for counts in found if counts is not None]

    def _read(self, counted: counting.Counted, answers: list[Answer | None], call: Any) -> counting.Counts | None:
        """Counts as the rule's backups would give them."""
        model, _, params = call
        rows = [[(*pair, *model[pair]) for pair in counted.pairs]] * len(counted.starts)
        questions = [
            [Forced("", s, a, r, None if np.isnan(n) else int(n), 1, start, params["alpha"], params["gamma"])
             for s, a, r, n in row] for row, start in zip(rows, counted.starts, strict=True)
        ]  # fmt: skip
        try:
            targets = [np.array([self.reading.target(q, q.value) for q in row]) for row in questions]
        except (IndexError, ValueError):
            targets = counted.targets
        return counting.read(counted, answers, targets, self.reading.alpha(questions[0][0]))

    @cached_property
    def sequences(self) -> list[int | None]:
        """Sequences of the ring, none where backups are wrong."""
        return order.read(*self._of("three pairs that feed each other")) if self._backs_up else []

    @cached_property
    def grown(self) -> growing.Grown | None:
        """Counts of the growing model, or None."""
        return growing.read(*self._of("a growing model")) if self._backs_up else None

    @property
    def _backs_up(self) -> bool:
        return self.reading is RIGHT or self.reading.breaks == RUNS_K

    @cached_property
    def settled(self) -> tuple[bool, bool]:
        """Whether a pair that is settled ends a call, and whether it is drawn too seldom."""
        about, answers = self._of("a settled pair")
        moved = counting.moves_of(answers, *about) if self._backs_up else None
        if moved is None:
            return False, False
        fair, told = draws.judge_settled(moved, len(answers) * self.replies["a settled pair"].question.calls[0][2]["k"])
        self.evidence.append(told)
        stops = not fair and 0 < 2 * moved < told["draws"]  # none at all: it was never drawn
        return stops, not fair and not stops

    @cached_property
    def alive(self) -> bool:
        """Whether anything was ever backed up."""
        return any(q.k and changed_entries.is_changed(a.value, q.value) for q, a in self.moving) or any(
            bool(np.nansum(np.abs(c.counts))) for c in self.read
        )

    @cached_property
    def columns(self) -> list[Any]:
        """For each model the pairs that can be judged."""
        return [c.readable & (self.ends_right | ~c.counted.ends) for c in self.read]

    @property
    def complete(self) -> bool:
        """Whether both models gave tables."""
        return len(self.read) == 2

    @cached_property
    def countable(self) -> bool:
        """Whether all pairs that lead on can be counted."""
        pairs = zip(self.read, self.columns, strict=True)
        return self.complete and all(bool(use[~c.counted.ends].all()) for c, use in pairs)

    @cached_property
    def backups(self) -> bool:
        """Whether they can, and were backed up."""
        pairs = zip(self.read, self.columns, strict=True)
        return self.countable and all(bool(c.counts[:, use].sum() > 0) for c, use in pairs)

    @cached_property
    def fairness(self) -> draws.Draws | None:
        """Whether pairs are drawn fairly."""
        if not self.backups:
            return None
        grown = self.grown if self.grown is not None and self.grown.tells_of_draws else None
        found = draws.judge_counts(self.read, self.columns, grown)
        self.evidence += found.evidence
        return found

    @cached_property
    def order(self) -> draws.Draws | None:
        """Whether two backups come in every order alike."""
        if not self.sequences or None in self.sequences:
            return None
        found = draws.judge_order([s for s in self.sequences if s is not None])
        self.evidence += found.evidence
        return found

    @property
    def leaves_out_ends(self) -> bool:
        """Whether pairs that end the episode are never drawn, the others fairly."""
        return self.fairness is not None and self.fairness.fair and self.fairness.leaves_out_ends

    @cached_property
    def strays(self) -> bool:
        """Whether an entry changed that belongs to no known pair."""
        forced = any(changed_entries.strays(a.value, q.value, q.known) for q, a in self.moving + self.ending)
        return forced or any(c.strays for c in self.read) or (self.grown is not None and self.grown.strays)

    @cached_property
    def seeded(self) -> SeededRun:
        """The seeded run of the course, which is always made, and matters where the four main lines hold."""
        may_pay = all(list(self.holds.values())[:4])
        ran = seeded_run(self.planner, ALL_EPISODES if self.settings.full_run else EPISODES, may_pay)
        self.evidence.append(ran.evidence)
        return replace(ran, inside=ran.inside and may_pay)
