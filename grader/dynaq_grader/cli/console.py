"""What an instructor sees on the terminal: tables, a progress bar, sentences."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Column, Table

from ..base.result import NOT_APART, Result

if TYPE_CHECKING:
    from ..calibration.mutation import Mutation, Run
    from ..classroom.assignment_check import AssignmentCheck
    from ..collect import Summary
    from ..course.site import Site
    from ..kit.contract import Fault
    from ..kit.registry import Provided
    from ..records.changes import ArrivalChange, Change
    from ..workers.doctor import Wall

out = Console()
err = Console(stderr=True)

COLLECTED = {"corrected": "time", "not_submitted": "not submitted", "set_aside": "set aside", "unknown": "unknown name"}
STATUS_STYLE = {"graded": "green", "repaired": "yellow", "refused": "red", "failed": "bold red"}


def plain(text: object) -> str:
    """A text without signs that a terminal would obey; a student's id is a folder's name, whatever that is."""
    return "".join(sign if sign.isprintable() or sign == "\n" else "\N{REPLACEMENT CHARACTER}" for sign in str(text))


def never_fail_to_print() -> None:
    """Has a name that the terminal's encoding lacks printed with question marks, where Python would stop at it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def print_error(message: str) -> None:
    """Prints one sentence on stderr."""
    err.print(f"dynaq: {plain(message)}", markup=False, highlight=False, soft_wrap=True)


def print_warnings(warnings: Iterable[str]) -> None:
    """Prints what an instructor should know before grading starts."""
    for warning in warnings:
        err.print(f"Note: {plain(warning)}", style="yellow", markup=False, soft_wrap=True)


def show_progress(graded: Iterable[tuple[str, Result]], total: int, workers: int) -> dict[str, Result]:
    """Collects results as they come, in order of student ids; on a terminal with a bar of what is done and running."""
    results: dict[str, Result] = {}
    counts = (MofNCompleteColumn(), TextColumn("{task.fields[running]} running"), TextColumn("{task.fields[without]}"))
    columns = (TextColumn("grading"), BarColumn(), *counts)
    with Progress(*columns, TimeRemainingColumn(), console=err, disable=not err.is_terminal, transient=True) as bar:
        task = bar.add_task("grading", total=total, running=min(workers, total), without="")
        for student, result in graded:
            results[student] = result
            without = sum(result.needs_a_person for result in results.values())
            running = min(workers, total - len(results))
            bar.update(task, advance=1, running=running, without=f"[red]{without} without a score" if without else "")
    return dict(sorted(results.items()))


def results_table(results: Mapping[str, Result], not_submitted: Iterable[str] = ()) -> Table:
    """Scores, verdicts and mistakes of a class; those who handed nothing in come last."""
    cells = list(dict.fromkeys(grade_id for result in results.values() for grade_id in result.cells))
    columns = ["student", "status", "score", *(cell.removeprefix("test_") for cell in cells)]
    table = Table(*(Column(name, overflow="fold") for name in columns), box=box.SIMPLE_HEAD, pad_edge=False)
    for student, result in results.items():
        score = "-" if result.score is None else f"{result.score:g} / {result.max_score:g}"
        status = f"[{STATUS_STYLE[result.status]}]{result.status}"
        table.add_row(escape(plain(student)), status, score, *(_cell(result, cell) for cell in cells))
    for student in not_submitted:
        table.add_row(escape(plain(student)), "not submitted", "-", *("-" for _ in cells))
    return table


def _cell(result: Result, grade_id: str) -> str:
    found = result.cells.get(grade_id)
    if found is None:
        return "-"
    if found.score is None:
        return "- for a person"
    return escape(f"{found.score:g} {found.mistake or found.verdict.replace('_', ' ')}")


def _to_know(result: Result) -> str:
    return plain(result.reason or " ".join(dict.fromkeys(repair.message for repair in result.repairs)))


def print_results(
    results: Mapping[str, Result],
    changes: Iterable[Change | ArrivalChange] = (),
    not_submitted: Sequence[str] = (),
    lateness: Iterable[str] = (),
) -> None:
    """Prints the table of a run, what was repaired, refused, late or changed, and a closing line that counts."""
    out.print(results_table(results, not_submitted))
    for student, result in results.items():
        if sentence := _to_know(result):
            out.print(f"{plain(student)}: {sentence}", markup=False, highlight=False)
    for sentence in lateness:
        out.print(plain(sentence), markup=False, highlight=False)
    for change in changes:
        out.print(f"changed: {plain(change)}", markup=False, highlight=False)
    together = {name for result in results.values() for name in result.judged_together}
    if together:
        told = f"{', '.join(sorted(together))}: {NOT_APART}"
        out.print(plain(told), markup=False, highlight=False, soft_wrap=True)
    without = sum(result.needs_a_person for result in results.values())
    counted = f"{len(results) - without} with a score, {without} for a person to look at"
    nothing = f", {len(not_submitted)} not submitted" if not_submitted else ""
    out.print(f"{len(results)} submissions, {counted}{nothing}.")


def print_assignment_check(found: AssignmentCheck) -> None:
    """Prints a line for each test cell, why it cannot be judged in one way or the other, and the setting to copy."""
    columns = ("test cell", "points", "apart", "together", "as it is set")
    table = Table(*(Column(name, overflow="fold") for name in columns), box=box.SIMPLE_HEAD, pad_edge=False)
    for cell in found.cells:
        apart, together = ("yes" if why is None else "no" for why in (cell.apart, cell.together))
        score = f"{cell.set_to}{', random' if cell.random else ''}" if cell.has_a_score else "no score for anyone"
        table.add_row(escape(plain(cell.name)), f"{cell.points:g}", apart, together, score)
    out.print(table)
    for cell in found.cells:
        for way, why in (("apart", cell.apart), ("together", cell.together)):
            if why is not None:
                out.print(f"{plain(cell.name)}, {way}: {plain(why)}", markup=False, highlight=False, soft_wrap=True)
    if found.setting is not None:
        out.print(f"In nbgrader_config.py: {found.setting}", markup=False, highlight=False, soft_wrap=True)


def print_collected(summary: Summary) -> None:
    """Prints what was taken, what was not and why."""
    out.print(f"{len(summary.collected)} submissions collected.")
    for kind in ("refused", "unknown", "not_submitted", "corrected", "extra", "set_aside"):
        for line in getattr(summary, kind):
            out.print(f"{COLLECTED.get(kind, kind)}: {plain(line)}", markup=False, highlight=False, soft_wrap=True)


def print_site(site: Site) -> None:
    """Prints where a site is, how heavy it is, and what is lacking."""
    folder, weight = site.start.parent, site.weight
    lines = [
        f"The site is in {folder}: {weight.megabytes_in_all} MB in {weight.files} files. Put it on any web server.",
        f"Until the first cell has run, a browser fetches {weight.megabytes} MB in {weight.requests} requests.",
        f"To look at it: python -m http.server --bind 127.0.0.1 --directory {folder}",
    ]
    for line in lines:
        out.print(line, markup=False, highlight=False, soft_wrap=True)
    if site.lacking is not None:
        print_warnings([f"Python itself is NOT on the site, and browsers will fetch it from the web. {site.lacking}"])


def print_walls(title: str, walls: Iterable[Wall]) -> None:
    """Prints one line a wall, then what to do about those that do not stand, each in one line to be copied."""
    walls = list(walls)
    out.print(title, markup=False)
    table = Table("wall", "stands")
    table.add_column("what was seen", overflow="fold")
    for wall in walls:
        table.add_row(wall.name, "[green]yes" if wall.stands else "[bold red]NO", escape(wall.detail))
    out.print(table)
    for wall in walls:
        if not wall.stands:
            out.print(f"{wall.name}: {wall.remedy}", markup=False, highlight=False, soft_wrap=True)


def print_exercises(provided: Iterable[Provided]) -> None:
    """Prints what there is to be judged: name, points, known mistakes, who provides it, and the lines of the rubric."""
    for one in provided:
        exercise = one.exercise
        known = len({mistake.code for mistake in exercise.mistakes})
        facts = f"{sum(exercise.rubric.values()):g} points, {known} mistakes, {one.distribution} {one.version}"
        out.print(f"{exercise.name}: {plain(facts)}", markup=False, highlight=False, soft_wrap=True)
        for line in exercise.lines:
            out.print(f"  {line.points:<4g} {plain(line.name)}", markup=False, highlight=False, soft_wrap=True)


def print_faults(exercise: str, faults: Sequence[Fault]) -> None:
    """Prints what an exercise lacks, a sentence each."""
    for fault in faults:
        out.print(f"- {plain(fault.sentence)}", markup=False, highlight=False, soft_wrap=True)
    out.print(f"{exercise}: {len(faults) or 'no'} fault{'' if len(faults) == 1 else 's'}.", markup=False)


def show_mutants(run: Run) -> Mutation:
    """Goes through the mutants of an exercise; on a terminal with a bar of the answers they are made of."""
    seen: dict[str, None] = {}
    columns = (TextColumn("answers"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[judged]} mutants"))
    with Progress(*columns, console=err, disable=not err.is_terminal, transient=True) as bar:
        task = bar.add_task("mutants", total=run.answers, judged=0)
        for judged, answer in enumerate(run.steps, start=1):
            seen[answer] = None
            bar.update(task, completed=len(seen) - 1, judged=judged)
    return run.mutation


def print_mutation(found: Mutation) -> None:
    """Prints each survivor as a diff, what was left out, and the share killed."""
    for mutant in found.survivors:
        out.print(mutant.diff, markup=False, highlight=False, soft_wrap=True)
    for answer, reason in found.left_out.items():
        out.print(f"No mutants of {answer}: {plain(reason)}", markup=False, highlight=False, soft_wrap=True)
    for reason in found.idle:
        sentence = f"A diff in equivalent.diff is of no mutant that survives; take it out: {plain(reason)}"
        out.print(sentence, markup=False, highlight=False, soft_wrap=True)
    counts = found.counts
    out.print(
        f"{counts.total()} mutants: {counts['killed']} killed, {len(found.survivors)} survived, "
        f"{counts['equivalent']} differ nowhere, {found.marked} marked, {counts['failed']} failed. "
        f"Killed of those that differ: {found.share_killed:.1%}. "
        f"Processor time: {found.cpu_seconds / max(counts.total(), 1):.2f} s each.",
        markup=False,
        highlight=False,
        soft_wrap=True,
    )
    if found.survivors:
        out.print("Add a question that notices a survivor, or copy its diff into equivalent.diff with a reason.")
