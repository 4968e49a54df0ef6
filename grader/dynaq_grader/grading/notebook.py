"""Grades a canonical notebook: every test cell against a fresh worker that ran the student's cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from nbformat import NotebookNode

from ..base.result import CellResult, RubricLine
from ..course.settings import Settings
from ..workers.calls import ENDINGS, StudentError
from ..workers.session import Session
from .apart import names_for
from .assignment import Assignment, calls_exercise, defined_names, label
from .code_names import as_python
from .examiner import OWN_SECONDS, Examination, examine
from .plain_stand_in import Notes
from .warm_sandbox import WarmSandbox

LEFT_OUT = {
    "TimeLimit": "used up the processor time that is allowed",
    "MemoryLimit": "asked for more memory than is allowed",
    "Died": "ended their own process",
}
"""What cells of a student's own did that stand before a test which was then run without them."""

IMPORTS = ("ImportError", "ModuleNotFoundError")
IMPORTABLE = " Grading has numpy, scipy and matplotlib to import."


AUTOTEST = re.compile(r"^\s*### (HASHED )?AUTOTEST\b", re.MULTILINE)
IS_AUTOTEST = "The cell is an autotest of nbgrader's, whose checks stand in the gradebook only; grade it by hand."


@dataclass(frozen=True)
class GradedCell:
    """A test cell's result, what it printed, its evidence for an appeal, and the time it took.

    Where there is no result, `failure` says why, and `lasting` whether another run would say the same.
    """

    result: CellResult | None
    printed: str
    failure: str | None
    evidence: list[dict]
    cpu_seconds: float
    lasting: bool = False


def grade_notebook(
    canonical: NotebookNode, assignment: Assignment, settings: Settings, warm: WarmSandbox
) -> dict[str, GradedCell]:
    """Runs every test cell of an assignment on a student's cells.

    Args:
        canonical: The student's notebook as intake made it.
        assignment: Whose test texts are used; none of the notebook's own.
        settings: Limits and what the judge is told.
        warm: Where workers come from.

    Returns:
        One entry a test cell, by ``grade_id``, in order.
    """
    return {
        grade_id: _grade_cell(grade_id, list(_before(canonical, grade_id)), assignment, settings, warm)
        for grade_id in assignment.tests
    }


def cells_before(notebook: NotebookNode, grade_id: str) -> Iterator[str]:
    """Code that runs before a test cell: all but other test cells and cells tagged ``results``."""
    return (cell.source for cell in _before(notebook, grade_id))


def _before(notebook: NotebookNode, grade_id: str) -> Iterator[NotebookNode]:
    for cell in notebook.cells:
        if label(cell).get("grade_id") == grade_id:
            return
        graded_test = label(cell).get("grade") and not label(cell).get("solution")
        if cell.cell_type == "code" and not graded_test and "results" not in cell.metadata.get("tags", []):
            yield cell


def _grade_cell(
    grade_id: str, cells: list[NotebookNode], assignment: Assignment, settings: Settings, warm: WarmSandbox
) -> GradedCell:
    if grade_id in assignment.unjudged:
        return GradedCell(None, "", assignment.unjudged[grade_id], [], 0.0, lasting=True)
    max_score, test = assignment.max_scores[grade_id], assignment.tests[grade_id]
    if AUTOTEST.search(test):
        return GradedCell(None, "", IS_AUTOTEST, [], 0.0, lasting=True)
    exercise = calls_exercise(test)
    with warm.open() as session:

        def names() -> Mapping[str, object]:
            """The names that the instructor's answer cells define, each living in the worker."""
            worker, errors = _run(session, cells)
            if not exercise:
                return names_for(grade_id, assignment, [cell.source for cell in cells], worker, Notes())
            functions = worker.functions(assignment.answer_names)
            _tell_of_stopped(errors, assignment, {name for name, function in functions.items() if function is None})
            return functions

        patience = settings.limits.wall_seconds + OWN_SECONDS
        found = examine(test if exercise else as_python(test), names, max_score, settings.judge, patience)
    return _graded(found, max_score, session.cpu_seconds or 0.0)


def _run(session: Session, cells: list[NotebookNode]) -> tuple[Session, dict[str, str | None]]:
    """Runs the cells; where they end their worker, those of the student's own are left out in another one.

    Returns:
        The worker that stands behind the functions, and the error of each cell that has a ``grade_id``.

    Raises:
        StudentError: The rest ends its worker, too.
    """
    errors = _errors(session, cells)
    ending = _ending(errors)
    if ending is not None:
        given = [cell for cell in cells if label(cell).get("grade_id")]
        session = session.another()
        errors = _errors(session, given)
        if again := _ending(errors):
            raise StudentError(again)
        cells = given
        print(f"Cells of your own {LEFT_OUT[ending]}, so this test ran without them. Your answer is what counts.")
    return session, {label(cell).get("grade_id", ""): error for cell, error in zip(cells, errors, strict=True)}


def _errors(session: Session, cells: Sequence[NotebookNode]) -> list[str | None]:
    return [outcome.error for outcome in session.run_cells([cell.source for cell in cells])]


def _ending(errors: Sequence[str | None]) -> str | None:
    """What ended the worker, if anything did."""
    return next((error for error in errors if error in ENDINGS), None)


def _tell_of_stopped(errors: Mapping[str, str | None], assignment: Assignment, missing: set[str]) -> None:
    """Says which answer cell stopped before it had defined what is now called missing."""
    for grade_id, solution in assignment.solution.items():
        error = errors.get(grade_id)
        if error is not None and missing.intersection(defined_names(solution)):
            print(f"Your cell {grade_id} stopped with {error}.{IMPORTABLE if error in IMPORTS else ''}")


def _graded(found: Examination, max_score: float, cpu_seconds: float) -> GradedCell:
    if found.score is None:
        return GradedCell(None, found.printed, found.failure, [], cpu_seconds, found.lasting)
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
