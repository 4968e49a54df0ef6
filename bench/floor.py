"""The floor: the student's cells and the tests alone, in one warm process, without sandbox and nbgrader."""

from __future__ import annotations

import contextlib
import importlib
import io
import multiprocessing
import os
import time
import warnings
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from IPython.core.inputtransformer2 import TransformerManager
from school import KINDS, STUDENT_PYTHON, fill

from dynaq_grader import intake
from dynaq_grader.course.settings import settings
from dynaq_grader.grading import Assignment, load
from dynaq_grader.grading.assignment import label
from dynaq_grader.kit.settings import use

ROUNDS = 4
WARM = ("dynaq_grader.kit.registry", "matplotlib.pyplot", "dynaq_utils.checks", "dynaq_utils.explorer")


def measure(folder: Path) -> float:
    """Processor seconds a submission, mean over the class; every kind is run once before it counts."""
    course = fill(folder / "floor", len(KINDS))
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(_seconds, course).result()


def _seconds(course: Path) -> float:
    os.environ.update(MPLBACKEND="agg", NBGRADER_EXECUTION="autograde", DYNAQ_STUDENT_PYTHON=str(STUDENT_PYTHON))
    for name in WARM:
        importlib.import_module(name)
    warnings.simplefilter("ignore")
    assignment, judge = load(course, "dyna_q"), settings(course).judge
    notebooks = [
        intake.canonical(path.read_bytes(), assignment.release).notebook
        for path in sorted(course.glob("submitted/*/*/*.ipynb"))
    ]
    with use(judge):
        _run_all(notebooks, assignment)
        started = time.process_time()
        for _ in range(ROUNDS):
            _run_all(notebooks, assignment)
        return (time.process_time() - started) / ROUNDS / len(notebooks)


def _run_all(notebooks: list[Any], assignment: Assignment) -> None:
    for notebook in notebooks:
        namespace: dict[str, Any] = {"__name__": "__main__"}
        for cell in notebook.cells:
            if cell.cell_type == "code" and "results" not in cell.metadata.get("tags", []):
                _run_cell(assignment.tests.get(label(cell).get("grade_id", ""), cell.source), namespace)


def _run_cell(source: str, namespace: dict[str, Any]) -> None:
    nowhere = io.StringIO()
    # A check cell fails on a wrong answer, in a kernel too.
    with contextlib.suppress(AssertionError), contextlib.redirect_stdout(nowhere), contextlib.redirect_stderr(nowhere):
        exec(compile(TransformerManager().transform_cell(source), "<cell>", "exec"), namespace)
