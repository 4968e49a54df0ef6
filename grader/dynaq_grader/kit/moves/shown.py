"""What the answers of a function that draws entries and moves them show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Protocol

import numpy as np

from ...workers.calls import ENDINGS
from .. import changed_entries, counting, draws, growing, judging, order, touches
from ..asking import Answer, Replies
from ..exercise import Question
from ..findings import Findings
from ..long_run import LongRun, length_for, used
from ..returned_tables import is_numbers
from ..settings import JudgeSettings
from .forced import Forced
from .latest import Latest, judge_latest
from .models import Settled, targets_of
from .rules import RUNS_K, Asked, Rule, agrees, entry_agrees, explain, sets_targets

FORCED = "one known pair"
"""Name of the question whose calls know one entry each."""
ENDING = "a pair that ends the episode"
"""Name of that whose calls know one that may be left out, beside another one."""


class Ran(Protocol):
    """A long run with the function in it."""

    @property
    def equal(self) -> bool:
        """Whether it is the right one to the last bit."""

    @property
    def inside(self) -> bool:
        """Whether it is that, or lies where right ones lie."""

    @property
    def error(self) -> str | None:
        """Name of the exception that ended it, or None."""

    @property
    def evidence(self) -> dict[str, Any]:
        """For the instructor."""


@dataclass(frozen=True)
class Moves:
    """What an exercise says of its moves.

    Attributes:
        right: The rule without a mistake.
        rules: Those with one, in the order in which they are tried.
        fitted: Rules with a number in them that is read off the answers.
        run: The long run: takes the function and how the run is asked for.
        names: Looks of the exercise's own that name a mistake, by those of the kit that they come before.
    """

    right: Rule
    rules: tuple[Rule, ...]
    fitted: Callable[[Asked], Iterable[Rule]]
    run: Callable[[Callable[..., Any], LongRun], Ran]
    names: Mapping[str, Callable[[Any], str | None]] = field(default_factory=dict)


@dataclass(kw_only=True)
class Moved(Findings):
    """What the answers show.

    Attributes:
        moves: What the exercise says.
        function: The student's function or its stand-in.
        settings: Those in force.
        replies: The answers by the names of the questions.
        questions: All questions, those among them that are not asked at once.
    """

    moves: Moves
    function: Callable[..., Any]
    settings: JudgeSettings
    replies: dict[str, Replies]
    questions: Mapping[str, Question]

    def __post_init__(self) -> None:
        """Sorts the answers."""
        self.right = self.moves.right
        self.moving: list[tuple[Any, Answer]] = [_or_unchanged(*each) for each in self.replies[FORCED].about]
        self.none_for_nothing = any(
            a.value is None and a.error is None for q, a in self.replies[FORCED].about if not q.k
        )
        self.ending: list[tuple[Any, Answer]] = self.replies[ENDING].about
        self.wrong = [(q, a) for q, a in self.moving if not agrees(self.right, q, a)]
        self.errors = [error for replies in self.replies.values() for error in replies.errors]
        self.fatal = next((replies.fatal for replies in self.replies.values() if replies.fatal), None)
        self.is_answered = any(replies.given for replies in self.replies.values())
        self.only_drew = all(replies.only_drew for replies in self.replies.values())
        self.changed = set().union(*(replies.changed for replies in self.replies.values()))

    def look(self) -> None:
        """Looks at all draws, so that the evidence tells of each."""
        _ = self.settled, self.fairness, self.order

    def of(self, kind: type) -> tuple[Any, list[Answer | None]]:
        """What was asked of a kind, and the answers."""
        (replies,) = self.all_of(kind)
        return replies.question.about, replies.answers

    def all_of(self, kind: type) -> list[Replies]:
        """The answers to the questions of a kind."""
        return [replies for replies in self.replies.values() if isinstance(replies.question.about, kind)]

    @property
    def stumbles_at_ends(self) -> bool:
        """Whether it is right where one pair is known that leads on, and raises where one ends the episode."""
        bad = [a.error for q, a in self.ending if not agrees(self.right, q, a)]
        raises = bool(bad) and None not in bad and not set(bad) & ENDINGS
        return raises and not self.wrong and None not in self.replies[FORCED].answers

    @cached_property
    def leaves_out_last_state(self) -> bool:
        """Whether nothing happens in the last state of every table, and all is right elsewhere."""
        last = [(q, a) for q, a in self.moving if q.k and q.state == len(q.value) - 1]
        return bool(last) and len(last) == len(self.wrong) and all(_is_unchanged(q, a) for q, a in last)

    @cached_property
    def rule(self) -> Rule | None:
        """The rule that explains the forced answers where the episode goes on, the right one included."""
        if self.leaves_out_last_state:
            return self.right  # of the pairs that it draws
        candidates = (self.right, *self.moves.rules, *self.moves.fitted(self.moving))
        found = explain(self.moving, candidates)
        if (
            found is not None
            and found.code == "alpha-missing"
            and found.linear
            and sets_targets(self.right, self.moving)
        ):
            return replace(found, code="overwrites-value")
        return found

    @cached_property
    def ends_right(self) -> bool:
        """Whether backups at the end of an episode are right, however many there are, or what the rule says."""
        asked = [(replace(q, other=None), a) for q, a in self.ending]
        if None in self.replies[ENDING].answers or any(a.error is not None for _, a in asked):
            return False
        made = [self.moves_alone(q, a) for q, a in asked]
        is_right = None not in made and any(made)
        return is_right or (self.rule is not None and all(entry_agrees(self.rule, q, a) for q, a in asked))

    def moves_alone(self, question: Any, answer: Answer) -> int | None:
        """The number of right moves of one pair, None where no whole number tells what came back."""
        target = np.float64(self.right.target(question, question.value))
        counts = counting.moves_of([answer], question.place, question.value, target, question.alpha)
        return None if counts is None else int(counts[0])

    @cached_property
    def reading(self) -> Rule:
        """The rule by which counts are read."""
        return self.rule if self.rule is not None and self.rule.linear else self.right

    @cached_property
    def read(self) -> list[counting.Counts]:
        """Counts of each model, as far as they can be read."""
        found = [self._read(replies) for replies in self.all_of(counting.Counted)]
        return [counts for counts in found if counts is not None]

    def _read(self, replies: Replies) -> counting.Counts | None:
        """Counts as the rule's moves would give them."""
        counted, (model, _, params) = replies.question.about, replies.question.calls[0]
        try:
            targets = [targets_of(self.reading, model, counted.pairs, start, params) for start in counted.starts]
        except (IndexError, ValueError):
            targets = counted.targets
        first = Forced.of(model, counted.pairs[0], counted.starts[0], params)
        return counting.read(counted, replies.answers, targets, self.reading.alpha(first))

    @cached_property
    def sequences(self) -> list[int | None]:
        """Sequences of the ring, none where backups are wrong."""
        return order.read(*self.of(order.Ring)) if self._backs_up else []

    @cached_property
    def grown(self) -> growing.Grown | None:
        """Counts of the growing model, or None."""
        return growing.read(*self.of(growing.Growing)) if self._backs_up else None

    @property
    def _backs_up(self) -> bool:
        return self.reading is self.right or self.reading.breaks == RUNS_K

    @cached_property
    def settled_moves(self) -> counting.Table | None:
        """Moves of the pair beside the settled one in each call, None where they cannot be read."""
        pair, answers = self.of(Settled)
        one = pair.place, pair.start, pair.target, pair.alpha
        return counting.moves_of(answers, *one) if self._backs_up else None

    @cached_property
    def settled(self) -> tuple[bool, bool]:
        """Whether a pair that is settled ends a call, and whether it is drawn too seldom."""
        pair, answers = self.of(Settled)
        moved = self.settled_moves
        if moved is None or (self.rule is not None and self.rule.breaks == RUNS_K):
            return False, False
        total = int(moved.sum())
        fair, told = draws.judge_settled(total, len(answers) * pair.k)
        self.evidence.append(told)
        is_drawn_once = bool(np.isin(moved, (0, pair.k)).all())  # or never
        stops = not fair and not is_drawn_once and 2 * total < told["draws"]
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
        return len(self.read) == len(self.all_of(counting.Counted))

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
            return draws.Draws(True) if self.touches_fairly else None
        grown = self.grown if self.grown is not None and self.grown.tells_of_draws else None
        found = draws.judge_counts(self.read, self.columns, grown)
        self.evidence += found.evidence
        return found

    @cached_property
    def touches_fairly(self) -> bool:
        """Whether backups that cannot be counted are made of as many entries as a fair drawing hits."""
        return self.alive and self.complete and not self.countable and touches.are_fair(self.read)

    @cached_property
    def draws_latest_fairly(self) -> bool:
        """Whether the pair that another function of the student was told of last is drawn like any other."""
        if self.wrong:  # that is looked at where moves are right
            return True
        asked = next((question for question in self.questions.values() if isinstance(question.about, Latest)), None)
        if asked is None:
            return True
        answer = judging.run_loop(asked, self.function, self.replies[FORCED].end)
        if answer.error in ENDINGS:  # the other function may have done that
            return True
        fair, told = judge_latest(asked.about, answer.value)
        self.evidence.append(told)
        return fair

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
    def ran(self) -> Ran:
        """The long run, which is always made, and matters where the first four lines hold."""
        self.length, before = length_for(self.settings, self.spent["questions"]), used(self.function)
        ran = self.moves.run(self.function, LongRun(self.length, self.may_pay, self.settings.run_seconds))
        self.spent["run"] = used(self.function) - before
        self.evidence.append(ran.evidence)
        return ran

    @property
    def may_pay(self) -> bool:
        """Whether all other lines hold."""
        return all(self.holds.values())


def _or_unchanged(question: Forced, answer: Answer) -> tuple[Forced, Answer]:
    """An answer, the table as it was in place of nothing where no move was asked for: that is looked at by itself."""
    is_nothing = not question.k and answer.value is None and answer.error is None
    return question, replace(answer, value=question.value) if is_nothing else answer


def _is_unchanged(question: Forced, answer: Answer) -> bool:
    return is_numbers(answer.value, question.value.shape) and np.array_equal(answer.value, question.value)
