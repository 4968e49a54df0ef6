"""The name of a mistake: the first look that finds one.

What can be said of any exercise comes first: no answer, the wrong kind of answer, seeded streams. Then the exercise's
own looks are tried in turn, or where it has none, the search for the mistake that explains all answers.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from functools import partial
from itertools import groupby
from typing import Any

import numpy as np

from ..workers.calls import PREVIOUS, Answer, RngState
from ..workers.calls.plain_function import undisturbed
from .comparing import CLOSE, alike
from .exercise import Mistake
from .findings import Answered, Reply
from .lines import changed, leaves_arguments_alone
from .memory import remembers

START = RngState.seeded(0)


def name(found: Answered) -> str | None:
    """The code of the mistake, None where every line holds."""
    if found.fatal is not None:
        return "too-slow" if found.fatal == "TimeLimit" else "raises"
    if found.calls and not found.given:
        return "not-attempted" if set(found.errors) == {"NotImplementedError"} else "raises"
    if found.flaw is not None:
        return found.flaw
    if all(found.holds.values()):
        return None
    if "reseeds-generator" in found.notes:
        return "reseeds-generator"
    for look in found.exercise.namers or (explained, rounds_values):
        code = look(found)
        if code is not None:
            return code
    return changes_arguments(found) or remembers_calls(found) or stopped(found) or "unrecognised"


def explained(found: Answered) -> str | None:
    """The code of the first mistake that explains every answer."""
    with undisturbed():
        START.restore()
        return next((m.code for m in found.exercise.mistakes if m.function and explains(m, found.replies)), None)


def rounds_values(found: Answered) -> str | None:
    """Whether every number that differs is the right one rounded to so many digits, or of a lower precision."""
    differing = [_differing(reply.value, reply.expected) for reply in found.given]
    if not differing or any(pair is None for pair in differing):
        return None
    wanted, given = np.concatenate([pair for pair in differing if pair is not None], axis=1)
    if not len(wanted):
        return None
    if any(np.allclose(np.round(wanted, digits), given, rtol=CLOSE, atol=CLOSE) for digits in range(1, 9)):
        return "rounds-values"
    with np.errstate(over="ignore"):
        shorter = [wanted.astype(dtype).astype(float) for dtype in (np.float16, np.float32)]
    return "rounds-values" if any(np.array_equal(given, numbers) for numbers in shorter) else None


def _differing(found: Any, wanted: Any) -> np.ndarray | None:
    """The wanted and the found numbers where two answers differ, shape (2, n); None where one is of another kind."""
    a, b = np.asarray(wanted), np.asarray(found)
    if a.shape != b.shape or a.dtype.kind not in "fiub" or b.dtype.kind not in "fiub":
        return None
    differs = ~((a == b) | (np.isnan(a) & np.isnan(b)))
    return np.stack([a[differs], b[differs]]).astype(float)


def remembers_calls(found: Answered) -> str | None:
    """A call is answered wrongly after others, and rightly in a worker of its own."""
    wrong = next((r for r in found.calls if r.answer is not None and not _is_right(r, r.answer)), None)
    if wrong is None or found.fatal is not None:
        return None
    calls = [reply.right_args for reply in found.of(wrong.question)]
    is_kept = remembers(found.function, calls, wrong.index, partial(_is_right, wrong), found.streams[-1][1])
    return "remembers-calls" if is_kept else None


def _is_right(reply: Reply, answer: Answer) -> bool:
    return answer.error is None and alike(answer.value, reply.expected)


def changes_arguments(found: Answered) -> str | None:
    """Whether arguments were changed though a line of the rubric asks for them to be left alone."""
    is_asked = any(line.holds is leaves_arguments_alone for line in found.exercise.lines)
    return "changes-arguments" if is_asked and any(changed(reply) for reply in found.given) else None


def stopped(found: Answered) -> str | None:
    """What is known of a function that raised, or ran too long in a loop."""
    if found.loop_error == "TimeLimit":
        return "too-slow"
    return "raises" if found.errors or found.loop_error else None


def explains(mistake: Mistake, replies: Sequence[Reply]) -> bool:
    """Whether a mistake gives the very answers that came back, and there are some.

    It is asked the same questions, each call that goes on from the one before with what it gave itself. Where it raises
    the function must have raised too; other errors are passed over, for they are named in other ways.
    """
    assert mistake.function is not None
    total = 0
    for _, group in groupby(replies, key=lambda reply: reply.question):
        answers = _explains_question(mistake.function, list(group))
        if answers is None:
            return False
        total += answers
    return total > 0


def _explains_question(function: Callable[..., Any], replies: Sequence[Reply]) -> int | None:
    """How many answers to a question it explains, None where one is another."""
    explained_so_far, previous = 0, None
    for reply in replies:
        if reply.answer is None:
            break
        try:
            previous = _ask(function, reply, previous)
        except Exception:
            if reply.error is None:
                return None
            continue
        if reply.error is None:
            if not alike(reply.value, previous, CLOSE, 0.0):
                return None
            explained_so_far += 1
    return explained_so_far


def _ask(function: Callable[..., Any], reply: Reply, previous: Any) -> Any:
    if reply.loop is not None:
        assert reply.loop.loop is not None
        return reply.loop.loop(function, **copy.deepcopy(dict(reply.loop.inputs)))
    if reply.chained:
        return function(*(previous if arg is PREVIOUS else copy.deepcopy(arg) for arg in reply.call))
    return function(*copy.deepcopy(reply.right_args))
