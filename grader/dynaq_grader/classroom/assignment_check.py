"""Which of the two ways each test cell of an assignment can be judged in, before a class is graded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from ..base.result import Graded
from ..course.settings import Settings
from ..grading import Assignment, SelfTest, as_set, check_preflight, grade_submission, load_all, preflight
from ..grading.assignment import calls_exercise, own_files
from . import batch

ALWAYS_APART = "It calls an exercise, which is always judged apart."


@dataclass(frozen=True)
class CellCheck:
    """One test cell.

    Attributes:
        name: Its ``grade_id``, after its notebook's name where there are several notebooks.
        points: What it is worth.
        apart: None where it can be judged apart from student code, else why not.
        together: None where it can run together with student code, else why not.
        random: Whether the solution's score differs from run to run in the way that is set.
        set_to: How it is judged as things are.
    """

    name: str
    points: float
    apart: str | None
    together: str | None
    random: bool
    set_to: str

    @property
    def has_a_score(self) -> bool:
        """Whether it is judged as things are set."""
        return (self.apart if self.set_to == "apart" else self.together) is None


@dataclass(frozen=True)
class AssignmentCheck:
    """What was found of an assignment, and the line of ``nbgrader_config.py`` that serves it best."""

    assignment: str
    cells: tuple[CellCheck, ...]

    @property
    def is_clean(self) -> bool:
        """Whether every test cell has a score as things are set."""
        return all(cell.has_a_score for cell in self.cells)

    @property
    def setting(self) -> str | None:
        """The setting that gives more cells a score than the present one, or None."""
        scored = {mode: sum(getattr(cell, mode) is None for cell in self.cells) for mode in ("apart", "together")}
        exercises = sum(cell.together == ALWAYS_APART and cell.apart is None for cell in self.cells)
        now = sum(cell.has_a_score for cell in self.cells)
        if scored["together"] + exercises > max(now, scored["apart"]):
            return f'c.DynaQ.tests = {{"{self.assignment}": "together"}}'
        if scored["apart"] >= now and any(cell.set_to == "together" for cell in self.cells):
            return f'c.DynaQ.tests = {{"{self.assignment}": "apart"}}'
        return None

    def to_dict(self) -> dict[str, Any]:
        """Plain data."""
        return {"assignment": self.assignment, "setting": self.setting, "cells": [asdict(cell) for cell in self.cells]}


def check(course: Path, name: str, settings: Settings) -> AssignmentCheck:
    """Has the solution and the untouched release graded in both ways.

    Raises:
        CourseError: The course lacks something, or an exercise's self-test failed.
    """
    notebooks = as_set(load_all(course, name), course, settings)
    files = own_files(course / "source" / name)
    with batch.Workers(batch.local_processes(1)) as workers:
        cells = [cell for one in notebooks.values() for cell in _checked(one, files, settings, workers)]
    return AssignmentCheck(name, tuple(cells))


def _checked(
    assignment: Assignment, files: tuple[tuple[str, bytes], ...], settings: Settings, workers: batch.Workers
) -> Iterator[CellCheck]:
    """The test cells of one notebook."""
    ways = {"apart": replace(assignment, mode="apart", files=())}
    own = [grade_id for grade_id, test in assignment.tests.items() if not calls_exercise(test)]
    if own:
        ways["together"] = replace(assignment, mode="together", files=files)
    found = {mode: _tested(way, settings, workers) for mode, way in ways.items()}
    yield from (_cell(grade_id, assignment, own, found) for grade_id in assignment.tests)


def _tested(assignment: Assignment, settings: Settings, workers: batch.Workers) -> SelfTest:
    work = partial(grade_submission, assignment=assignment, settings=settings)
    outcomes: dict[str, Graded | Exception | None] = {
        one.student: outcome for one, outcome in batch.run(preflight(assignment), work, workers)
    }
    return check_preflight(assignment, outcomes, settings)


def _cell(grade_id: str, assignment: Assignment, own: list[str], found: Mapping[str, SelfTest]) -> CellCheck:
    name, points = assignment.key(grade_id), assignment.max_scores[grade_id]
    if grade_id not in own:
        return CellCheck(name, points, found["apart"].unjudged.get(grade_id), ALWAYS_APART, False, "apart")
    random = grade_id in found[assignment.mode].random
    why = {mode: one.unjudged.get(grade_id) for mode, one in found.items()}
    return CellCheck(name, points, why["apart"], why["together"], random, assignment.mode)
