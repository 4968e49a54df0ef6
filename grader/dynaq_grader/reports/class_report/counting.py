"""Sums over a class: scores, mistakes, rubric lines."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, median
from typing import Protocol

from .data import ClassData

FEWEST_BINS, MOST_BINS = 5, 20


class CatalogueEntry(Protocol):
    """What the catalogue of mistakes says of one code."""

    @property
    def sentence(self) -> str:
        """What the function does, for the student."""

    @property
    def hint(self) -> str:
        """Where the student should look."""

    @property
    def belief(self) -> str:
        """What a student may have been thinking, for the instructor."""

    @property
    def note(self) -> str:
        """What the instructor may do about it."""


@dataclass(frozen=True)
class Bin:
    """Students with a score from `low` to below `high`; the last bin holds the maximum as well."""

    low: float
    high: float
    count: int
    last: bool = False

    @property
    def words(self) -> str:
        """The range in words."""
        end = f"{self.high:g}" if self.last else f"under {self.high:g}"
        return f"{self.low:g} to {end}"


@dataclass(frozen=True)
class Summary:
    """Numbers of a class; means are None where nobody has a score."""

    submissions: int
    with_score: int
    mean: float | None
    median: float | None
    full: int
    repaired: int
    needs_a_person: int
    late: int
    not_submitted: int


@dataclass(frozen=True)
class MistakeCount:
    """A mistake in one test cell: who made it, and what the catalogue says (None for an unknown code)."""

    cell: str
    code: str
    students: tuple[str, ...]
    entry: CatalogueEntry | None


@dataclass(frozen=True)
class LineCount:
    """A line of the rubric: share of its points that the class earned, how many had all of them, of how many."""

    cell: str
    line: str
    share: float
    full: int
    students: int
    max_score: float


@dataclass(frozen=True)
class RepairCount:
    """What intake mended, and in whose files."""

    message: str
    cell: str | None
    students: tuple[str, ...]


def summary(data: ClassData) -> Summary:
    """The numbers at the top of the report."""
    scores = _scores(data)
    return Summary(
        submissions=len(data.students),
        with_score=len(scores),
        mean=fmean(scores) if scores else None,
        median=median(scores) if scores else None,
        full=sum(score >= data.max_score for score in scores),
        repaired=sum(entry.result.status == "repaired" for entry in data.students),
        needs_a_person=sum(entry.needs_a_person for entry in data.students),
        late=sum(entry.seconds_late > 0 for entry in data.students),
        not_submitted=len(data.not_submitted),
    )


def histogram(data: ClassData) -> list[Bin]:
    """Scores in bins of one, two, five, ten ... points; at least one bin."""
    top = data.max_score or 1.0
    width = _width(top)
    number = max(1, math.ceil(top / width - 1e-9))
    counts = [0] * number
    for score in _scores(data):
        counts[min(number - 1, int(score / width + 1e-9))] += 1
    return [Bin(at * width, min(top, (at + 1) * width), count, at == number - 1) for at, count in enumerate(counts)]


def mistakes(data: ClassData, catalogue: Mapping[str, CatalogueEntry]) -> list[MistakeCount]:
    """Mistakes by how many students made them, the most frequent first."""
    made: dict[tuple[str, str], list[str]] = {}
    for grade_id in data.grade_ids:
        for entry, cell in data.cells(grade_id):
            if cell.mistake is not None:
                made.setdefault((grade_id, cell.mistake), []).append(entry.student)
    counts = [MistakeCount(cell, code, tuple(students), catalogue.get(code)) for (cell, code), students in made.items()]
    return sorted(counts, key=lambda count: -len(count.students))


def rubric_lines(data: ClassData) -> list[LineCount]:
    """Rubric lines by the share of their points that the class earned, the hardest first."""
    earned: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for grade_id in data.grade_ids:
        for _, cell in data.cells(grade_id):
            for line in cell.rubric:
                earned.setdefault((grade_id, line.line), []).append((line.score, line.max_score))
    counts = [_line(cell, line, points) for (cell, line), points in earned.items()]
    return sorted(counts, key=lambda count: count.share)


def _line(cell: str, line: str, points: Sequence[tuple[float, float]]) -> LineCount:
    possible = sum(most for _, most in points)
    share = sum(score for score, _ in points) / possible if possible else 1.0
    full = sum(score >= most for score, most in points)
    return LineCount(cell, line, share, full, len(points), max(most for _, most in points))


def _scores(data: ClassData) -> list[float]:
    return [entry.score for entry in data.students if entry.score is not None]


def _width(top: float) -> float:
    """A round width that gives between about five and twenty bins."""
    width = 10.0 ** math.floor(math.log10(top / FEWEST_BINS))
    for step in (1, 2, 5, 10, 20):
        if top / (width * step) <= MOST_BINS and (step > 1 or top / width <= 2 * FEWEST_BINS):
            return width * step
    return top


def repairs(data: ClassData) -> list[RepairCount]:
    """Repairs by how many files needed them, the most frequent first."""
    made: dict[tuple[str, str | None], dict[str, None]] = {}
    for entry in data.students:
        for repair in entry.result.repairs:
            made.setdefault((repair.message, repair.cell), {})[entry.student] = None
    counts = [RepairCount(message, cell, tuple(students)) for (message, cell), students in made.items()]
    return sorted(counts, key=lambda count: -len(count.students))
