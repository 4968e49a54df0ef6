"""The value of before a loop, where the loop reads what it has changed itself."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator

from .building import statements, stored_in
from .program import Program

SUFFIX = "_before"


def changes(node: ast.AST, program: Program) -> Iterator[list[ast.stmt]]:
    """Gives what may take the place of a loop."""
    if not isinstance(node, ast.For | ast.While):
        return
    own = stored_in(node.target) if isinstance(node, ast.For) else set()
    for name in sorted(stored_in(node) & set(program.variables) - own):
        reads = [one for one in ast.walk(node) if _reads(one, name)]
        for place in range(len(reads)):
            loop = copy.deepcopy(node)
            twin = [one for one in ast.walk(loop) if _reads(one, name)][place]
            assert isinstance(twin, ast.Name)
            twin.id = name + SUFFIX
            copied = statements(f"{name}{SUFFIX} = __import__('copy').deepcopy({name})")
            yield [*copied, loop]


def _reads(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load)
