"""The instructor's cells of an assignment, hidden tests included, as nbgrader's gradebook has them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode
from nbgrader import utils

from ..course.build import source_notebooks
from ..course.prepared import prepared


@dataclass(frozen=True)
class InstructorCell:
    """A cell that nbgrader knows by its ``grade_id``: its type, text, checksum, points if it has any, and its kinds."""

    cell_type: str
    source: str
    checksum: str | None
    points: float | None
    kinds: frozenset[str] = frozenset()


KINDS = {"grade": utils.is_grade, "solution": utils.is_solution, "task": utils.is_task}
"""What nbgrader keeps rows of, besides the text."""


def instructor_cells(course: Path, assignment: str) -> dict[tuple[str, str], InstructorCell]:
    """What ``source/`` says of each cell, by notebook and ``grade_id``.

    Raises:
        CourseError: The assignment has no readable source notebook.
    """
    return {
        (path.stem, cell.metadata.nbgrader.grade_id): _master(cell)
        for path in source_notebooks(course, assignment)
        for cell in prepared(course, assignment, path).cells
        if utils.is_grade(cell) or utils.is_solution(cell) or utils.is_locked(cell) or utils.is_task(cell)
    }


def _master(cell: NotebookNode) -> InstructorCell:
    label = cell.metadata.nbgrader
    counts = utils.is_grade(cell) or utils.is_task(cell)
    points = float(label.points) if counts else None
    kinds = frozenset(name for name, is_one in KINDS.items() if is_one(cell))
    return InstructorCell(cell.cell_type, cell.source, label.get("checksum"), points, kinds)
