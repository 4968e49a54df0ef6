"""Putting questions to a student's function and keeping the answers in step with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..workers.calls import ENDINGS, Answer, Call, RngState, call_many


@dataclass(frozen=True)
class Replies:
    """The answers to a series of calls.

    Attributes:
        answers: One entry a call; None where the call was never made, since too much had gone wrong before.
        start: Both streams before the first call.
        end: Both streams after the last call that was made.
    """

    answers: list[Answer | None]
    start: RngState
    end: RngState

    @property
    def fatal(self) -> str | None:
        """The error that ended the worker, if one did."""
        return next((a.error for a in self.answers if a is not None and a.error in ENDINGS), None)

    @property
    def errors(self) -> list[str]:
        """Names of the exceptions that came back."""
        return [a.error for a in self.answers if a is not None and a.error is not None]


def ask(function: Callable[..., object], calls: Sequence[Call], rng: RngState, most_errors: int = 8) -> Replies:
    """Makes calls one after the other; after an error it goes on with the next one.

    Args:
        function: The student's function or its stand-in.
        calls: None of them may refer to the previous result.
        rng: Where both random streams start; they run on from call to call.
        most_errors: After so many errors the rest is not asked.
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
    answers += [None] * (len(calls) - len(answers))
    return Replies(answers, rng, now)
