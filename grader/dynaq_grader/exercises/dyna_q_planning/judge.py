"""What the answers of a planner show, and which lines of the rubric hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from ...kit import changed_entries, counting, draws, growing, judging, order
from ...kit.asking import Answer, Replies, put
from ...kit.exercise import Exercise
from ...kit.findings import Findings
from ...kit.flaws import flaw_of, most_common
from ...kit.settings import JudgeSettings
from ...reference.course_run import ALL_EPISODES, EPISODES
from ...reference.seeded_run import SeededRun, seeded_run
from . import evidence
from .forced import Forced
from .rules import BACKUP, RIGHT, RUNS_K, Rule, agrees, backups_seen, explain

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


def judge(exercise: Exercise, planner: Callable[..., Any], settings: JudgeSettings) -> Planned:
    """Asks a planner everything and works out what its answers show."""
    from .naming import name

    questions = judging.questions_of(exercise, settings)
    found = Planned(planner=planner, settings=settings, replies=put(planner, questions, exercise.name, settings, {1}))
    found.flaw = _common_flaw(found)
    if found.flaw is None and found.is_answered:
        found.look()
        for line in exercise.lines:
            found.holds[line.name] = line.holds(found)
        ran = found.seeded
        found.notes += ["seeded-equal"] if ran.equal else ["seeded-inside"] if ran.inside else []
        found.notes += ["terminal-left-out"] if found.leaves_out_ends else []
    found.evidence[:0] = evidence.told(found)
    found.mistake = name(found)
    return found


def _common_flaw(found: Planned) -> str | None:
    """What is wrong with most of the things that came back, if most are not tables."""
    flaws = [flaw_of(a.value, q.value) for q, a in found.moving + found.ending if a.error is None]
    if not flaws:
        counted = [found.replies[name] for name in ("8 pairs", "12 pairs")]
        flaws = [flaw_of(a.value, replies.question.about.starts[0]) for replies in counted for a in replies.given]
    return most_common(flaws)


def runs_k(found: Planned) -> bool:
    """Whether every call makes k backups, as far as they can be read."""
    rule = found.rule
    totals = [c for c in found.read if c.readable.all()]
    right = found.backups and all(bool((c.counts.sum(axis=1) == c.counted.k).all()) for c in totals)
    # A wrong backup may move targets, so that counts cannot be read: then the forced questions tell the number.
    right = right or (rule is not None and rule.breaks == BACKUP and not found.countable)
    raised = any(replies.errors for name, replies in found.replies.items() if name != ENDING)
    many = found.grown is None or found.grown.is_whole
    is_right = found.alive and right and rule is not None and rule.breaks != RUNS_K
    return is_right and not raised and many and not found.settled[0]


def experienced_only(found: Planned) -> bool:
    """Whether only known pairs change."""
    return found.alive and not found.strays and found.complete


def drawn_fairly(found: Planned) -> bool:
    """Whether an accepted law explains all draws."""
    fair = found.fairness is not None and found.fairness.fair and (found.order is None or found.order.fair)
    strictly = not (found.leaves_out_ends and found.settings.strict)
    return fair and not found.settled[1] and found.only_drew and not found.strays and strictly


def backs_up_right(found: Planned) -> bool:
    """Whether each backup is right; how many there are is another line's business."""
    return found.alive and _each_backup(found) and (found.countable or not found.complete)


def _each_backup(found: Planned) -> bool:
    """With k backups the ring tells whether a backup sees those before it.

    With another number it may still be read, and where it cannot be (or nothing but the number is wrong in the forced
    questions) those decide alone.
    """
    rule = found.rule
    if rule is not None and rule.breaks == BACKUP:
        return False
    if found.holds[RUNS_K]:
        return found.order is not None and found.grown is not None and found.grown.readable
    if rule is None:
        return all(backups_seen(q, a) is not None for q, a in found.moving)
    return rule.breaks == RUNS_K or order.fits(*found._of("three pairs that feed each other"))


def ends(found: Planned) -> bool:
    """Whether the end of an episode is worth nothing."""
    return found.alive and found.ends_right and not (found.leaves_out_ends and found.settings.strict)


def leaves_alone(found: Planned) -> bool:
    """Whether model and params stay as they are."""
    return found.alive and not found.changed


def seeded_line(found: Planned) -> bool:
    """Whether the seeded run is equal to the last bit, or inside the spread of right runs.

    It pays only where the questions found the planner right in the four main lines: the process that runs it is the
    student's, and 13 of 125 wrong answers reproduce the table of seed 1.
    """
    return found.seeded.inside
