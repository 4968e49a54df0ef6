"""Pieces of syntax that the changes are made of."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterable


def statements(text: str) -> list[ast.stmt]:
    """The statements of a text."""
    return ast.parse(text).body


def expression(text: str) -> ast.expr:
    """The expression of a text."""
    return ast.parse(text, mode="eval").body


def call(text: str, *arguments: ast.expr) -> ast.expr:
    """A call of what a text names, with copies of the arguments."""
    return ast.Call(expression(text), [copy.deepcopy(one) for one in arguments], [])


def with_field(node: ast.AST, field: str, value: object) -> ast.AST:
    """A copy of a node with another value in a field."""
    new = copy.copy(node)
    setattr(new, field, value)
    return new


def with_first(node: ast.FunctionDef, first: Iterable[ast.stmt]) -> ast.AST:
    """A function with statements before its own, after the docstring."""
    at = 1 if ast.get_docstring(node) is not None else 0
    return with_field(node, "body", [*node.body[:at], *first, *node.body[at:]])


def names_in(node: ast.AST) -> set[str]:
    """All names in a piece of syntax."""
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}


def stored_in(node: ast.AST) -> set[str]:
    """Names that a piece of syntax assigns, or stores something into."""
    targets = (one for one in ast.walk(node) if isinstance(getattr(one, "ctx", None), ast.Store))
    return {name for target in targets for name in _roots(target)}


def _roots(target: ast.AST) -> set[str]:
    while isinstance(target, ast.Subscript | ast.Attribute):
        target = target.value
    return {target.id} if isinstance(target, ast.Name) else set()
