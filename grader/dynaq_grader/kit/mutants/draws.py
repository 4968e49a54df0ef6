"""A draw by another law: the smaller or larger of two, never the last, always the same."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from .building import call, with_field
from .program import Program

NUMBERS = {"randint", "randrange", "random", "rand", "random_sample", "uniform", "integers"}
ORDERS = {"permutation", "shuffle", "sample"}


def changes(node: ast.AST, program: Program) -> Iterator[ast.AST]:
    """Gives what may take the place of a node."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        return
    law = node.func.attr
    if law in NUMBERS:
        yield call("min", node, node)
        yield call("max", node, node)
        yield ast.BinOp(call("min", node, node), ast.Mult(), ast.Constant(0))
    if law in NUMBERS and node.args:
        shorter = ast.BinOp(node.args[-1], ast.Sub(), ast.Constant(1))
        yield with_field(node, "args", [*node.args[:-1], call("max", shorter, ast.Constant(1))])
    if law == "choice" and node.args:
        yield call("np.random.permutation", node.args[0])
        yield ast.Subscript(node.args[0], ast.Constant(0), ast.Load())
    if law == "randint":
        yield with_field(node, "func", with_field(node.func, "attr", "permutation"))
    if law in ORDERS and node.args:
        yield node.args[0]
