"""What a student may read of an assertion that failed in one process with the student's code.

Such code can make any text the message of an exception, the hidden test's own among them: only what the instructor's
cells say in so many words is shown, without the values that were put into it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from .code_names import as_python

VALUE = "..."
"""Stands where a value was put into a message."""


def readable_message(message: str, texts: Iterable[str]) -> str | None:
    """The message as a student may read it; None where the instructor's cells do not say it.

    Args:
        message: What the exception said.
        texts: The instructor's cells.
    """
    for parts in (parts for text in texts for parts in _messages(text)):
        if _is_made_of(message, parts):
            return VALUE.join(parts)
    return None


def _is_made_of(message: str, parts: list[str]) -> bool:
    """Whether a message has these parts in their order; no regular expression, which a long message could stall."""
    if len(parts) == 1:
        return message == parts[0]
    first, *middle, last = parts
    at, end = len(first), len(message) - len(last)
    if at > end or not (message.startswith(first) and message.endswith(last)):
        return False
    for part in middle:
        at = message.find(part, at, end) + len(part)
        if at < len(part):
            return False
    return True


def _messages(text: str) -> Iterator[list[str]]:
    """The messages of a cell's assertions, each cut where a value is put in."""
    try:
        tree = ast.parse(as_python(text))
    except (SyntaxError, ValueError, RuntimeError):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Assert):
            if isinstance(node.msg, ast.Constant) and isinstance(node.msg.value, str):
                yield [node.msg.value]
            elif isinstance(node.msg, ast.JoinedStr):
                yield _parts(node.msg)


def _parts(message: ast.JoinedStr) -> list[str]:
    parts = [""]
    for value in message.values:
        if isinstance(value, ast.Constant):
            parts[-1] += str(value.value)
        else:
            parts.append("")
    return parts
