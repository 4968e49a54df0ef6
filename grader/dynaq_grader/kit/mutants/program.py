"""What is known of a program whose mutants are made."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any


@dataclass(frozen=True)
class Program:
    """A program with a function in it.

    Attributes:
        tree: Its syntax tree.
        function: Name of the function that students write.
        calls: Arguments of public calls; they say of what kind each argument is.
    """

    tree: ast.Module
    function: str
    calls: Sequence[tuple[Any, ...]] = ()

    @cached_property
    def variables(self) -> list[str]:
        """Names that are assigned or are arguments."""
        stored = {n.id for n in ast.walk(self.tree) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
        arguments = {node.arg for node in ast.walk(self.tree) if isinstance(node, ast.arg)}
        return sorted((stored - {"_"}) | arguments)

    @cached_property
    def keys(self) -> list[str]:
        """Keys of the dicts among the arguments."""
        return sorted({key for call in self.calls for arg in call if isinstance(arg, dict) for key in arg})

    def is_entry(self, node: ast.AST) -> bool:
        """Whether a node is the function that students write."""
        return isinstance(node, ast.FunctionDef) and node.name == self.function

    def inputs(self, node: ast.FunctionDef) -> list[tuple[str, list[Any]]]:
        """The names of a function's arguments, each with the values it has in the public calls."""
        names = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args)]
        return [(name, [call[i] for call in self.calls if i < len(call)]) for i, name in enumerate(names)]
