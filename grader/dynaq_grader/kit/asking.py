"""Putting questions to a student's function and keeping the answers in step with them."""

from __future__ import annotations

import copy
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..workers.calls import ENDINGS, Answer, Call, RngState, call_many
from . import seeds
from .counting import changed_arguments
from .exercise import Question
from .settings import JudgeSettings
from .streams import only_drawn_from

__all__ = ["Answer", "Call", "Replies", "ask", "put"]

FIRST_ERRORS, LATER_ERRORS = 8, 3
"""After so many errors the rest of a question is not asked: of the first one, and of the others."""


@dataclass(frozen=True)
class Replies:
    """The answers to the calls of a question.

    Attributes:
        question: What was asked.
        answers: One entry a call; None where the call was never made, since too much had gone wrong before.
        start: Both streams before the first call.
        end: Both streams after the last call that was made.
        changed: Positions of the arguments that some call left changed and may not change.
    """

    question: Question
    answers: list[Answer | None]
    start: RngState
    end: RngState
    changed: frozenset[int] = frozenset()

    @property
    def fatal(self) -> str | None:
        """The error that ended the worker, if one did."""
        return next((error for error in self.errors if error in ENDINGS), None)

    @property
    def errors(self) -> list[str]:
        """Names of the exceptions that came back."""
        return [a.error for a in self.answers if a is not None and a.error is not None]

    @property
    def given(self) -> list[Answer]:
        """The answers that are no errors."""
        return [a for a in self.answers if a is not None and a.error is None]

    @property
    def about(self) -> list[tuple[Any, Answer]]:
        """What is known of each call that was made (`Question.about`, one entry a call), and its answer."""
        return [(q, a) for q, a in zip(self.question.about, self.answers, strict=True) if a is not None]

    @property
    def only_drew(self) -> bool:
        """Whether the random streams were only drawn from."""
        return only_drawn_from(self.start, self.end)


def put(
    function: Callable[..., object],
    questions: Mapping[str, Question],
    exercise: str,
    settings: JudgeSettings,
    may_change: Collection[int] = (),
) -> dict[str, Replies]:
    """Puts all questions, one after the other, until the worker has ended or the first one only says not written yet.

    Args:
        function: The student's function or its stand-in.
        questions: The questions by name.
        exercise: Name of the exercise.
        settings: Their seed says where the streams of each question start.
        may_change: Positions of the arguments that a call may change. Once a question has shown that others are
            changed, each call of the later ones is handed arguments of its own.
    """
    found: dict[str, Replies] = {}
    for name, question in questions.items():
        start = seeds.streams(settings.seed, exercise, name)
        if any(r.fatal or set(r.errors) == {"NotImplementedError"} for r in found.values()):
            found[name] = Replies(question, [None] * len(question.calls), start, start)
            continue
        own = any(replies.changed for replies in found.values())
        calls = [Call(copy.deepcopy(args) if own else args) for args in question.calls]
        answers, end = ask(function, calls, start, LATER_ERRORS if found else FIRST_ERRORS)
        asked = zip(answers, question.calls, strict=True)
        changed = frozenset(n for a, args in asked if a is not None for n in changed_arguments(a, args, may_change))
        found[name] = Replies(question, answers, start, end, changed)
    return found


def ask(
    function: Callable[..., object], calls: Sequence[Call], rng: RngState, most_errors: int
) -> tuple[list[Answer | None], RngState]:
    """Makes calls one after the other; after an error it goes on with the next one.

    Args:
        function: The student's function or its stand-in.
        calls: None of them may refer to the previous result.
        rng: Where both random streams start; they run on from call to call.
        most_errors: After so many errors the rest is not asked.

    Returns:
        One entry a call, None where it was not made, and where the streams are at the end.
    """
    answers: list[Answer | None] = []
    now, errors = rng, 0
    while len(answers) < len(calls) and errors < most_errors:
        batch = call_many(function, calls[len(answers) :], now)
        if not batch:
            break
        answers += batch
        now = batch[-1].rng
        if batch[-1].error is not None:
            errors += 1
            if batch[-1].error in ENDINGS:
                break
    return [*answers, *[None] * (len(calls) - len(answers))], now
