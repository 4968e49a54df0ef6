"""Grades a canonical notebook: every test cell against a fresh worker that ran the student's cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from nbformat import NotebookNode

from ..calls import ENDINGS, StudentError
from ..config import Settings
from ..results import CellResult, RubricLine
from .assignment import Assignment, label
from .desk import Desk
from .examiner import OWN_SECONDS, Examination, examine


@dataclass(frozen=True)
class GradedCell:
    """A test cell's result, what it printed, its evidence for an appeal, and the time it took."""

    result: CellResult | None
    printed: str
    failure: str | None
    evidence: list[dict]
    cpu_seconds: float


def grade_notebook(
    canonical: NotebookNode, assignment: Assignment, settings: Settings, desk: Desk
) -> dict[str, GradedCell]:
    """Runs every test cell of an assignment on a student's cells.

    Args:
        canonical: The student's notebook as intake made it.
        assignment: Whose test texts are used; none of the notebook's own.
        settings: Limits and what the judge is told.
        desk: Where workers come from.

    Returns:
        One entry a test cell, by ``grade_id``, in order.
    """
    return {
        grade_id: _grade_cell(grade_id, list(cells_before(canonical, grade_id)), assignment, settings, desk)
        for grade_id in assignment.tests
    }


def cells_before(notebook: NotebookNode, grade_id: str) -> Iterator[str]:
    """Code that runs before a test cell: all but other test cells and cells tagged ``results``."""
    for cell in notebook.cells:
        if label(cell).get("grade_id") == grade_id:
            return
        graded_test = label(cell).get("grade") and not label(cell).get("solution")
        if cell.cell_type == "code" and not graded_test and "results" not in cell.metadata.get("tags", []):
            yield cell.source


def _grade_cell(grade_id: str, cells: list[str], assignment: Assignment, settings: Settings, desk: Desk) -> GradedCell:
    max_score = assignment.max_scores[grade_id]
    with desk.open() as session:

        def names() -> Mapping[str, object]:
            """The names that the instructor's answer cells define, each living in the worker."""
            for outcome in session.run_cells(cells):
                if outcome.error in ENDINGS:
                    raise StudentError(outcome.error)
            return session.functions(assignment.answer_names)

        patience = settings.limits.wall_seconds + OWN_SECONDS
        found = examine(assignment.tests[grade_id], names, max_score, settings.judge, patience)
    return _graded(found, max_score, session.cpu_seconds or 0.0)


def _graded(found: Examination, max_score: float, cpu_seconds: float) -> GradedCell:
    if found.score is None:
        return GradedCell(None, found.printed, found.failure, [], cpu_seconds)
    record = found.record
    result = CellResult(
        score=found.score,
        max_score=max_score,
        verdict=record["verdict"],
        mistake=record.get("mistake"),
        message=record.get("message", ""),
        notes=list(record.get("notes", [])),
        rubric=[RubricLine(**line) for line in record.get("rubric", [])],
    )
    return GradedCell(result, found.printed, None, list(record.get("evidence", [])), cpu_seconds)
