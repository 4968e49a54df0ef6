"""The worked example that a student is shown beside the verdict: the first public call that comes out wrong.

Public calls are the first that a worker is asked, before a hidden input is sent: numbers that a student is shown cannot
carry one. They are parsed, capped and formatted here; no text of a student passes.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..workers.calls import ENDINGS, Answer, Call, RngState, call_many
from . import catalogue
from .comparing import alike, is_number
from .examples import SEED, as_told, expected
from .exercise import Exercise, PublicCall


@dataclass(frozen=True)
class Shown:
    """What came of the examples.

    Attributes:
        lines: The first one that the function gets wrong, as lines of text; nothing if it gets all right.
        ended: Whether the worker has ended.
    """

    lines: list[str]
    ended: bool


def show(exercise: Exercise, function: Callable[..., object]) -> Shown:
    """Asks all examples and tells the first that a function gets wrong."""
    calls = [Call(copy.deepcopy(example.args)) for example in exercise.examples]  # examples may share a table
    answers = call_many(function, calls, RngState.seeded(SEED))
    ended = bool(answers) and answers[-1].error in ENDINGS
    for example, answer in zip(exercise.examples, answers, strict=False):
        wanted = expected(exercise, example)
        if answer.error is not None or not any(alike(answer.value, right) for right in (wanted, *example.also)):
            return Shown(_tell(exercise, example, answer, wanted), ended)
    return Shown([], ended)


def _tell(exercise: Exercise, example: PublicCall, answer: Answer, wanted: Any) -> list[str]:
    texts = catalogue.texts(exercise)
    lines = [texts["example"], *as_told(exercise, example, texts)]
    if exercise.table is not None:
        lines += [texts["example-before"], *draw(example.args[exercise.table])]
    return [*lines, *_returned(answer, wanted, texts), texts["example-expected"], *draw(wanted)]


def _returned(answer: Answer, wanted: Any, texts: Mapping[str, str]) -> list[str]:
    if answer.error is not None:
        return [texts["example-raised"].format(error=answer.error)]
    if not _is_of_a_kind(answer.value, wanted):
        kind = "None" if answer.value is None else type(answer.value).__name__
        return [texts["example-returned-other"].format(kind=kind)]
    return [texts["example-returned"], *draw(answer.value)]


def _is_of_a_kind(value: Any, wanted: Any) -> bool:
    """Whether an answer can be drawn as the wanted one is."""
    if isinstance(wanted, np.ndarray):
        return isinstance(value, np.ndarray) and value.shape == wanted.shape and value.dtype.kind in "fiub"
    if isinstance(wanted, tuple):
        return isinstance(value, tuple | list) and len(value) == len(wanted) and all(map(_is_of_a_kind, value, wanted))
    return is_number(value)


def draw(value: Any) -> list[str]:
    """A number, an array or a tuple of these as lines of text: of an array a row each, numbers capped at six digits."""
    if isinstance(value, tuple | list):
        return [line for item in value for line in draw(item)]
    array = np.asarray(value, dtype=float)
    if array.ndim == 0:
        return [f"  {_number(float(array))}"]
    if array.ndim == 1:
        return ["  " + "  ".join(_entry(entry) for entry in array)]
    rows = array.reshape(len(array), -1) if array.ndim < 3 else array
    return [f"  state {i}: " + "  ".join(_entry(entry) for entry in row) for i, row in enumerate(rows)]


def _entry(entry: Any) -> str:
    told = [_number(float(x)) for x in np.atleast_1d(entry)]
    return told[0].rjust(8) if len(told) == 1 else f"({', '.join(told)})"


def _number(x: float) -> str:
    return f"{min(max(x, -1e6), 1e6):.6g}" if np.isfinite(x) else str(x)
