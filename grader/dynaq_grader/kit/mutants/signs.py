"""A sign turned round or taken away."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from .building import call
from .program import Program


def changes(node: ast.AST, program: Program) -> Iterator[ast.AST]:
    """Gives what may take the place of a node."""
    if isinstance(node, ast.BinOp):
        yield ast.UnaryOp(ast.USub(), node)
        yield call("abs", node)
    if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load):
        yield call("abs", node)
