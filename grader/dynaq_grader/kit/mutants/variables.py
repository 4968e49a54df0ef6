"""Another variable in the place of one that is read."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from .program import Program


def changes(node: ast.AST, program: Program) -> Iterator[ast.AST]:
    """Gives what may take the place of a node."""
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in program.variables:
        yield from (ast.Name(other, ast.Load()) for other in program.variables if other != node.id)
