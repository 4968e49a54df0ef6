"""Grades what one student sent, from bytes to `Graded`; never raises for anything a student can do."""

from __future__ import annotations

import hashlib
import json
import platform
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from .. import intake
from ..base.result import SEVERAL_ANSWERS, CellResult, Graded, Judged, Repair, Result, status_after
from ..course.settings import Settings
from ..kit import registry
from . import newer_python
from .assignment import Assignment, calls_exercise, label
from .figures import draw
from .graded_cell import GradedCell
from .notebook import allowances, grade_notebook
from .warm_sandbox import warm_sandbox

OURS = Path(__file__).resolve().parents[1]
NOT_RECORDED = "Nothing was recorded; grade it again or by hand."
FOR_A_PERSON = "This cell has no automatic score; a person grades it."
BY_HAND = "Grade what has no score by hand."
ONE_OF_SEVERAL = "There was more than one answer to this exercise in the notebook. This one was graded.\n"
PACKAGES = ("dynaq-grader", "dynaq-utils", "nbgrader", "numpy", "scipy")


@dataclass(frozen=True)
class Submission:
    """What one student sent: the bytes of the notebook, or why they could not be read.

    Attributes:
        student: The student's id.
        data: The notebook file.
        refusal: Why there are no bytes, as a sentence, or None.
        use: Which candidate to take for a cell, by ``grade_id`` (``--use``).
        known_key: Key of the result that is kept from before, or None to grade in any case.
        known_limits: The limits that ended it, or None.
        repairs: What intake mended before, where the notebook comes from it already.
        ran_on: The version of Python that it found there, likewise.
        streams: Where random streams start.
        mode: How its tests run, where that is not as the assignment's do.
    """

    student: str
    data: bytes = b""
    refusal: str | None = None
    use: Mapping[str, int] = field(default_factory=dict)
    known_key: str | None = None
    known_limits: Mapping[str, float] | None = None
    repairs: tuple[Repair, ...] = ()
    ran_on: tuple[int, int] | None = None
    streams: int = 0
    mode: Judged | None = None


def grade_submission(submission: Submission, assignment: Assignment, settings: Settings) -> Graded | None:
    """Grades one submission in this process; None where its key is the known one, so that nothing can differ.

    A result that a limit ended can: it is graded again where a limit is larger now.

    Raises:
        sandbox.NoSandbox: No sandbox can be had; nothing was run.
    """
    started = time.monotonic()
    assignment = replace(assignment, mode=submission.mode or assignment.mode)
    if submission.refusal is not None:
        return refused(submission.refusal, assignment)
    try:
        taken = intake.canonical(submission.data, assignment.release, submission.use, settings.intake)
    except intake.Refused as refusal:
        return refused(str(refusal), assignment)
    ran_on = submission.ran_on or taken.ran_on
    key = result_key(taken.notebook, assignment, settings, ran_on)
    limits = limits_of(settings)
    if key == submission.known_key and not _are_larger(limits, submission.known_limits):
        return None
    repairs = [*submission.repairs, *taken.repairs]
    if settings.figures:
        draw(taken.notebook, settings)  # before a hidden input exists that a picture could carry
    warm = warm_sandbox(settings, assignment.files)
    allowed = allowances(assignment, settings, warm)
    cells = grade_notebook(taken.notebook, assignment, settings, warm, allowed, submission.streams)
    failures = [f"{grade_id}: {cell.failure}" for grade_id, cell in cells.items() if cell.failure]
    kept = all(cell.lasting for cell in cells.values() if cell.failure)
    results = {
        grade_id: cell.result or _no_score(cell, assignment, grade_id)
        for grade_id, cell in cells.items()
        if cell.result is not None or kept
    }
    failed = bool(failures)
    result = Result(
        status="failed" if failed else status_after(repairs),
        score=None if failed else sum(cell.score or 0.0 for cell in results.values()),
        max_score=assignment.max_score,
        wall_seconds=round(time.monotonic() - started, 4),
        cpu_seconds=round(sum(cell.cpu_seconds for cell in cells.values()), 4),
        key=key,
        reason=" ".join([*failures, BY_HAND if kept else NOT_RECORDED]) if failed else None,
        repairs=repairs,
        cells=results,
        limits=limits if any(cell.limited for cell in cells.values()) else None,
    )
    if not kept:
        return Graded(result, None)
    if reason := newer_python.refusal(result, taken.notebook, ran_on, warm):
        return Graded(replace(result, status="refused", score=None, reason=reason, cells={}), None)
    return Graded(result, _with_outputs(taken.notebook, cells, repairs))


def limits_of(settings: Settings) -> dict[str, float]:
    """The limits that a course sets, by name."""
    return {**asdict(settings.limits), "times_solution": settings.times_solution}


def _are_larger(limits: Mapping[str, float], before: Mapping[str, float] | None) -> bool:
    """Whether one is larger than it was when a limit ended student code."""
    return before is not None and any(limits[name] > before.get(name, 0.0) for name in limits)


@cache
def versions() -> dict[str, str]:
    """Versions that a result depends on."""
    return {"python": platform.python_version(), **{name: version(name) for name in PACKAGES}}


@cache
def student_environment(student_python: Path) -> list[str]:
    """What the student environment holds: interpreter, packages with their versions, our own files by their hashes."""
    environment = student_python.parents[1]
    configuration = environment / "pyvenv.cfg"
    lines = configuration.read_text(encoding="utf-8").splitlines() if configuration.is_file() else []
    packages = sorted(environment.glob("lib*/python*/site-packages/*.dist-info"))
    records = [path / "RECORD" for path in packages if path.name.startswith("dynaq_utils-")]
    own = [line for path in records for line in path.read_text().splitlines() if line.startswith("dynaq_utils/")]
    return [*(line for line in lines if line.startswith("version")), *(path.stem for path in packages), *own]


@cache
def own_code() -> str:
    """Hash of the grader's own modules and data: its version number stays while it is worked on."""
    files = sorted(path for path in OURS.rglob("*") if path.suffix in (".py", ".toml"))
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()


def result_key(
    canonical: NotebookNode, assignment: Assignment, settings: Settings, ran_on: tuple[int, int] | None = None
) -> str:
    """Hash of everything that decides a result: canonical notebook, tests, settings, both environments' versions."""
    parts = {
        "cells": [[cell.cell_type, cell.source, label(cell)] for cell in canonical.cells],
        "ran_on": ran_on,
        "tests": assignment.tests,
        "given": [asdict(cell) for cell in assignment.cells],
        "unjudged": assignment.unjudged,
        "random": assignment.random,
        "mode": assignment.mode,
        "files": [[name, hashlib.sha256(data).hexdigest()] for name, data in assignment.files],
        "judge": asdict(settings.judge),
        "exercises": [[one.exercise.name, one.distribution, one.version] for one in registry.all_provided()],
        "figures": settings.figures,
        "unsafe": settings.unsafe,
        "versions": versions(),
        "grader": own_code(),
        "packages": settings.packages,
        "student_environment": student_environment(settings.student_python),
    }
    return hashlib.sha256(json.dumps(parts, sort_keys=True, default=str).encode()).hexdigest()


def _no_score(cell: GradedCell, assignment: Assignment, grade_id: str) -> CellResult:
    """The result of a test cell that a person has to grade."""
    judged = "apart" if calls_exercise(assignment.tests[grade_id]) else assignment.mode
    return CellResult(None, assignment.max_scores[grade_id], "error", message=cell.failure or "", judged=judged)


def refused(reason: str, assignment: Assignment) -> Graded:
    """The result of what intake does not take."""
    key = hashlib.sha256(reason.encode()).hexdigest()
    return Graded(Result("refused", None, assignment.max_score, 0.0, 0.0, key, reason), None)


def _with_outputs(canonical: NotebookNode, cells: dict[str, GradedCell], repairs: Sequence[Repair]) -> bytes:
    """The notebook that nbgrader keeps: each test cell shows what its test printed and the points as its value.

    An answer cell that was one of several says so.
    """
    several = {repair.cell for repair in repairs if repair.code == SEVERAL_ANSWERS}
    for cell in canonical.cells:
        if label(cell).get("grade_id") in several and cell.cell_type == "code":
            cell.outputs = [nbformat.v4.new_output("stream", name="stdout", text=ONE_OF_SEVERAL)]
        graded = cells.get(label(cell).get("grade_id", ""))
        if graded is not None:
            cell.outputs = _outputs(graded)
            cell.execution_count = 1
    return nbformat.writes(canonical).encode() + b"\n"


def _outputs(graded: GradedCell) -> list[NotebookNode]:
    if graded.result is None:
        # nbgrader gives full marks to a test cell without output; an error, which no page shows, is 0 until it is
        # marked for a person.
        told = nbformat.v4.new_output("stream", name="stdout", text=f"{FOR_A_PERSON}\n")
        return [told, nbformat.v4.new_output("error", ename="NotGraded", evalue=FOR_A_PERSON, traceback=[])]
    value = nbformat.v4.new_output("execute_result", {"text/plain": repr(graded.result.score)}, execution_count=1)
    if not graded.printed:
        return [value]
    return [nbformat.v4.new_output("stream", name="stdout", text=graded.printed), value]
