"""Calls of the questions to which there is one right answer, whatever is drawn: a look that takes no judge.

Who answers one of them otherwise is wrong. It says nothing of who answers them all rightly.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from ..workers.calls import RngState
from ..workers.calls.plain_function import undisturbed
from .asked_calls import asked_calls
from .comparing import alike
from .exercise import Exercise

OTHER_STARTS = range(1, 12)
"""Where streams start: an answer that depends on a draw is the same from all of them once in thousands of calls."""
CLEAR = 1e-6
"""A smaller difference, relative or absolute, is left to the judge."""


@dataclass(frozen=True)
class CertainCall:
    """A call and the answer to it."""

    args: tuple[Any, ...]
    answer: Any


def certain_calls(exercise: Exercise, seed: int) -> list[CertainCall]:
    """The calls of the questions of a seed that the instructor's function answers alike from every start."""
    found = []
    with undisturbed():
        for args in asked_calls(exercise, seed):
            first = _answer(exercise.right, args, 0)
            if all(alike(_answer(exercise.right, args, start), first, 0.0, 0.0) for start in OTHER_STARTS):
                found.append(CertainCall(args, first))
    return found


def is_surely_wrong(function: Callable[..., Any], certain: Sequence[CertainCall]) -> bool:
    """Whether a function answers one of the calls otherwise, or raises there."""
    with undisturbed():
        return any(_is_other(function, call) for call in certain)


def _is_other(function: Callable[..., Any], call: CertainCall) -> bool:
    try:
        return not alike(_answer(function, call.args, 0), call.answer, CLEAR, CLEAR)
    except Exception:
        return True


def _answer(function: Callable[..., Any], args: tuple[Any, ...], start: int) -> Any:
    RngState.seeded(start).restore()
    return copy.deepcopy(function(*copy.deepcopy(args)))
