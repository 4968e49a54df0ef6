"""A list or an array that is cut short, or whose numbers lose digits."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any

import numpy as np

from .building import expression, statements, with_first
from .program import Program

CUTS = ("[:256]", "[:100]", "[:-1]", "[1:]", "[::-1]")
PRECISIONS = ("uint8", "int8", "float16", "float32")
LISTS = {"argwhere", "nonzero", "flatnonzero", "where", "array", "arange", "list", "sorted", "unique"}


def changes(node: ast.AST, program: Program) -> Iterator[ast.AST]:
    """Gives what may take the place of a node."""
    if isinstance(node, ast.FunctionDef) and program.is_entry(node):
        for name, values in program.inputs(node):
            for text in _shortened(name, values):
                yield with_first(node, statements(text))
    if isinstance(node, ast.ListComp) or (isinstance(node, ast.Call) and _name(node.func) in LISTS):
        for cut in CUTS:
            yield ast.Subscript(node, _slice(cut), ast.Load())


def _shortened(name: str, values: list[Any]) -> Iterator[str]:
    value = next((one for one in values if one is not None), None)
    if isinstance(value, np.ndarray | list | tuple):
        yield from (f"{name} = {name}{cut}" for cut in CUTS)
    if isinstance(value, np.ndarray):
        yield from (f"{name} = {name}.astype(np.{kind}).astype({name}.dtype)" for kind in PRECISIONS)


def _slice(cut: str) -> ast.expr:
    subscript = expression(f"x{cut}")
    assert isinstance(subscript, ast.Subscript)
    return subscript.slice


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
