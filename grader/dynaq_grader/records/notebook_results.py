"""The results of an assignment's notebooks, and a student's result that is made of them where there are several."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from ..base.result import Graded, Result, Status, cell_key, status_after
from ..course.build import source_notebooks
from .store import Store


class NotebookResults:
    """What is kept of an assignment, by notebook: the students' results where there is one, else a store for each.

    Raises:
        CourseError: The assignment has no notebook.
    """

    def __init__(self, course: Path, assignment: str) -> None:
        names = [path.stem for path in source_notebooks(course, assignment)]
        self.whole = Store(course, assignment)
        self.stores = {name: Store(course, assignment, name) for name in names} if names[1:] else {names[0]: self.whole}

    def keep(self, student: str, notebook: str, graded: Graded) -> None:
        """Keeps the result of one notebook, and the student's once there is one of each; what is kept is left alone."""
        _keep(self.stores[notebook], student, graded)
        if len(self.stores) == 1:
            return
        parts = {name: store.read(student) for name, store in self.stores.items()}
        found = {name: part.result for name, part in parts.items() if part is not None}
        if len(found) == len(parts):
            _keep(self.whole, student, Graded(of_several(found), None))


def _keep(store: Store, student: str, graded: Graded) -> None:
    if store.read(student) != graded:
        store.write(student, graded)


def of_several(parts: Mapping[str, Result]) -> Result:
    """The result of a submission of several notebooks: without a score where one of them has none."""
    repairs = [
        replace(one, cell=one.cell and cell_key(name, one.cell, True), message=f"{name}: {one.message}")
        for name, part in parts.items()
        for one in part.repairs
    ]
    cells = [(name, *cell) for name, part in parts.items() for cell in part.cells.items()]
    scores = [part.score for part in parts.values()]
    known = [score for score in scores if score is not None]
    whole = len(known) == len(scores)
    refused = {part.status for part in parts.values()} == {"refused"}
    status: Status = status_after(repairs) if whole else "refused" if refused else "failed"
    return Result(
        status=status,
        score=sum(known) if whole else None,
        max_score=sum(part.max_score for part in parts.values()),
        wall_seconds=round(sum(part.wall_seconds for part in parts.values()), 4),
        cpu_seconds=round(sum(part.cpu_seconds for part in parts.values()), 4),
        key=hashlib.sha256("".join(part.key for part in parts.values()).encode()).hexdigest(),
        reason=" ".join(f"{name}: {part.reason}" for name, part in parts.items() if part.reason) or None,
        repairs=repairs,
        cells={cell_key(name, grade_id, True): cell for name, grade_id, cell in cells},
        limits=next((part.limits for part in parts.values() if part.limits), None),
        notebooks=[*parts],
    )
