"""What a student may read of an assertion that failed in one process with the student's code.

Such code can make any text the message of an exception, the hidden test's own among them: only what the instructor's
cells say in so many words is shown, without the values that were put into it.
"""

from __future__ import annotations

import ast
import re
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
        pattern = ".*".join(re.escape(part) for part in parts)
        if re.fullmatch(pattern, message, re.DOTALL):
            return VALUE.join(parts)
    return None


def _messages(text: str) -> Iterator[list[str]]:
    """The messages of a cell's assertions, each cut where a value is put in."""
    try:
        tree = ast.parse(as_python(text))
    except (SyntaxError, ValueError, RecursionError):
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
