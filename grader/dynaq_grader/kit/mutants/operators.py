"""Another operator, or one operand alone."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from .building import with_field
from .program import Program

OTHER: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}


def changes(node: ast.AST, program: Program) -> Iterator[ast.AST]:
    """Gives what may take the place of a node."""
    if isinstance(node, ast.BinOp | ast.AugAssign) and type(node.op) in OTHER:
        yield with_field(node, "op", OTHER[type(node.op)]())
    if isinstance(node, ast.BinOp):
        yield node.left
        yield node.right
