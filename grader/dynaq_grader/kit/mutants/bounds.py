"""A bound on a number that goes in: what is right for small inputs only."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from .building import statements, with_first
from .input_values import assignments
from .program import Program

BOUNDS = (1, 100, 127, 255, 1000)
BOUNDED = (
    "np.minimum({x}, {b})",
    "np.maximum({x}, {b})",
    "np.maximum({x}, -{b})",
    "np.clip({x}, -{b}, {b})",
    "{x} % {b}",
)


def changes(node: ast.AST, program: Program) -> Iterator[ast.AST]:
    """Gives what may take the place of a node."""
    if isinstance(node, ast.FunctionDef) and program.is_entry(node):
        for form in BOUNDED:
            for bound in BOUNDS:
                for text in assignments(program.inputs(node), form.replace("{b}", str(bound))):
                    yield with_first(node, statements(text))
