"""A notebook as plain data: its cells, and what the text of each defines, read without running it."""

from __future__ import annotations

import ast
import hashlib
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
        number: Its number in the notebook, from 1.
        rewritten: Whether somebody changed its text after nbgrader released it; False where that is not known.
    """

    kind: str
    source: str
    names: frozenset[str]
    labels: frozenset[str]
    answer: str | None = None
    number: int = 0
    rewritten: bool = False

    def defines(self, name: str) -> bool:
        """Whether running the cell gives a name a function, or whatever else is assigned to it."""
        if self.kind != "code":
            return False
        tree = tree_of(self.source)
        return name in self.names or (tree is not None and name in _bound(tree.body))

    def is_stub_of(self, exercise: str) -> bool:
        """Whether the exercise's function still raises the error it came with."""
        return any(_only_raises(function.body) for function in self._functions(exercise))

    def has_raise_left(self, exercise: str) -> bool:
        """Whether that line still stands above code that would give something back, in a cell that was rewritten."""
        if not self.rewritten:
            return False
        bodies = [function.body for function in self._functions(exercise) if _only_raises(function.body)]
        return any(isinstance(node, ast.Return) for body in bodies for node in ast.walk(ast.Module(body, [])))

    def _functions(self, name: str) -> list[ast.FunctionDef]:
        tree = tree_of(self.source)
        functions = [node for node in (tree.body if tree else []) if isinstance(node, ast.FunctionDef)]
        return [function for function in functions if function.name == name]


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


def without_magics(source: str) -> str:
    """The text of a cell with `pass` in place of IPython's magics."""
    return re.sub(r"^([ \t]*)[%!].*$", r"\1pass", source, flags=re.MULTILINE)


def tree_of(source: str) -> ast.Module | None:
    """The syntax tree, without IPython's magics; None where the text is no Python."""
    for text in (source, without_magics(source)):
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
    answer, rewritten = (own, _is_rewritten(text, nbgrader)) if is_answer else (None, False)
    return Cell(str(cell.get("cell_type")), text, frozenset(defined), labels, answer, number, rewritten)


def _is_rewritten(text: str, nbgrader: Mapping[str, Any]) -> bool:
    """Whether the checksum that nbgrader left in an answer's code cell is that of another text."""
    # In this order nbgrader adds up: text, type, whether it is graded, an answer, locked; its name.
    told = text, "code", "False", "True", "False", str(nbgrader.get("grade_id"))
    checksum = hashlib.md5("".join(told).encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()
    return isinstance(nbgrader.get("checksum"), str) and not nbgrader.get("grade") and nbgrader["checksum"] != checksum


def _text(number: int, source: Any) -> str:
    lines = [] if source is None else [source] if isinstance(source, str) else source
    if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
        raise DamagedError(f"the text of cell {number} is no text")
    return "".join(lines)


def _bound(body: Sequence[ast.AST]) -> set[str]:
    """The names that statements of a module give something to, those in its loops and conditions included."""
    found: set[str] = set()
    for node in body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            found.add(node.name)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            found |= {alias.asname or alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.Name):
            found |= {node.id} if isinstance(node.ctx, ast.Store) else set()
        elif not isinstance(node, (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)):
            found |= _bound(list(ast.iter_child_nodes(node)))
    return found


def _only_raises(body: Sequence[ast.stmt]) -> bool:
    """Whether a function stops with NotImplementedError before anything could come back."""
    for statement in body:
        if isinstance(statement, ast.Raise):
            return "NotImplementedError" in ast.dump(statement)
        if any(isinstance(node, (ast.Return, ast.Yield, ast.YieldFrom)) for node in ast.walk(statement)):
            return False
    return False
