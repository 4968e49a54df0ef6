"""Whether a function remembers earlier calls: what it answers wrongly after others it answers rightly before them."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from typing import Any

from ..workers.calls import ENDINGS, Answer, Call, RngState, fresh
from .asking import ask

AGAIN = 24
"""How often the call is made again after the one before it: a function that draws would be right some time."""
WORKERS = 3
"""How many workers of its own it is made in first, until it is right: what is remembered may be drawn, too."""

IsRight = Callable[[Answer], bool]


def remembers(
    function: Callable[..., Any], calls: Sequence[tuple[Any, ...]], wrong: int, is_right: IsRight, start: RngState
) -> bool:
    """Whether a call is never right in a worker that was asked before, and right as the first of a new one.

    A plain function has no other worker, so that nothing is found of it.

    Args:
        function: The student's function or its stand-in.
        calls: Arguments of the calls of a question.
        wrong: Which of them was answered wrongly.
        is_right: Whether an answer to that one is right.
        start: Where the streams start.
    """
    series = [*calls[max(wrong - 1, 0) : wrong], calls[wrong]] * AGAIN
    answers, _ = ask(function, [Call(copy.deepcopy(args)) for args in series], start, len(series))
    again = answers[len(series) // AGAIN - 1 :: len(series) // AGAIN]
    if any(answer is None or answer.error in ENDINGS or is_right(answer) for answer in again):
        return False
    return any(_is_right_first(function, calls[wrong], is_right, RngState.seeded(n)) for n in range(WORKERS))


def _is_right_first(function: Callable[..., Any], args: tuple[Any, ...], is_right: IsRight, start: RngState) -> bool:
    with fresh(function) as unasked:
        if unasked is function:
            return False
        (answer,), _ = ask(unasked, [Call(copy.deepcopy(args))], start, 1)
    return answer is not None and answer.error is None and is_right(answer)
