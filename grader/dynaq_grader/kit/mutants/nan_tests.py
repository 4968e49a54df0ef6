"""A test for NaN that never holds, always holds, or tests something else."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from .building import expression
from .program import Program


def changes(node: ast.AST, program: Program) -> Iterator[ast.AST]:
    """Gives what may take the place of a node."""
    match node:
        case ast.Call(func=ast.Attribute(attr="isnan") | ast.Name("isnan"), args=[tested]):
            for other in ("np.nan", "0"):
                yield ast.Compare(tested, [ast.Eq()], [expression(other)])
            yield ast.Compare(tested, [ast.Lt()], [ast.Constant(0)])
            yield ast.Call(expression("np.isinf"), [tested], [])
        case ast.Compare(ops=[ast.Is() | ast.IsNot()], comparators=[ast.Constant(None)]):
            yield ast.UnaryOp(ast.Not(), node.left) if isinstance(node.ops[0], ast.Is) else node.left
