"""What `make bench` prints: tables for the terminal, and the lines that stand in the README."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version

from grading import WORKERS, Run
from rich import box
from rich.console import Console
from rich.table import Table
from school import TOLD
from stock import Stock

from dynaq_grader import sandbox

out = Console(width=112)


def print_all(
    runs: list[Run], full: Stock, short: Stock, floor: float, steps: dict[str, float], with_a_loop: Run
) -> None:
    """Prints everything that was measured.

    Args:
        runs: `dynaq grade` on classes of growing size.
        full: Stock nbgrader.
        short: Stock nbgrader on notebooks without the cells tagged ``results``.
        floor: Processor seconds of a submission at the floor.
        steps: Processor seconds of a submission by step.
        with_a_loop: `dynaq grade` on a class of which one submission never returns.
    """
    ours = runs[-1]
    out.print(surroundings(), highlight=False)
    out.print(f"The class: {TOLD}.\n", highlight=False)
    out.print(compared(ours, full, short, floor))
    out.print(scores(ours, full, short))
    out.print(by_step(steps, floor))
    out.print(by_size(runs))
    out.print(_told_of_the_loop(runs, with_a_loop), highlight=False)
    out.print("\nFor the README:\n", highlight=False)
    print("\n".join(for_the_readme(runs, ours, full, short, floor)))


def surroundings() -> str:
    """When and where this was measured, and with what."""
    names = ("nbgrader", "dynaq-grader", "numpy")
    versions = ", ".join(f"{name} {version(name)}" for name in names)
    processor = f"{len(os.sched_getaffinity(0))} cores, {platform.machine()}, Linux {platform.release()}"
    return f"{datetime.now(UTC):%Y-%m-%d}, {processor}, Python {platform.python_version()}, {versions}, {_walls()}"


def _walls() -> str:
    return sandbox.choose().describe()


def wall_of(stock: Stock, submissions: int) -> float:
    """Wall seconds a submission for a class of that size: each further one takes as long as the last."""
    return stock.wall + stock.start_up / submissions


def compared(ours: Run, full: Stock, short: Stock, floor: float) -> Table:
    """Stock nbgrader against us, on a class of the same size."""
    table = _table(f"a class of {ours.submissions:,}", "wall s each", "CPU s each", "times our wall")
    wall, cpu = ours.usage.wall / ours.submissions, ours.usage.cpu / ours.submissions
    for name, stock in (("stock nbgrader", full), ("stock nbgrader without cells tagged results", short)):
        theirs = wall_of(stock, ours.submissions)
        table.add_row(name, f"{theirs:.2f}", f"{stock.cpu:.2f}", f"{theirs / wall:.0f}")
    table.add_row(f"dynaq grade, {WORKERS} workers, sandbox on", f"{wall:.2f}", f"{cpu:.2f}", "1")
    table.add_row("the floor (cells and tests in one warm process)", "", f"{floor:.2f}", f"CPU: 1/{cpu / floor:.2f}")
    table.caption = "stock: from five submissions and a class of one; start-up shared by the class in all rows"
    return table


def scores(ours: Run, full: Stock, short: Stock) -> Table:
    """Whether everybody gives the same points."""
    table = _table("points of each kind", *(str(number + 1) for number in range(len(ours.scores))))
    rows = (("stock nbgrader", full.scores), ("without results", short.scores), ("dynaq grade", ours.scores))
    for name, points in rows:
        table.add_row(name, *(f"{score:g}" for score in points))
    same = full.scores == short.scores == ours.scores
    table.caption = "equal" if same else "NOT EQUAL: say why before these figures are used"
    return table


def by_step(steps: dict[str, float], floor: float) -> Table:
    """Our own time against the floor."""
    table = _table("step", "CPU ms each", "of the floor")
    for name, seconds in [*steps.items(), ("together", sum(steps.values())), ("the floor", floor)]:
        table.add_row(name, f"{1000 * seconds:.1f}", f"{seconds / floor:.2f}")
    return table


def by_size(runs: list[Run]) -> Table:
    """Time and memory against the size of the class."""
    table = _table("submissions", "wall s", "wall s each", "CPU s each", "main MiB", "worker MiB", "sandbox MiB")
    for run in runs:
        usage, count = run.usage, run.submissions
        each = (f"{usage.wall:.0f}", f"{usage.wall / count:.3f}", f"{usage.cpu / count:.3f}")
        memory = (f"{usage.main_mib:.0f}", f"{usage.worker_mib:.0f}", f"{usage.sandbox_mib:.0f}")
        table.add_row(f"{count:,}", *each, *memory)
    table.caption = "peak resident memory of the main process, of a worker, of a process in a sandbox"
    return table


def for_the_readme(runs: list[Run], ours: Run, full: Stock, short: Stock, floor: float) -> list[str]:
    """The lines of the README's table."""
    wall = ours.usage.wall / ours.submissions
    theirs, without = (wall_of(stock, ours.submissions) for stock in (full, short))
    lines = [
        f"| a class of {ours.submissions:,} | wall seconds each | times ours |",
        "|---|---|---|",
        f"| stock nbgrader | {theirs:.1f} | {theirs / wall:.0f} |",
        f"| stock nbgrader without the cells tagged `results` | {without:.1f} | {without / wall:.1f} |",
        f"| `dynaq grade`, {WORKERS} workers, sandbox on | {wall:.2f} | 1 |",
        "",
        "| submissions | minutes | CPU seconds each | times the floor | main process, MiB | a worker, MiB |",
        "|---|---|---|---|---|---|",
    ]
    for run in runs:
        usage, cpu = run.usage, run.usage.cpu / run.submissions
        numbers = (
            f"{usage.wall / 60:.1f} | {cpu:.2f} | {cpu / floor:.1f} | {usage.main_mib:.0f} | {usage.worker_mib:.0f}"
        )
        lines.append(f"| {run.submissions:,} | {numbers} |")
    return [*lines, "", f"Measured {surroundings()}."]


def _told_of_the_loop(runs: list[Run], with_a_loop: Run) -> str:
    alike = [run for run in runs if run.submissions == with_a_loop.submissions]
    beside = f", {alike[0].usage.wall:.0f} s without it" if alike else ""
    took = f"a class of {with_a_loop.submissions} takes {with_a_loop.usage.wall:.0f} s{beside}"
    kinds = runs[-1].scores
    wanted = [kinds[number % len(kinds)] for number in range(1, with_a_loop.submissions)]
    others = "Nobody else's points change." if with_a_loop.scores[1:] == wanted else "OTHERS' POINTS CHANGE, too."
    return f"With one that never returns {took}; its points: {with_a_loop.scores[0]}. {others}"


def _table(*columns: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, caption_justify="left", caption_style="dim")
    for number, column in enumerate(columns):
        table.add_column(column, justify="right" if number else "left")
    return table
