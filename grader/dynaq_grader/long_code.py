"""Cuts code that nobody would read from what is shown; to colour code takes a thousand times its size in memory."""

from __future__ import annotations

from typing import Any

from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode
from nbgrader import utils

LONGEST_CELL, LONGEST_CODE = 20_000, 100_000
"""Characters of a student's code that a page shows of one cell, and of all cells but the answers together."""

CUT = "\n# (cut here: too long to be shown)"


class CutLongCode(Preprocessor):
    """Cuts what Formgrader shows of a submission; one of ``HTMLExporter.preprocessors``, which runs last."""

    enabled = True

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Cuts the notebook that is about to be shown, in place; the file keeps everything."""
        cut_long_code(nb)
        return nb, resources


def cut_long_code(notebook: NotebookNode) -> None:
    """Cuts a student's code in place, cell by cell; to cut it again changes nothing.

    Code that is no answer cannot crowd the answers out: it has a length of its own, for all of it together.
    """
    left = LONGEST_CODE
    for cell in notebook.cells:
        if cell.cell_type != "code" or utils.is_locked(cell):
            continue
        if utils.is_solution(cell):
            cell.source = _cut(cell.source, LONGEST_CELL)
        else:
            cell.source = _cut(cell.source, min(left, LONGEST_CELL))
            left = max(0, left - len(cell.source))


def _cut(source: str, longest: int) -> str:
    return source if len(source) <= longest else source[: max(0, longest - len(CUT))] + CUT
