"""Cuts what nobody would read from what is shown; to colour code takes a thousand times its size in memory."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode
from nbgrader import utils

LONGEST_CELL, LONGEST_CODE = 20_000, 100_000
"""Characters of a student's code that a page shows of one cell, and of all cells but the answers together."""

LONGEST_TEXT = 200_000
"""Characters of a student's Markdown that a page shows, answers aside."""

CUT = "\n# (cut here: too long to be shown)"
LEFT_OUT = "(text left out: too long to be shown)"


class CutLongCells(Preprocessor):
    """Cuts what Formgrader shows of a submission; one of ``HTMLExporter.preprocessors``, which runs last."""

    enabled = True

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Cuts the notebook that is about to be shown, in place; the file keeps everything."""
        cut_long_cells(nb)
        return nb, resources


def cut_long_cells(notebook: NotebookNode) -> None:
    """Cuts a student's cells in place; to cut them again changes nothing.

    Cells that are no answer cannot crowd the answers out: they have a length of their own, for all of them together.
    Markdown is shown or left out as a whole, since half of it may mean something else.
    """
    theirs = [cell for cell in notebook.cells if not utils.is_locked(cell)]
    for cell in theirs:
        if cell.cell_type == "code" and utils.is_solution(cell):
            cell.source = _cut(cell.source, LONGEST_CELL)
    free = [cell for cell in theirs if not utils.is_solution(cell)]
    _cut_together([cell for cell in free if cell.cell_type == "code"], LONGEST_CODE, _cut)
    _cut_together([cell for cell in free if cell.cell_type != "code"], LONGEST_TEXT, _leave_out)


def _cut_together(cells: list[NotebookNode], left: int, cut: Callable[[str, int], str]) -> None:
    for cell in cells:
        cell.source = cut(cell.source, left)
        left = max(0, left - len(cell.source))


def _cut(source: str, left: int) -> str:
    longest = min(left, LONGEST_CELL)
    return source if len(source) <= longest else source[: max(0, longest - len(CUT))] + CUT


def _leave_out(source: str, left: int) -> str:
    return source if len(source) <= left else LEFT_OUT
