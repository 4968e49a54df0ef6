"""A notebook as plain data: its cells, and what the text of each defines, read without running it."""

from __future__ import annotations

import ast
import json
import re
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Any

DEFINITION = re.compile(r"^(?:async[ \t]+)?def[ \t]+(\w+)", re.MULTILINE)


class DamagedError(ValueError):
    """Something in a notebook is not what it has to be, so that nobody can read it; says what."""


@dataclass(frozen=True)
class Cell:
    """A cell.

    Attributes:
        kind: ``code``, ``markdown`` or what else it says.
        source: Its text.
        names: What it defines.
        labels: What nbgrader or the front end calls it.
        answer: The function that it has to define, or None where it is no answer cell.
    """

    kind: str
    source: str
    names: frozenset[str]
    labels: frozenset[str]
    answer: str | None = None

    def is_stub_of(self, exercise: str) -> bool:
        """Whether the exercise's function still raises the error it came with."""
        tree = tree_of(self.source)
        functions = [node for node in (tree.body if tree else []) if isinstance(node, ast.FunctionDef)]
        return any(_only_raises(function.body) for function in functions if function.name == exercise)


def read_notebook(notebook: Mapping[str, Any] | str | PathLike[str]) -> Mapping[str, Any]:
    """The JSON object of a notebook.

    Raises:
        OSError: The file cannot be read.
        ValueError: It is no JSON, or damaged.
        TypeError: It is no notebook.
        RecursionError: It is nested too deep.
    """
    if not isinstance(notebook, Mapping):
        notebook = json.loads(Path(notebook).read_text(encoding="utf-8-sig"), strict=False)
    if not isinstance(notebook, Mapping) or not isinstance(notebook.get("cells"), list):
        raise TypeError("no list of cells")
    version = notebook.get("nbformat")
    if version is not None and (isinstance(version, bool) or version != 4):
        raise DamagedError(f"its format is {version!r:.20}, not 4")
    return notebook


def cells_of(notebook: Mapping[str, Any]) -> list[Cell]:
    """The cells of a notebook.

    Raises:
        DamagedError: One is no cell, or its text is no text.
    """
    return [_cell(number, cell) for number, cell in enumerate(notebook["cells"], start=1)]


def tree_of(source: str) -> ast.Module | None:
    """The syntax tree, without IPython's magics; None where the text is no Python."""
    plain = re.sub(r"^([ \t]*)[%!].*$", r"\1pass", source, flags=re.MULTILINE)
    for text in (source, plain):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return ast.parse(text)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
    return None


def _cell(number: int, cell: Any) -> Cell:
    if not isinstance(cell, Mapping):
        raise DamagedError(f"cell {number} is no cell")
    text = _text(number, cell.get("source"))
    metadata = cell.get("metadata") or {}
    nbgrader = metadata.get("nbgrader") or {} if isinstance(metadata, Mapping) else {}
    grade_id = nbgrader.get("grade_id") if isinstance(nbgrader, Mapping) else None
    labels = frozenset(label for label in (grade_id, cell.get("id")) if isinstance(label, str))
    is_answer = cell.get("cell_type") == "code" and isinstance(nbgrader, Mapping) and nbgrader.get("solution") is True
    defined = DEFINITION.findall(text)
    own = grade_id if isinstance(grade_id, str) and (grade_id in defined or not defined) else next(iter(defined), None)
    return Cell(str(cell.get("cell_type")), text, frozenset(defined), labels, own if is_answer else None)


def _text(number: int, source: Any) -> str:
    lines = [] if source is None else [source] if isinstance(source, str) else source
    if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
        raise DamagedError(f"the text of cell {number} is no text")
    return "".join(lines)


def _only_raises(body: Sequence[ast.stmt]) -> bool:
    """Whether a function stops with NotImplementedError before anything could come back."""
    for statement in body:
        if isinstance(statement, ast.Raise):
            return "NotImplementedError" in ast.dump(statement)
        if any(isinstance(node, (ast.Return, ast.Yield, ast.YieldFrom)) for node in ast.walk(statement)):
            return False
    return False
