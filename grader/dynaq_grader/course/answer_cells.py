"""The answer cell of an exercise in the course's source notebooks: the solution in it, and the stub students get."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode, from_dict
from nbgrader.preprocessors import ClearSolutions

from .build import read
from .settings import load

DEFINING = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef)


@dataclass(frozen=True)
class AnswerCell:
    """An answer cell as the instructor wrote it.

    Attributes:
        path: The source notebook.
        before: Texts of the cells before it that only import and define.
        solution: Its text.
        stub: What students get in its place.
    """

    path: Path
    before: tuple[str, ...]
    solution: str
    stub: str


def find(course: Path, exercise: str) -> AnswerCell | None:
    """The first answer cell of that name; None where no source notebook has one.

    Raises:
        CourseError: A notebook or the configuration cannot be read.
    """
    for path in sorted((course / "source").glob("*/*.ipynb")):
        cells = read(path).cells
        for place, cell in enumerate(cells):
            if _is_answer(cell, exercise):
                return AnswerCell(path, _defining(cells[:place]), cell.source, _stub(course, cell))
    return None


def stubs(course: Path, path: Path) -> list[str]:
    """What students get in place of each solution of a source notebook.

    Raises:
        CourseError: The notebook or the configuration cannot be read.
    """
    return [_stub(course, cell) for cell in read(path).cells if _is_solution(cell)]


def _is_answer(cell: NotebookNode, exercise: str) -> bool:
    return _is_solution(cell) and bool(cell.metadata["nbgrader"].get("grade_id") == exercise)


def _is_solution(cell: NotebookNode) -> bool:
    return bool(cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("solution"))


def _stub(course: Path, cell: NotebookNode) -> str:
    cleared, _ = ClearSolutions(config=load(course)).preprocess_cell(
        from_dict(cell), {"language": "python", "metadata": {}}, 0
    )
    return str(cleared.source)


def _defining(cells: Sequence[NotebookNode]) -> tuple[str, ...]:
    return tuple(cell.source for cell in cells if cell.cell_type == "code" and _only_defines(cell.source))


def _only_defines(source: str) -> bool:
    try:
        return all(isinstance(statement, DEFINING) for statement in ast.parse(source).body)
    except SyntaxError:
        return False
