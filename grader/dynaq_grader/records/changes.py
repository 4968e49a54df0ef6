"""What differs between two looks at the gradebook, in words for who runs the grader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from ..base.result import cell_key
from .gradebook import Arrival, Grade, Key


@dataclass(frozen=True)
class Change:
    """A grade before and after; None where there was none."""

    student: str
    notebook: str
    cell: str
    before: float | None
    after: float | None

    def __str__(self) -> str:
        return f"{self.student}, {self.cell}: {_points(self.before)} before, {_points(self.after)} now."


@dataclass(frozen=True)
class ArrivalChange:
    """When a submission came in and what that costs, before and after."""

    student: str
    before: Arrival
    after: Arrival

    def __str__(self) -> str:
        told = []
        if self.before.received != self.after.received:
            told.append(f"received {_time(self.before.received)} before, {_time(self.after.received)} now")
        if self.before.penalty != self.after.penalty:
            told.append(f"{self.before.penalty:g} points off for lateness before, {self.after.penalty:g} now")
        return f"{self.student}: {'; '.join(told)}."


def changed_grades(before: Mapping[Key, Grade], after: Mapping[Key, Grade]) -> list[Change]:
    """The grades that were there before and count otherwise now, in order of student and cell."""
    several = len({notebook for _, notebook, _ in before}) > 1
    return [
        Change(student, notebook, cell_key(notebook, cell, several), grade.score, found.score if found else None)
        for (student, notebook, cell), grade in sorted(before.items())
        if (found := after.get((student, notebook, cell))) is None or found.score != grade.score
    ]


def changed_arrivals(before: Mapping[str, Arrival], after: Mapping[str, Arrival]) -> list[ArrivalChange]:
    """The submissions that were there before and have another time or penalty now, in order of student."""
    return [
        ArrivalChange(student, arrival, after[student])
        for student, arrival in sorted(before.items())
        if student in after and after[student] != arrival
    ]


def _points(score: float | None) -> str:
    return "no points" if score is None else f"{score:g} points"


def _time(received: datetime | None) -> str:
    return "at a time nobody noted" if received is None else f"{received:%Y-%m-%d %H:%M:%S} UTC"
