"""Whether an answer lost points only because grading has an older Python than the student had."""

from __future__ import annotations

from nbformat import NotebookNode

from ..base.result import Result
from ..workers.calls import StudentError
from .assignment import label
from .warm_sandbox import WarmSandbox


def refusal(result: Result, notebook: NotebookNode, ran_on: tuple[int, int] | None, warm: WarmSandbox) -> str | None:
    """Why a submission that lost points is for a person, as a sentence; None where its points stand.

    Args:
        result: What grading found.
        notebook: The canonical notebook.
        ran_on: The version of Python that the submission says it ran on, or None.
        warm: Where the student environment is asked, by a worker that has run nothing.
    """
    if ran_on is None or result.score is None or result.score == result.max_score:
        return None
    cells = [cell for cell in notebook.cells if cell.cell_type == "code" and not _is_locked(cell)]
    with warm.open() as session:
        try:
            python, compiles = session.compile_cells([cell.source for cell in cells])
        except StudentError:
            return None
    if python >= ran_on or all(compiles):
        return None
    named = [label(cell).get("grade_id", "a cell of the student's own") for cell in cells]
    cell = named[compiles.index(False)]
    return (
        f"The notebook ran on Python {_told(ran_on)}, grading has {_told(python)}, and there the code of {cell} is not "
        "valid. Make the student environment with a newer Python, then grade it again; or grade it by hand."
    )


def _is_locked(cell: NotebookNode) -> bool:
    return bool((label(cell).get("locked") or label(cell).get("grade")) and not label(cell).get("solution"))


def _told(version: tuple[int, int]) -> str:
    return ".".join(map(str, version))
