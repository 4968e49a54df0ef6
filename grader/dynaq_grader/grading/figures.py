"""Text and pictures of a student's own cells, for the feedback: run apart, in a worker that never sees a test."""

from __future__ import annotations

import base64
from dataclasses import replace
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_output

from ..course.settings import Settings
from .assignment import label
from .warm_sandbox import warm_sandbox

LONGER = 12
"""The long runs and plots of a notebook may take this many times the processor time of a test."""


def draw(canonical: NotebookNode, settings: Settings) -> None:
    """Runs all cells but the tests, long runs and plots included, and puts their outputs into the notebook.

    Outputs are plain text and PNG, capped and cleaned; a cell that stops shows the name of its error.
    """
    limits = replace(settings.limits, cpu_seconds=LONGER * settings.limits.cpu_seconds)
    own = [cell for cell in canonical.cells if cell.cell_type == "code" and not _is_test(cell)]
    with warm_sandbox(replace(settings, limits=limits)).open() as session:
        outcomes = session.run_cells([cell.source for cell in own], capture=True)
    for count, (cell, outcome) in enumerate(zip(own, outcomes, strict=True), start=1):
        cell.execution_count = count
        cell.outputs = [_output(kind, content) for kind, content in outcome.outputs]
        if outcome.error is not None:
            cell.outputs.append(new_output("error", ename=outcome.error, evalue="", traceback=[outcome.error]))


def _is_test(cell: NotebookNode) -> bool:
    return bool(label(cell).get("grade") and not label(cell).get("solution"))


def _output(kind: str, content: Any) -> NotebookNode:
    if kind == "text":
        return new_output("stream", name="stdout", text=content)
    data = {"image/png": base64.b64encode(content).decode(), "text/plain": "a picture of the student's own cell"}
    return new_output("display_data", data)
