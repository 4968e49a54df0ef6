"""A range, an index or a slice that begins or ends one place off."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from .building import with_field
from .program import Program


def changes(node: ast.AST, program: Program) -> Iterator[ast.AST]:
    """Gives what may take the place of a node."""
    match node:
        case ast.Call(func=ast.Name("range"), args=[stop]):
            yield with_field(node, "args", [_moved(stop, ast.Add())])
            yield with_field(node, "args", [_moved(stop, ast.Sub())])
            yield with_field(node, "args", [ast.Constant(1), stop])
        case ast.Subscript(slice=ast.Name() as place, ctx=ast.Load()):
            yield with_field(node, "slice", _moved(place, ast.Add()))
            yield with_field(node, "slice", _moved(place, ast.Sub()))
        case ast.Slice(lower=None):
            yield with_field(node, "lower", ast.Constant(1))
        case ast.Slice(upper=None):
            yield with_field(node, "upper", ast.Constant(-1))


def _moved(place: ast.expr, operator: ast.operator) -> ast.expr:
    return ast.BinOp(place, operator, ast.Constant(1))
