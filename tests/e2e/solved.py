"""A part of the solved notebook, as a student has it who has not run it yet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import nbformat

from classes import ROOT


def write_part(path: Path, cells: Sequence[str]) -> None:
    """Writes these cells of the solved notebook, without their outputs."""
    solved = nbformat.read(ROOT / "notebooks" / "dyna_q.ipynb", as_version=4)
    solved.cells = [cell for cell in solved.cells if cell.id in cells]
    assert [cell.id for cell in solved.cells] == list(cells)
    for cell in solved.cells:
        cell.outputs = []
        cell.execution_count = None
    path.parent.mkdir(parents=True)
    nbformat.write(solved, path)
