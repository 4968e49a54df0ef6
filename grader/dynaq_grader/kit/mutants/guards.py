"""A guard at the top: for some inputs an argument, or nothing, is given back as it is."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any

import numpy as np

from ..comparing import is_number
from .building import statements, with_first
from .program import Program


def changes(node: ast.AST, program: Program) -> Iterator[ast.AST]:
    """Gives what may take the place of a node."""
    if isinstance(node, ast.FunctionDef) and program.is_entry(node):
        inputs = program.inputs(node)
        given = [name for name, values in inputs if values and isinstance(values[0], np.ndarray)] or ["0.0"]
        for name, values in inputs:
            for test in _tests(name, values):
                for value in given:
                    yield with_first(node, statements(f"if {test}:\n    return {value}"))


def _tests(name: str, values: list[Any]) -> list[str]:
    value = next((one for one in values if one is not None), None)
    if isinstance(value, np.ndarray):
        return [f"not {name}.any()", f"{name}.size == 0", f"len({name}) == 1", f"np.isnan({name}).all()"]
    if isinstance(value, list | tuple):
        return [f"not {name}", f"len({name}) == 1"]
    if isinstance(value, dict):
        return [f"{name}[{key!r}] == {number}" for key, entry in value.items() if is_number(entry) for number in (0, 1)]
    tests = [f"{name} == 0", f"not {name}", f"{name} == 1"]
    return tests if None in values else [*tests, f"{name} < 0"]
