"""A part of the release with right answers in it, as a student has it who has not run it yet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import nbformat

from classes import BANK, ROOT
from dynaq_grader.calibration.answers import pour, read

ANSWERS = {
    answer.exercise: answer.source
    for answer in (
        read(BANK / "right" / "model_tuple_index.py"),
        read(BANK / "right" / "planning_all_indices_at_once.py"),
    )
}


def write_part(path: Path, cells: Sequence[str]) -> None:
    """Writes these cells of the release, solved."""
    solved = pour(nbformat.read(ROOT / "release" / "dyna_q" / "dyna_q.ipynb", as_version=4), ANSWERS)
    solved.cells = [cell for cell in solved.cells if cell.id in cells]
    assert [cell.id for cell in solved.cells] == list(cells)
    path.parent.mkdir(parents=True)
    nbformat.write(solved, path)
