"""Mutants of a piece of Python: one small change each, made on the syntax tree.

Each module holds one kind of change: a function ``changes(node, program)`` that gives what may take a node's place.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator, Sequence
from typing import Any

from . import (
    axes,
    bounds,
    calls,
    comparisons,
    constants,
    cuts,
    deletions,
    draws,
    early_returns,
    guards,
    loop_moves,
    nan_tests,
    off_by_one,
    old_values,
    operators,
    order,
    signs,
    variables,
)
from .counters import counters
from .mutant import Mutant
from .program import Program

__all__ = ["KINDS", "Mutant", "mutants"]

KINDS = (
    operators,
    comparisons,
    constants,
    off_by_one,
    order,
    variables,
    calls,
    signs,
    axes,
    nan_tests,
    deletions,
    loop_moves,
    early_returns,
    old_values,
    bounds,
    guards,
    cuts,
    draws,
)


def mutants(original: str, source: str, function: str, public_calls: Sequence[tuple[Any, ...]] = ()) -> list[Mutant]:
    """Every mutant of a program, each one once.

    Args:
        original: What the program is called.
        source: Its text.
        function: Name of the function that students write.
        public_calls: Arguments of public calls: they say which arguments are numbers, arrays or dicts.

    Raises:
        SyntaxError: The program is no Python.
    """
    tree = _without_docstrings(ast.parse(source))
    before = ast.unparse(tree) + "\n"
    counting = counters(tree)
    found: dict[str, Mutant] = {}
    for kind, changed in _changed_trees(Program(tree, function, public_calls)):
        after = ast.unparse(ast.fix_missing_locations(changed)) + "\n"
        if after != before and after not in found and counters(changed) == counting:
            found[after] = Mutant(original, kind, before, after)
    return list(found.values())


def _changed_trees(program: Program) -> Iterator[tuple[str, ast.Module]]:
    for node in ast.walk(program.tree):
        for kind in KINDS:
            name = kind.__name__.rpartition(".")[2]
            for new in kind.changes(node, program):
                yield name, _exchanged(program.tree, node, new)


def _exchanged(tree: ast.Module, old: ast.AST, new: ast.AST | list[ast.stmt]) -> ast.Module:
    """A copy of a tree with something else in the place of one node."""

    class Exchange(ast.NodeTransformer):
        def visit(self, node: ast.AST) -> ast.AST | list[ast.stmt]:
            return copy.deepcopy(new) if node is marked else self.generic_visit(node)

    memo: dict[int, Any] = {}
    twin = copy.deepcopy(tree, memo)
    marked = memo[id(old)]
    changed = Exchange().visit(twin)
    assert isinstance(changed, ast.Module)
    return changed


def _without_docstrings(tree: ast.Module) -> ast.Module:
    """The program without texts that nobody reads."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node) is not None:
            node.body = node.body[1:] or [ast.Pass()]
    return tree
