"""Whether a function that moves entries remembers earlier calls (`kit.memory`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from .. import growing, memory
from ..asking import Answer, Replies
from ..growing import Growing
from .rules import agrees
from .shown import FORCED, Moved

IsRight = Callable[[int, Answer], bool]


def of_memory(found: Moved) -> str | None:
    """A call is answered rightly in a worker of its own, and wrongly after others."""
    if found.fatal is not None:
        return None
    for replies, is_right in _questions(found):
        calls = replies.question.calls
        wrong = [i for i, a in enumerate(replies.answers) if a is not None and not is_right(i, a)]
        if wrong:
            call = min(wrong, key=lambda i: calls[i][2]["k"] or len(calls))
            start, look = replies.end, lambda answer: is_right(call, answer)  # noqa: B023
            return "remembers-calls" if memory.remembers(found.function, calls, call, look, start) else None
    return None


def _questions(found: Moved) -> Iterator[tuple[Replies, IsRight]]:
    """The questions whose single calls tell right from wrong."""
    asked = found.replies[FORCED]
    yield asked, lambda i, answer: agrees(found.right, asked.question.about[i], answer)
    (grown,) = found.all_of(Growing)
    yield grown, lambda i, answer: growing.is_right(grown.question.about, i, answer)
