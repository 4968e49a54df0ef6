"""What grading has, and what in a cell asks for more: modules that are not there, a newer Python.

`dynaq build` writes ``grading.json``; what grading does with such a cell is in docs/grading.md.
"""

from __future__ import annotations

import ast
import io
import json
import sys
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

GRADING = Path(__file__).resolve().parent / "grading.json"
FRONT_END = frozenset({"google"})
"""Colab's own modules: cells that use them ask first where they run."""


@dataclass(frozen=True)
class GradingPython:
    """What grading has.

    Attributes:
        python: The oldest Python that it may have.
        modules: Modules beside those of Python itself.
    """

    python: tuple[int, int]
    modules: frozenset[str]

    def lacks(self, tree: ast.AST) -> list[str]:
        """The modules that some code imports and grading does not have.

        An import inside `try` is left out: it asks whether the module is there.
        """
        asked = dict.fromkeys(name.partition(".")[0] for name in _imports(tree))
        there = self.modules | sys.stdlib_module_names | FRONT_END
        return [name for name in asked if name not in there]

    def is_newer(self, source: str) -> bool:
        """Whether this Python reads some code that grading's need not know."""
        try:
            ast.parse(source, feature_version=self.python)
        except SyntaxError:
            return _is_python(source)
        except ValueError:
            return False
        return self.python < (3, 12) <= sys.version_info[:2] and _has_new_f_string(source)


def grading_python() -> GradingPython:
    """Reads what grading has."""
    held = json.loads(GRADING.read_text(encoding="utf-8"))
    major, minor = held["python"]
    return GradingPython((major, minor), frozenset(held["modules"]))


def _imports(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Try) and node.handlers:
        return
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
        yield node.module
    for child in ast.iter_child_nodes(node):
        yield from _imports(child)


def _is_python(source: str) -> bool:
    try:
        ast.parse(source)
    except (SyntaxError, ValueError):
        return False
    return True


def _has_new_f_string(source: str) -> bool:
    """Whether an f-string holds, between its braces, its own quotes or a backslash: Python 3.12 allows that.

    The parser's `feature_version` does not tell; the tokens do, from 3.12 on.
    """
    start, end = getattr(tokenize, "FSTRING_START", None), getattr(tokenize, "FSTRING_END", None)
    quotes: list[str] = []
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == end:
            quotes.pop()
            continue
        is_text = token.type in (tokenize.STRING, start)
        quote = token.string.lstrip("rRbBfFuU") if is_text else ""
        if quotes and is_text and (quote.startswith(quotes[-1]) or "\\" in token.string):
            return True
        if token.type == start:
            quotes.append(quote)
    return False
