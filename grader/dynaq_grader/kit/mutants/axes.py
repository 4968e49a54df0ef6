"""Another axis."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from .building import with_field
from .program import Program

REDUCES = {"max", "min", "sum", "mean", "argmax", "argmin", "any", "all", "cumsum"}


def changes(node: ast.AST, program: Program) -> Iterator[ast.AST]:
    """Gives what may take the place of a node."""
    if isinstance(node, ast.keyword) and node.arg == "axis" and isinstance(node.value, ast.Constant | ast.UnaryOp):
        for axis in (0, 1, -1, None):
            yield with_field(node, "value", ast.Constant(axis))
    match node:
        case ast.Call(func=ast.Attribute(attr=name), keywords=[]) if name in REDUCES:
            yield with_field(node, "keywords", [ast.keyword("axis", ast.Constant(0))])
