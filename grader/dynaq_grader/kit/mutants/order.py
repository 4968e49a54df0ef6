"""Two neighbours that have changed places: entries of an index or a tuple, arguments of a call."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from .building import with_field
from .program import Program


def changes(node: ast.AST, program: Program) -> Iterator[ast.AST]:
    """Gives what may take the place of a node."""
    if isinstance(node, ast.Tuple):
        yield from (with_field(node, "elts", swapped) for swapped in _swapped(node.elts))
    if isinstance(node, ast.Call):
        yield from (with_field(node, "args", swapped) for swapped in _swapped(node.args))


def _swapped(items: list[ast.expr]) -> Iterator[list[ast.expr]]:
    for place in range(len(items) - 1):
        yield [*items[:place], items[place + 1], items[place], *items[place + 2 :]]
