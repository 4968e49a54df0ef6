"""A call that is left out, or asks for the other extreme."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from .building import with_field
from .program import Program

OTHER = {"max": "min", "min": "max", "argmax": "argmin", "argmin": "argmax", "sum": "mean", "mean": "sum"}


def changes(node: ast.AST, program: Program) -> Iterator[ast.AST]:
    """Gives what may take the place of a node."""
    match node:
        case ast.Call(args=[first, *_]):
            yield first
        case ast.Call(func=ast.Attribute(value=inner), args=[]) if not isinstance(inner, ast.Name):
            yield inner
        case ast.UnaryOp(operand=inner):
            yield inner
        case ast.Attribute(attr=name) if name in OTHER:
            yield with_field(node, "attr", OTHER[name])
        case ast.Name(id=name, ctx=ast.Load()) if name in OTHER:
            yield with_field(node, "id", OTHER[name])
