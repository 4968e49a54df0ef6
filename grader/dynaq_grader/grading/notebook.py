"""Grades a canonical notebook: every test cell against a fresh worker that ran the student's cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from nbformat import NotebookNode

from ..base.result import CellResult, RubricLine
from ..course.settings import Settings
from ..kit.settings import Allowance
from ..kit.stopped import Stopped
from ..workers.calls import ENDINGS, StudentError
from ..workers.session import CellOutcome, Session
from .allowances import Spent, scaled, unscaled, while_measured
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
LACKING = "Your notebook imports {packages}, which grading does not have. What does not use it counts all the same."


def grade_notebook(
    canonical: NotebookNode,
    assignment: Assignment,
    settings: Settings,
    warm: WarmSandbox,
    allowed: Mapping[str, Allowance],
    streams: int = 0,
) -> dict[str, GradedCell]:
    """Runs every test cell of an assignment on a student's cells.

    Args:
        canonical: The student's notebook as intake made it.
        assignment: Whose test texts are used; none of the notebook's own.
        settings: Limits and what the judge is told.
        warm: Where workers come from.
        allowed: Processor time of each test cell (`allowances`).
        streams: Where random streams start in tests that call no exercise.

    Returns:
        One entry a test cell, by ``grade_id``, in order.
    """
    together: dict[str, GradedCell] = {}
    own = [grade_id for grade_id, test in assignment.tests.items() if not calls_exercise(test)]
    if assignment.mode == "together" and own:
        seconds = sum(allowed[grade_id].question_seconds for grade_id in own)
        together = grade_together(canonical, assignment, warm, seconds, streams)
    cells = {
        grade_id: together.get(grade_id)
        or _grade_cell(grade_id, canonical, assignment, settings, warm, allowed[grade_id], streams)
        for grade_id in assignment.tests
    }
    return {name: noted(cell) if name in assignment.random else cell for name, cell in cells.items()}


def allowances(assignment: Assignment, settings: Settings, warm: WarmSandbox) -> dict[str, Allowance]:
    """Processor time of each test cell, from what the solution took in this process, where it is asked first."""
    if not settings.times_solution:
        return dict.fromkeys(assignment.tests, unscaled(settings))
    key = f"{assignment.mode} {assignment.tests_sha256} {sorted(assignment.solution.items())} {settings.judge.full_run}"
    if key not in warm.measured:
        allowed = dict.fromkeys(assignment.tests, while_measured(settings))
        found = grade_notebook(solved(assignment), assignment, settings, warm, allowed)
        warm.measured[key] = {grade_id: cell.spent for grade_id, cell in found.items()}
    return {grade_id: scaled(settings, spent) for grade_id, spent in warm.measured[key].items()}


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
    allowed: Allowance,
    streams: int = 0,
) -> GradedCell:
    if grade_id in assignment.unjudged:
        return GradedCell(None, "", assignment.unjudged[grade_id], [], 0.0, Spent(0.0, 0.0), lasting=True)
    max_score, test = assignment.max_scores[grade_id], assignment.tests[grade_id]
    exercise = calls_exercise(test)
    cells = list(_before(notebook, grade_id))
    judge = replace(settings.judge, allowance=allowed)
    with warm.open(allowed.question_seconds) as session:

        def names() -> Mapping[str, object]:
            """The names that the instructor's answer cells define, each living in the worker."""
            if not exercise:
                session.run_cells([seeding(streams)])
                exec(seeding(streams), {})
            worker, outcomes = _run(session, cells)
            lacking = next((outcome.lacking for outcome in reversed([*outcomes.values()]) if outcome.lacking), ())
            if lacking:
                print(LACKING.format(packages=", ".join(lacking)))
            if not exercise:
                return names_for(grade_id, assignment, [cell.source for cell in cells], worker, Notes())
            return _stopped(outcomes, assignment, worker.lacking) | _defined(worker, assignment)

        text, seconds = test if exercise else as_python(test), patience(settings, allowed)
        found = examine(text, names, max_score, judge, seconds, lambda: session.limited)
    return _graded(found, max_score, session.cpu_seconds or 0.0)


def patience(settings: Settings, allowed: Allowance) -> float:
    """Wall seconds after which a test has failed: by then student code has long been ended."""
    both = (allowed.question_seconds, allowed.run_seconds)
    return sum(settings.limits.with_cpu(seconds).wall_seconds for seconds in both) + OWN_SECONDS


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


def _stopped(outcomes: Mapping[str, CellOutcome], assignment: Assignment, lacking: Sequence[str]) -> dict[str, object]:
    """What stands for each name that nothing has defined: None, or what ended the cell that should have."""
    names: dict[str, object] = dict.fromkeys(assignment.answer_names)
    for grade_id, solution in assignment.solution.items():
        outcome = outcomes.get(grade_id)
        if outcome is not None and outcome.error is not None:
            used = tuple(package for package in outcome.lacking if package in lacking)
            stopped = Stopped(grade_id, outcome.error, outcome.line, used)
            names |= dict.fromkeys(defined_names(solution), stopped)
    return names


def _graded(found: Examination, max_score: float, cpu_seconds: float) -> GradedCell:
    if found.score is None:
        whole = Spent(cpu_seconds, cpu_seconds)
        return GradedCell(None, found.printed, found.failure, [], cpu_seconds, whole, found.lasting)
    record = found.record
    spent = record.get("spent") or {"questions": cpu_seconds, "run": cpu_seconds}
    result = CellResult(
        score=found.score,
        max_score=max_score,
        verdict=record["verdict"],
        mistake=record.get("mistake"),
        message=record.get("message", ""),
        notes=list(record.get("notes", [])),
        rubric=[RubricLine(**line) for line in record.get("rubric", [])],
        long_run=record.get("length"),
    )
    evidence = list(record.get("evidence", []))
    return GradedCell(result, found.printed, None, evidence, cpu_seconds, Spent(**spent), limited=found.limited)
