"""Speed, measured side by side in one run: stock nbgrader, stock nbgrader without the long cells, and `dynaq grade`.

    make bench

Prints seconds a submission and ratios. Every class holds right answers of the bank, so scores must be full everywhere.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import nbformat
from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from classes import RIGHT, hand_in, make_course, path  # noqa: E402

STOCK = 3
OURS = 60
STOCK_CONFIG = 'c = get_config()\nc.CourseDirectory.course_id = "bench"\n'


@dataclass(frozen=True)
class Timing:
    """Wall and processor seconds a submission."""

    name: str
    submissions: int
    wall: float
    cpu: float


def timed(name: str, course: Path, submissions: int, commands: list[list[str]]) -> Timing:
    """Runs commands in a course directory and divides what they took by the number of submissions.

    Raises:
        subprocess.CalledProcessError: A command failed.
    """
    environment = {**os.environ, "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])}
    environment["DYNAQ_STUDENT_PYTHON"] = str(ROOT / ".venv-student" / "bin" / "python")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.monotonic()
    for command in commands:
        subprocess.run(command, cwd=course, env=environment, check=True, capture_output=True)
    wall = time.monotonic() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Timing(name, submissions, wall / submissions, cpu / submissions)


def course_of(folder: Path, submissions: int, *, stock: bool, long_cells: bool = True) -> Path:
    """A course directory with right submissions, with stock settings or ours, with or without cells tagged results."""
    course = make_course(folder)
    for number in range(submissions):
        hand_in(course, f"student{number:04}", RIGHT)
    if stock:
        (course / "nbgrader_config.py").write_text(STOCK_CONFIG, encoding="utf-8")
    if not long_cells:
        for notebook in [*course.glob("source/*/*.ipynb"), *course.glob("submitted/*/*/*.ipynb")]:
            drop_long_cells(notebook)
    if stock:
        shutil.rmtree(course / "release")
    return course


def drop_long_cells(notebook: Path) -> None:
    """Removes the cells tagged ``results``."""
    content = nbformat.read(notebook, as_version=4)
    content.cells = [cell for cell in content.cells if "results" not in cell.metadata.get("tags", [])]
    nbformat.write(content, notebook)


def stock(folder: Path, name: str, *, long_cells: bool) -> Timing:
    """Stock nbgrader, its own configuration, one submission after the other."""
    course = course_of(folder, STOCK, stock=True, long_cells=long_cells)
    nbgrader = str(Path(sys.executable).with_name("nbgrader"))
    subprocess.run([nbgrader, "generate_assignment", "dyna_q"], cwd=course, check=True, capture_output=True)
    return timed(name, course, STOCK, [[nbgrader, "autograde", "dyna_q"]])


def ours(folder: Path, workers: int) -> Timing:
    """`dynaq grade`, sandbox on."""
    course = course_of(folder, OURS, stock=False)
    assert path(course, "student0000").exists()
    command = [sys.executable, "-m", "dynaq_grader", "grade", "dyna_q", "--workers", str(workers)]
    return timed(f"dynaq grade, {workers} workers, sandbox on", course, OURS, [command])


def main() -> None:
    """Measures and prints the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        timings = [
            stock(folder / "stock", "stock nbgrader", long_cells=True),
            stock(folder / "short", "stock nbgrader, without cells tagged results", long_cells=False),
            ours(folder / "ours", 2),
        ]
    fastest = timings[-1].wall
    table = Table("run", "submissions", "wall s each", "CPU s each", "times dynaq's wall")
    for timing in timings:
        row = (f"{timing.wall:.2f}", f"{timing.cpu:.2f}", f"{timing.wall / fastest:.1f}")
        table.add_row(timing.name, str(timing.submissions), *row)
    console = Console(width=110)
    console.print(table)
    console.print(f"{datetime.now(UTC):%Y-%m-%d}, Python {sys.version.split()[0]}, {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
