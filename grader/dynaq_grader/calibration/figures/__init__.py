"""Sutton and Barto's figures, measured anew: the numbers of docs/figures.md, and the curves that students are given."""

from __future__ import annotations

from pathlib import Path

from ...base.writing import write_aside
from .curious_runs import write_curves
from .measurements import measure_all
from .page import render

PAGE = Path("docs") / "figures.md"
CURVES = Path("dynaq_utils") / "experiments" / "figure_8_5.json"


def write_all(repository: Path, share: float = 1.0) -> list[Path]:
    """Measures everything and writes the page and the curves.

    Args:
        repository: Where they are written.
        share: How many runs are made, as a share of the full number; two at least.
    """
    shortcut = write_curves(repository / CURVES, share)
    write_aside(repository / PAGE, render(measure_all(shortcut, share), share).encode())
    return [repository / CURVES, repository / PAGE]
