"""What the answers show: which planner explains them, and the lines of the rubric.

A right planner draws twelve pairs with the same probability each. It is rejected where their numbers are too far from
that (`kit.laws.is_fair`, twice 1e-8) or too many draws of one call coincide (1e-8): together at most 3e-8 for a whole
submission. All else is exact.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from ...kit import judging, laws
from ...kit.asking import Answer, Replies, put
from ...kit.counting import Counted, Counts, read
from ...kit.exercise import Exercise
from ...kit.findings import Findings
from ...kit.flaws import flaw_of, most_common
from ...kit.returned_tables import is_numbers
from ...kit.settings import JudgeSettings
from .planners import PLANNERS, RIGHT, Pair, Planner, tried
from .questions import COUNTED, NONE, SINGLE, Asked

VALUE = 1
CLOSE = 1e-8
REPEATS_ERROR = 1e-8


@dataclass(kw_only=True)
class Planned(Findings):
    """All that was asked, and what it shows."""

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

    @cached_property
    def planner(self) -> tuple[str | None, Planner] | None:
        """The first planner that explains all answers, and the mistake that it makes."""
        candidates: Sequence[tuple[str | None, Planner]] = ((None, RIGHT), *PLANNERS)
        return next((each for each in candidates if self.singles and explains(each[1], self)), None)

    def counts(self, planner: Planner) -> Counts | None:
        """How often a planner's backups hit each pair that it draws, None where that cannot be read."""
        replies = self.replies[COUNTED]
        asked: Asked = replies.question.about
        law = planner.law(asked.model)
        pairs: list[Pair] = [(int(s), int(a)) for s, a in np.argwhere(law > 0)]
        targets = np.array([planner.target(pair, *asked.args) for pair in pairs], dtype=float)
        nothing = np.zeros(len(pairs), dtype=bool)
        one = Counted(
            COUNTED, pairs, [asked.value], [targets], asked.params["alpha"], int(asked.params["k"]), [], nothing
        )
        found = read(one, replies.answers)
        is_whole = found is not None and len(found.calls) == len(replies.answers) and found.readable.all()
        return found if is_whole and found is not None and not found.strays else None


def explains(planner: Planner, found: Planned) -> bool:
    """Whether a planner may have given all the answers."""
    if not all(step_of(planner, asked, answer) for asked, answer in found.singles):
        return False
    if any(answer.error is not None or not np.array_equal(answer.value, asked.value)
           for asked, answer in found.replies[NONE].about) and planner.times(0) == 0:  # fmt: skip
        return False
    counts = found.counts(planner)
    return counts is not None and _has_number(planner, counts) and is_fair(planner, counts, found)


def _has_number(planner: Planner, counts: Counts) -> bool:
    made, wanted = counts.counts.sum(axis=1), planner.times(counts.counted.k)
    if planner.untried(0) is None:
        return bool((made <= wanted).all() and made.sum() < wanted * len(made))
    return bool((made == wanted).all())


def is_fair(planner: Planner, counts: Counts, found: Planned) -> bool:
    """Whether the numbers may come from a planner's draws."""
    p = planner.law(found.replies[COUNTED].question.about.model)
    share = p[p > 0] / p.sum()
    if not counts.totals.sum():
        return planner.times(counts.counted.k) == 0
    return laws.is_fair(counts.totals, share) and laws.chance_of_repeats(counts.counts, share) >= REPEATS_ERROR


def step_of(planner: Planner, asked: Asked, answer: Answer) -> bool:
    """Whether a planner may have made these few backups, which hit one pair after the other."""
    if not is_numbers(answer.value, asked.value.shape):
        return False
    return _reached(planner, asked, np.asarray(answer.value, dtype=float), asked.value, planner.times(1))


def _reached(planner: Planner, asked: Asked, wanted: Any, value: Any, times: int) -> bool:
    if times == 0:
        return bool(np.allclose(value, wanted, rtol=CLOSE, atol=CLOSE))
    passes_over = planner.untried(0) is None
    for state in planner.states(asked.model):
        for action in planner.actions(asked.model, state):
            target = planner.target((state, action), asked.model, value, *asked.args[2:])
            after = value.copy()
            if target is not None:
                after[state, action] += asked.params["alpha"] * (target - after[state, action])
            if _reached(planner, asked, wanted, after, times - 1):
                return True
    return passes_over and _reached(planner, asked, wanted, value, times - 1)


def judge(exercise: Exercise, function: Callable[..., Any], settings: JudgeSettings) -> Planned:
    """Asks a function everything and says which lines hold and which mistake it makes."""
    questions = judging.questions_of(exercise, settings)
    found = Planned(replies=put(function, questions, exercise.name, settings, {VALUE}, (COUNTED, NONE)))
    found.flaw = most_common(flaw_of(answer.value, asked.value) for asked, answer in found.singles)
    if not all(replies.only_drew for replies in found.replies.values()):
        found.notes.append("reseeds-generator")
    if found.flaw is None and found.singles and found.fatal is None:
        for line in exercise.lines:
            found.holds[line.name] = line.holds(found)
    found.evidence.append(_told(found))
    found.mistake = _name(found)
    return found


def _told(found: Planned) -> dict[str, Any]:
    counts = found.counts(RIGHT)
    told = {"look": COUNTED, "k": found.replies[COUNTED].question.about.params["k"]}
    if counts is None:
        return {**told, "backups of each pair": "cannot be read as those of right backups"}
    return {**told, "pairs": counts.counted.pairs, "backups of each pair": counts.totals.tolist()}


def _name(found: Planned) -> str | None:
    if found.fatal is not None:
        return "too-slow" if found.fatal == "TimeLimit" else "raises"
    if not found.singles:
        return "not-attempted" if set(found.errors) == {"NotImplementedError"} else "raises"
    if found.flaw is not None:
        return found.flaw
    if found.holds and all(found.holds.values()):
        return None
    if "reseeds-generator" in found.notes:
        return "reseeds-generator"
    if 0 in found.changed:
        return "bonus-into-model"
    if found.planner is not None and found.planner[0] is not None:
        return found.planner[0]
    if found.errors:
        return "raises"
    if found.changed:
        return "changes-arguments"
    return "unfair-draws" if all(step_of(RIGHT, *one) for one in found.singles) else "unrecognised"


def numbers_right(of_tried: bool) -> Callable[[Planned], bool]:
    """A line that holds where every single backup of a pair that was tried (or was not) is a right one."""

    def holds(found: Planned) -> bool:
        asked = [(a, answer) for a, answer in found.singles if _hit(a, answer) in (None, of_tried)]
        return bool(asked) and not found.errors and all(step_of(RIGHT, a, answer) for a, answer in asked)

    return holds


def _hit(asked: Asked, answer: Answer) -> bool | None:
    """Whether the first pair that changed was tried, None where none changed."""
    if not is_numbers(answer.value, asked.value.shape):
        return None
    places = np.argwhere(np.asarray(answer.value) != asked.value)
    return bool(tried(asked.model)[tuple(places[0])]) if len(places) else None


def makes_k(found: Planned) -> bool:
    """Whether every call makes k backups."""
    planner = found.planner[1] if found.planner is not None else RIGHT
    counts = found.counts(planner)
    is_k = counts is not None and bool((counts.counts.sum(axis=1) == counts.counted.k).all())
    return (
        is_k
        and not found.replies[NONE].errors
        and all(np.array_equal(answer.value, asked.value) for asked, answer in found.replies[NONE].about)
    )


def draws_right(found: Planned) -> bool:
    """Whether states with a tried action are drawn alike, and in each all actions."""
    planner = found.planner[1] if found.planner is not None else RIGHT
    counts = found.counts(planner)
    model = found.replies[COUNTED].question.about.model
    same_law = np.array_equal(planner.law(model), RIGHT.law(model))
    return (
        same_law and counts is not None and "reseeds-generator" not in found.notes and is_fair(planner, counts, found)
    )


def leaves_alone(found: Planned) -> bool:
    """Whether all but the values stay as they are, and some backup was right."""
    return not found.changed and any(step_of(RIGHT, *one) for one in found.singles)
