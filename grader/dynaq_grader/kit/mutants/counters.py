"""The counters of ``while`` loops, which are left alone: a loop that never ends says nothing of the questions."""

from __future__ import annotations

import ast

from .building import names_in, stored_in


def counters(tree: ast.AST) -> list[str]:
    """What each ``while`` loop does to the names in its condition, as text."""
    found = []
    for loop in (node for node in ast.walk(tree) if isinstance(node, ast.While)):
        tested = names_in(loop.test)
        counting = [node for node in ast.walk(loop) if isinstance(node, ast.AugAssign) and stored_in(node) & tested]
        found.append("\n".join(ast.unparse(node) for node in counting))
    return found
