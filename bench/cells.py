"""What a student waits for: each cell of the solved notebook.

    python bench/cells.py

Cells run in a kernel, one after the other. Processor seconds are those of one core: on an idle machine wall seconds
are hardly more.
"""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import nbformat
import psutil
from jupyter_client.provisioning import LocalProvisioner
from nbclient import NotebookClient
from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOK = ROOT / "notebooks" / "dyna_q.ipynb"
SHOWN = 1.0
"""Seconds from which on a cell has a line of its own."""
BAR = 3.0
"""Seconds from which on a cell has to show how far it is."""
WITH_A_BAR = ("progress=True", "animate_", "planning_explorer(", "watch_")
"""Calls that show how far they are."""


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


def row(name: str, taken: Taken, source: str) -> tuple[str, ...]:
    """A line of the table."""
    shows = (
        "yes"
        if any(call in source for call in WITH_A_BAR)
        else "no, and it should"
        if taken.cpu > BAR
        else "not needed"
    )
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
    console = Console(width=110)
    console.print(table)
    console.print(f"{datetime.now(UTC):%Y-%m-%d}, Python {sys.version.split()[0]}, {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
