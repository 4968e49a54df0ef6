"""What a student waits for: each cell of the solved notebook, and one move of the widget's slider.

    python bench/cells.py

Cells run in a kernel, one after the other; the slider is moved from its first position to its last. Processor
seconds are those of one core: on an idle machine wall seconds are hardly more.
"""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

import nbformat
import psutil
from jupyter_client.provisioning import LocalProvisioner
from nbclient import NotebookClient
from rich.console import Console
from rich.table import Table

from dynaq_utils.envs import QuentinsWorld
from dynaq_utils.explorer import Panels
from dynaq_utils.slider import picture

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from plain_dyna_q import plan, update_model  # noqa: E402

NOTEBOOK = ROOT / "notebooks" / "dyna_q.ipynb"
SHOWN = 1.0
"""Seconds from which on a cell has a line of its own."""
BAR = 5.0
"""Seconds from which on a cell has to show how far it is."""
STRIDE = 17


@dataclass(frozen=True)
class Taken:
    """Seconds that something took."""

    wall: float
    cpu: float


class Timed(NotebookClient):
    """Runs a notebook and notes what each code cell takes of time, and of its kernel's processor time."""

    def __init__(self, notebook: nbformat.NotebookNode) -> None:
        super().__init__(notebook, timeout=600, resources={"metadata": {"path": str(NOTEBOOK.parent)}})
        self.taken: dict[str, Taken] = {}

    def kernel_seconds(self) -> float:
        provisioner = self.km.provisioner if self.km is not None else None
        assert isinstance(provisioner, LocalProvisioner), "a kernel of this machine is started before a cell is run"
        times = psutil.Process(provisioner.pid).cpu_times()
        return times.user + times.system

    async def async_execute_cell(
        self, cell: nbformat.NotebookNode, *arguments: Any, **options: Any
    ) -> nbformat.NotebookNode:
        wall, cpu = time.monotonic(), self.kernel_seconds()
        done = await super().async_execute_cell(cell, *arguments, **options)
        if cell.cell_type == "code":
            self.taken[cell.id] = Taken(time.monotonic() - wall, self.kernel_seconds() - cpu)
        return done


def cells() -> tuple[dict[str, Taken], dict[str, str]]:
    """What each code cell of the solved notebook takes, and its source."""
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    client = Timed(notebook)
    client.execute()
    return client.taken, {cell.id: cell.source for cell in notebook.cells}


def moves() -> list[Taken]:
    """From a move of the slider to the new picture and its words."""
    panels = Panels(QuentinsWorld(), update_model, plan, (0, 10, 50), n_steps=60, seed=141)
    taken = []
    for position in range(0, panels.n_positions, STRIDE):
        wall, cpu = time.monotonic(), time.process_time()
        panels.show(position)
        picture(panels.figure)
        panels.words()
        taken.append(Taken(time.monotonic() - wall, time.process_time() - cpu))
    return taken


def row(name: str, taken: Taken, source: str) -> tuple[str, ...]:
    """A line of the table."""
    shows = "yes" if "progress=True" in source else "no, and it should" if taken.cpu > BAR else "not needed"
    return name, f"{taken.wall:.1f}", f"{taken.cpu:.1f}", shows


def main() -> None:
    """Measures and prints."""
    taken, sources = cells()
    table = Table("cell", "wall s", "CPU s", "shows how far it is")
    for name, seconds in taken.items():
        if seconds.wall >= SHOWN:
            table.add_row(*row(name, seconds, sources[name]))
    wall, cpu = sum(seconds.wall for seconds in taken.values()), sum(seconds.cpu for seconds in taken.values())
    table.add_row(f"all {len(taken)}", f"{wall:.1f}", f"{cpu:.1f}", "")
    slider = moves()
    console = Console(width=110)
    console.print(table)
    console.print(
        f"One move of the slider, median of {len(slider)}: {median(move.wall for move in slider):.3f} s, "
        f"of processor time {median(move.cpu for move in slider):.3f} s"
    )
    console.print(f"{datetime.now(UTC):%Y-%m-%d}, Python {sys.version.split()[0]}, {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
