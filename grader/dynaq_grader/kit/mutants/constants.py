"""A number one larger or smaller, and another key of the dict that goes in."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from .program import Program


def changes(node: ast.AST, program: Program) -> Iterator[ast.AST]:
    """Gives what may take the place of a node."""
    if not isinstance(node, ast.Constant):
        return
    value = node.value
    if isinstance(value, str) and value in program.keys:
        yield from (ast.Constant(key) for key in program.keys if key != value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        yield ast.Constant(value + 1)
        yield ast.Constant(value - 1)
