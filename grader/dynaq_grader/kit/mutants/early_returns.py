"""A loop that ends after its first round, or a function that returns before its end."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator

from .building import names_in, stored_in, with_field
from .program import Program


def changes(node: ast.AST, program: Program) -> Iterator[ast.AST]:
    """Gives what may take the place of a node."""
    if isinstance(node, ast.For | ast.While):
        yield with_field(node, "body", [*node.body, ast.Break()])
    if isinstance(node, ast.FunctionDef):
        yield from _returns(node)


def _returns(node: ast.FunctionDef) -> Iterator[ast.AST]:
    last = node.body[-1]
    if not (isinstance(last, ast.Return) and isinstance(last.value, ast.expr)):
        return
    needed = names_in(last.value)
    late = {name for statement in node.body for name in stored_in(statement)} & needed
    known = {argument.arg for argument in node.args.args}
    for place, statement in enumerate(node.body[:-1]):
        if late <= known:
            yield with_field(node, "body", [*node.body[:place], copy.deepcopy(last), *node.body[place:]])
        known |= stored_in(statement)
