"""Lines of a rubric that any deterministic exercise may have, and how to make one from a look at single calls."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ..workers.calls import Opaque
from .comparing import alike, is_number
from .findings import Answered, Reply


def every(look: Callable[[Reply], bool | None], where: Callable[[Reply], bool] | None = None) -> Callable[..., bool]:
    """A line that holds where a look at each call finds nothing wrong, and nothing ended the worker.

    Args:
        look: Gives None for a call that says nothing. A call that raised breaks the line without a look.
        where: Which calls are looked at; all where None.
    """

    def holds(found: Answered) -> bool:
        asked = [reply for reply in found.calls if where is None or where(reply)]
        return found.fatal is None and all(reply.is_answered and look(reply) is not False for reply in asked)

    return holds


def is_of(*questions: str) -> Callable[[Reply], bool]:
    """Says of a call whether it is one of some questions."""
    return lambda reply: reply.question in questions


def right(where: Callable[[Reply], bool] | None = None) -> Callable[..., bool]:
    """A line that holds where every answer is what the instructor's function gives, up to rounding."""

    def holds(found: Answered) -> bool:
        return every(lambda reply: _is_right(found, reply), where)(found)

    return holds


def right_in(question: str) -> Callable[..., bool]:
    """The same of one question, loops among them."""

    def holds(found: Answered) -> bool:
        replies = found.of(question)
        return found.fatal is None and all(r.is_answered and _is_right(found, r) for r in replies)

    return holds


def right_parts(*paths: tuple[int, ...]) -> Callable[..., bool]:
    """A line that holds where these parts of every answer are right; a path goes into tuples within tuples."""

    def holds(found: Answered) -> bool:
        close = found.exercise.close
        return found.fatal is None and all(
            reply.is_answered and alike(_part(reply.value, path), _part(reply.expected, path), close, close)
            for reply in found.replies
            for path in paths
        )

    return holds


def leaves_arguments_alone(found: Answered) -> bool:
    """Whether every argument of every call was after it what it was before, and some answer was right."""
    return (
        found.fatal is None
        and any(_is_right(found, reply) for reply in found.given)
        and not any(changed(reply) for reply in found.given)
    )


def draws_only(found: Answered) -> bool:
    """Whether the global random streams were only drawn from: nothing was seeded."""
    return found.fatal is None and bool(found.given) and "reseeds-generator" not in found.notes


def changed(reply: Reply) -> bool:
    """Whether a call left an argument other than it was."""
    assert reply.answer is not None
    return not all(kept(after, before) for after, before in zip(reply.answer.args, reply.args, strict=True))


def kept(after: object, before: object) -> bool:
    """Whether an argument is after a call what it was before, to the last bit."""
    if isinstance(before, dict):
        return (
            isinstance(after, dict)
            and after.keys() == before.keys()
            and all(kept(after[name], before[name]) for name in before)
        )
    if is_number(before):
        return is_number(after) and bool(after == before or (after != after and before != before))
    if isinstance(after, np.ndarray) and isinstance(before, np.ndarray) and _same_bytes(after, before):
        return True
    return isinstance(before, Opaque) or alike(after, before, 0.0, 0.0)


def _part(value: object, path: tuple[int, ...]) -> object:
    for place in path:
        value = value[place] if isinstance(value, tuple | list) and place < len(value) else None
    return value


def _is_right(found: Answered, reply: Reply) -> bool:
    close = found.exercise.close
    return alike(reply.value, reply.expected, close, close)


def _same_bytes(after: np.ndarray, before: np.ndarray) -> bool:
    """The usual case, quickly."""
    return after.dtype == before.dtype and after.shape == before.shape and after.tobytes() == before.tobytes()
