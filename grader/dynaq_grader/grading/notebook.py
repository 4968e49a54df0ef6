"""Grades a canonical notebook: every test cell against a fresh worker that ran the student's cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from nbformat import NotebookNode

from ..base.result import CellResult, RubricLine
from ..course.settings import Settings
from ..kit.stopped import Stopped
from ..workers.calls import ENDINGS, StudentError
from ..workers.session import CellOutcome, Session
from .apart import names_for
from .assignment import Assignment, calls_exercise, defined_names, is_test, label, solved
from .code_names import as_python
from .examiner import OWN_SECONDS, Examination, examine
from .graded_cell import GradedCell, noted
from .plain_stand_in import Notes
from .streams import seeding
from .together import grade_together
from .warm_sandbox import WarmSandbox

LEFT_OUT = {
    "TimeLimit": "used up the processor time that is allowed",
    "MemoryLimit": "asked for more memory than is allowed",
    "Died": "ended their own process",
}
"""What cells of a student's own did that stand before a test which was then run without them."""
WHOLE = "the whole notebook"
"""Whose processor time is meant where the cells are not judged one by one."""
LACKING = "Your notebook imports {packages}, which grading does not have. What does not use it counts all the same."


def grade_notebook(
    canonical: NotebookNode, assignment: Assignment, settings: Settings, warm: WarmSandbox, streams: int = 0
) -> dict[str, GradedCell]:
    """Runs every test cell of an assignment on a student's cells.

    Args:
        canonical: The student's notebook as intake made it.
        assignment: Whose test texts are used; none of the notebook's own.
        settings: Limits and what the judge is told.
        warm: Where workers come from.
        streams: Where random streams start in tests that call no exercise.

    Returns:
        One entry a test cell, by ``grade_id``, in order.
    """
    allowed = _allowed_seconds(assignment, settings, warm)
    together: dict[str, GradedCell] = {}
    if assignment.mode == "together":
        together = grade_together(canonical, assignment, warm, allowed[WHOLE], streams)
    cells = {
        grade_id: together.get(grade_id)
        or _grade_cell(grade_id, canonical, assignment, settings, warm, allowed[grade_id], streams)
        for grade_id in assignment.tests
    }
    return {name: noted(cell) if name in assignment.random else cell for name, cell in cells.items()}


def _allowed_seconds(assignment: Assignment, settings: Settings, warm: WarmSandbox) -> dict[str, float]:
    """Processor seconds for each test cell, from what the solution took in this process, where it is asked first."""
    least, times = settings.limits.cpu_seconds, settings.times_solution
    if not times:
        return dict.fromkeys([WHOLE, *assignment.tests], least)
    key = f"{assignment.mode} {assignment.tests_sha256} {sorted(assignment.solution.items())} {settings.judge.full_run}"
    if key not in warm.measured:
        notebook, patient = solved(assignment), least * times
        together: dict[str, GradedCell] = {}
        if assignment.mode == "together":
            together = grade_together(notebook, assignment, warm, patient)
        warm.measured[key] = {WHOLE: sum(cell.cpu_seconds for cell in together.values())} | {
            grade_id: _grade_cell(grade_id, notebook, assignment, settings, warm, patient).cpu_seconds
            for grade_id in assignment.tests
            if grade_id not in together
        }
        warm.measured[key] |= dict.fromkeys(together, 0.0)
    return {grade_id: max(least, times * seconds) for grade_id, seconds in warm.measured[key].items()}


def cells_before(notebook: NotebookNode, grade_id: str) -> Iterator[str]:
    """Code that runs before a test cell: all but other test cells and cells tagged ``results``."""
    return (cell.source for cell in _before(notebook, grade_id))


def _before(notebook: NotebookNode, grade_id: str) -> Iterator[NotebookNode]:
    for cell in notebook.cells:
        if label(cell).get("grade_id") == grade_id:
            return
        if cell.cell_type == "code" and not is_test(cell) and "results" not in cell.metadata.get("tags", []):
            yield cell


def _grade_cell(
    grade_id: str,
    notebook: NotebookNode,
    assignment: Assignment,
    settings: Settings,
    warm: WarmSandbox,
    cpu_seconds: float,
    streams: int = 0,
) -> GradedCell:
    if grade_id in assignment.unjudged:
        return GradedCell(None, "", assignment.unjudged[grade_id], [], 0.0, lasting=True)
    max_score, test = assignment.max_scores[grade_id], assignment.tests[grade_id]
    exercise = calls_exercise(test)
    cells = list(_before(notebook, grade_id))
    with warm.open(cpu_seconds) as session:

        def names() -> Mapping[str, object]:
            """The names that the instructor's answer cells define, each living in the worker."""
            if not exercise:
                session.run_cells([seeding(streams)])
                exec(seeding(streams), {})
            worker, outcomes = _run(session, cells)
            _tell_of_lacking(outcomes)
            if not exercise:
                return names_for(grade_id, assignment, [cell.source for cell in cells], worker, Notes())
            return _stopped(outcomes, assignment) | _defined(worker, assignment)

        patience = settings.limits.with_cpu(cpu_seconds).wall_seconds + OWN_SECONDS
        found = examine(test if exercise else as_python(test), names, max_score, settings.judge, patience)
    return _graded(found, max_score, session.cpu_seconds or 0.0)


def _tell_of_lacking(outcomes: Mapping[str, CellOutcome]) -> None:
    lacking = next((outcome.lacking for outcome in reversed([*outcomes.values()]) if outcome.lacking), ())
    if lacking:
        print(LACKING.format(packages=", ".join(lacking)))


def _run(session: Session, cells: list[NotebookNode]) -> tuple[Session, dict[str, CellOutcome]]:
    """Runs the cells; where they end their worker, those of the student's own are left out in another one.

    Returns:
        The worker that stands behind the functions, and what came of each cell by its ``grade_id``, of those without
        one the last.

    Raises:
        StudentError: The rest ends its worker, too.
    """
    outcomes = _outcomes(session, cells)
    ending = _ending(outcomes)
    if ending is not None:
        given = [cell for cell in cells if label(cell).get("grade_id")]
        session = session.another()
        outcomes = _outcomes(session, given)
        if again := _ending(outcomes):
            raise StudentError(again)
        cells = given
        print(f"Cells of your own {LEFT_OUT[ending]}, so this test ran without them. Your answer is what counts.")
    return session, {label(cell).get("grade_id", ""): found for cell, found in zip(cells, outcomes, strict=True)}


def _outcomes(session: Session, cells: Sequence[NotebookNode]) -> list[CellOutcome]:
    locked = {at for at, cell in enumerate(cells) if label(cell).get("locked") and not label(cell).get("solution")}
    return session.run_cells([cell.source for cell in cells], locked=locked)


def _ending(outcomes: Sequence[CellOutcome]) -> str | None:
    """What ended the worker, if anything did."""
    return next((outcome.error for outcome in outcomes if outcome.error in ENDINGS), None)


def _defined(worker: Session, assignment: Assignment) -> dict[str, object]:
    """The functions that are there."""
    functions = worker.functions(assignment.answer_names)
    return {name: function for name, function in functions.items() if function is not None}


def _stopped(outcomes: Mapping[str, CellOutcome], assignment: Assignment) -> dict[str, object]:
    """What stands for each name that nothing has defined: None, or what ended the cell that should have."""
    names: dict[str, object] = dict.fromkeys(assignment.answer_names)
    for grade_id, solution in assignment.solution.items():
        outcome = outcomes.get(grade_id)
        if outcome is not None and outcome.error is not None:
            stopped = Stopped(grade_id, outcome.error, outcome.line, outcome.lacking)
            names |= dict.fromkeys(defined_names(solution), stopped)
    return names


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
