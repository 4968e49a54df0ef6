"""Wrong moves, written down as rules: what a function with one certain mistake would return.

A rule is run on questions where nothing is random (`forced`): one entry is known, or two of which each is looked at by
itself.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from ...workers.calls import Answer
from ..returned_tables import is_numbers
from .forced import Forced

Look = Callable[..., Any]
Asked = Sequence[tuple[Forced, Answer]]

RUNS_K, BACKUP = "runs k backups", "correct backup"
TOLERANCE = 1e-10
"""Relative to the largest number involved. Sixty moves written in another order differ by about 1e-14."""


def step(old: float, target: float, alpha: float) -> float:
    """Goes a share of the way to a target."""
    return old + alpha * (target - old)


@dataclass(frozen=True)
class Rule:
    """A function that knows one entry and may have one mistake; an exercise says where the entry moves to.

    Attributes:
        code: Its mistake.
        breaks: The line of the rubric that the mistake breaks.
        steps: Number of moves.
        alpha: The share of the way that it goes.
        move: New value from the old one, the target and that share.
        place: The entry that it changes.
        frozen: Whether targets are taken from the table before the call.
        linear: Whether an entry moves towards a target by a fixed share, so that counts can be read.
    """

    code: str
    breaks: str = BACKUP
    steps: Look = lambda q: q.k
    alpha: Look = lambda q: q.alpha
    move: Callable[[float, float, float], float] = step
    place: Look = lambda q: q.place
    frozen: bool = False
    linear: bool = True

    def target(self, question: Forced, table: Any) -> float:
        """Where the entry moves to; raises IndexError where the rule looks outside the table."""
        raise NotImplementedError

    def apply(self, question: Forced, table: Any, before: Any) -> None:
        """Changes a table as one move of the rule does."""
        target = self.target(question, before if self.frozen else table)
        table[self.place(question)] = self.move(float(table[self.place(question)]), target, self.alpha(question))

    def run(self, question: Forced) -> Any:
        """The table that it would return, or None where it would raise."""
        table = question.value.copy()
        try:
            for _ in range(self.steps(question)):
                self.apply(question, table, question.value)
        except (IndexError, ValueError):
            return None
        return table


def agrees(rule: Rule, question: Forced, answer: Answer) -> bool:
    """Whether the rule explains one answer."""
    if question.other is None:
        return _explains(rule, question, answer.value, answer.error)
    steps = rule.steps(question)
    return any(_explains_split(rule, question, steps, m, answer) for m in range(steps + 1))


def _explains_split(rule: Rule, question: Forced, steps: int, m: int, answer: Answer) -> bool:
    """The same for two entries of which the first gets m of the moves; each is looked at by itself."""
    second = question.other
    if second is None or answer.error is not None or not is_numbers(answer.value, question.value.shape):
        return False
    exact = replace(rule, steps=lambda q: q.k)
    value = np.array(answer.value, dtype=np.float64)
    for entry, k, rest in ((replace(question, other=None), m, second), (second, steps - m, question)):
        alone = value.copy()
        alone[rest.place] = question.value[rest.place]
        if not _explains(exact, replace(entry, k=k), alone, None):
            return False
    return True


def _close(question: Forced, found: float, wanted: float) -> bool:
    """Whether two values of an entry are one, but for rounding."""
    return abs(found - wanted) <= TOLERANCE * question.scale or (math.isnan(found) and math.isnan(wanted))


def _explains(rule: Rule, question: Forced, value: Any, error: str | None) -> bool:
    told = rule.run(question)
    if error is not None or told is None:
        return error is not None and told is None
    if not is_numbers(value, question.value.shape):
        return False
    place, rest = rule.place(question), np.array(value, dtype=float)
    if not _close(question, float(rest[place]), float(told[place])):
        return False
    rest[place] = told[place]
    return bool(np.array_equal(rest, told, equal_nan=True))


def entry_agrees(rule: Rule, question: Forced, answer: Answer) -> bool:
    """Whether some of the rule's moves explain the known entry alone, whatever became of others."""
    exact = replace(rule, steps=lambda q: q.k)
    if not is_numbers(answer.value, question.value.shape):
        return False
    found = float(answer.value[question.place])
    tables = (exact.run(replace(question, k=n)) for n in range(rule.steps(question) + 1))
    return any(table is not None and _close(question, found, float(table[question.place])) for table in tables)


def moves_seen(right: Rule, question: Forced, answer: Answer) -> int | None:
    """The number of right moves after which the table is what came back, None where there is none."""
    tried = range(2 * question.k + 40)
    return next((n for n in tried if agrees(right, replace(question, k=n), answer)), None)


def explain(asked: Asked, candidates: Iterable[Rule]) -> Rule | None:
    """The first of the rules that explains all answers that there are; None where all are errors."""
    if all(a.error is not None for _, a in asked):
        return None
    return next((rule for rule in candidates if all(agrees(rule, q, a) for q, a in asked)), None)


def sets_targets(right: Rule, asked: Asked) -> bool:
    """Whether entries are their targets to the last bit: set, rather than reached by adding the whole difference."""
    setting = replace(right, move=lambda old, target, alpha: target)
    return all(np.array_equal(setting.run(q), np.asarray(a.value)) for q, a in asked if q.k and a.error is None)
