"""Grades test cells in one process with the student's code, as stock nbgrader does, inside the sandbox.

Only where the instructor says so for an assignment: whatever runs beside a test can forge what it finds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_output

from ..base.result import NOT_APART, CellResult, Verdict
from ..workers.calls import ENDINGS
from ..workers.session import LIMITS
from ..workers.shell_cells import ShellCell, run_in_shell
from .allowances import Spent
from .assertion_messages import readable_message
from .assignment import Assignment, calls_exercise, is_test, label
from .examiner import STOPPED
from .graded_cell import GradedCell
from .run_evidence import run_evidence
from .warm_sandbox import WarmSandbox

REFUSED = {
    "commands": "runs a command of the system (`!`), which grading never runs",
    "files": "writes a file, which needs bubblewrap and a place in the assignment's folder",
    "network": "uses the network, which no sandbox gives",
    "processes": "starts another program, which no sandbox gives",
    "other": "does what the sandbox refuses",
}
NO_MODULE = re.compile(r"No module named '([A-Za-z_][\w.]{0,60})'")
LACKING = (
    " A cell before it imports `{module}`, which the student environment does not have. It is named in "
    "c.DynaQ.packages, and `dynaq student-environment` installs it."
)


@dataclass(frozen=True)
class _Ran:
    cell: ShellCell
    source: str
    lacking: str | None
    """A module that a cell of the instructor's imported in vain."""


def grade_together(
    canonical: NotebookNode, assignment: Assignment, warm: WarmSandbox, cpu_seconds: float, streams: int = 0
) -> dict[str, GradedCell]:
    """Runs the notebook's cells in its order, those tests aside that are judged apart.

    Args:
        canonical: The student's notebook as intake made it.
        assignment: Whose test texts are used; none of the notebook's own.
        warm: Where workers come from.
        cpu_seconds: Processor time of the whole notebook.
        streams: Where random streams start.

    Returns:
        One entry a test cell that was run, by ``grade_id``, in order.
    """
    with warm.open(cpu_seconds) as session:
        ran = _run(canonical, assignment, partial(run_in_shell, session, files=warm.files, streams=streams))
    spent = (session.cpu_seconds or 0.0) / max(1, len(ran))
    return {grade_id: _graded(grade_id, one, assignment, spent) for grade_id, one in ran.items()}


def _run(canonical: NotebookNode, assignment: Assignment, run: Callable[[str], ShellCell]) -> dict[str, _Ran]:
    left = {grade_id for grade_id, test in assignment.tests.items() if not calls_exercise(test)}
    ran: dict[str, _Ran] = {}
    lacking = None
    for cell in canonical.cells:
        if cell.cell_type != "code" or not left:
            continue
        grade_id = label(cell).get("grade_id", "")
        if is_test(cell) and grade_id not in left:
            continue
        source = assignment.tests[grade_id] if is_test(cell) else cell.source
        found = run(source)
        missing = NO_MODULE.match(found.message)
        if missing and label(cell).get("locked") and found.error == "ModuleNotFoundError":
            lacking = lacking or missing[1]
        if grade_id in left:
            left.remove(grade_id)
            ran[grade_id] = _Ran(found, source, lacking)
    return {grade_id: ran[grade_id] for grade_id in assignment.tests if grade_id in ran}


def _graded(grade_id: str, ran: _Ran, assignment: Assignment, cpu_seconds: float) -> GradedCell:
    message, spent = _message(ran.cell, assignment), Spent(cpu_seconds, cpu_seconds)
    if ran.lacking and ran.cell.error:
        message += LACKING.format(module=ran.lacking)
    printed, evidence = "".join(f"{line}\n" for line in (message, f"({NOT_APART})") if line), [_evidence(ran)]
    reason = assignment.unjudged.get(grade_id) or _why_not(ran)
    if reason is None:
        try:
            result = _result(ran.cell, message, assignment, grade_id)
            return GradedCell(result, printed, None, evidence, cpu_seconds, spent, limited=ran.cell.error in LIMITS)
        except (ValueError, KeyError):
            reason = "The test gave more points than the cell has, or none that can be read."
    return GradedCell(None, printed, reason, evidence, cpu_seconds, spent, lasting=True)


def _why_not(ran: _Ran) -> str | None:
    """Why there is no score, as a sentence."""
    for what in ran.cell.refused:
        return f"The test, or a cell before it, {REFUSED[what]}."
    return None


def _result(cell: ShellCell, message: str, assignment: Assignment, grade_id: str) -> CellResult:
    """The result by nbgrader's own rule.

    Raises:
        ValueError: The test gave more points than the cell has.
        KeyError: The value that it ended in has no text.
    """
    from nbgrader.utils import determine_grade  # here, since who grades apart does without nbgrader

    worth = assignment.max_scores[grade_id]
    output = new_code_cell(metadata={"nbgrader": {"grade": True, "solution": False, "points": worth}})
    if cell.error is not None:
        output.outputs = [new_output("error", ename=cell.error, evalue="", traceback=[])]
    elif cell.value is not None:
        output.outputs = [new_output("execute_result", {"text/plain": cell.value}, execution_count=1)]
    score = float(determine_grade(output)[0])
    verdict: Verdict = "wrong" if cell.error is not None else "correct" if score == worth else "partial"
    mistake = "too-slow" if cell.error == "TimeLimit" else None
    if verdict == "partial" and not score:
        verdict = "wrong"
    return CellResult(score, worth, verdict, mistake, message, judged="together")


def _message(cell: ShellCell, assignment: Assignment) -> str:
    """What a student is told: a message of the instructor's own, and of other errors the name alone."""
    if cell.error is None:
        return ""
    if cell.error in ENDINGS:
        return STOPPED[cell.error]
    if cell.error == "AssertionError":
        texts = (one.source for one in assignment.cells if one.kind != "answer")
        return readable_message(cell.message, texts) or "A check of the test does not hold for your answer."
    return f"The test met {cell.error}."


def _evidence(ran: _Ran) -> Mapping[str, object]:
    look = "the test, run together with the student's code"
    exception = None if ran.cell.error is None else f"{ran.cell.error}: {ran.cell.message}"
    return run_evidence(look, ran.source, ran.cell.line, exception, ran.cell.value, ran.cell.printed)
