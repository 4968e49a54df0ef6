"""A statement that is left out, or a return that gives nothing."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from .building import with_field
from .program import Program


def changes(node: ast.AST, program: Program) -> Iterator[ast.AST]:
    """Gives what may take the place of a node."""
    if isinstance(node, ast.Return):
        yield with_field(node, "value", ast.Constant(None))
    if isinstance(node, ast.stmt):
        yield ast.Pass()
