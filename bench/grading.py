"""`dynaq grade` with two workers and the sandbox on, on classes of different sizes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from school import KINDS, LOOPS, fill
from watching import Usage, run

from dynaq_grader.records.store import Store

WORKERS = 2
SMALL = 10


@dataclass(frozen=True)
class Run:
    """One run on one class.

    Attributes:
        submissions: How many.
        usage: What the run used.
        scores: Points by kind of submission, in the order of `school.KINDS`; None where there is no score.
    """

    submissions: int
    usage: Usage
    scores: list[float | None]


def measure(folder: Path, submissions: int) -> Run:
    """Grades a class of so many submissions.

    Raises:
        AssertionError: Two submissions of one kind got different points.
    """
    course = fill(folder / f"class-of-{submissions}", submissions)
    usage = _grade(course)
    return Run(submissions, usage, _scores_by_kind(course, submissions))


def measure_with_one_that_loops(folder: Path) -> Run:
    """Grades a small class in which the first student's planner never returns."""
    kinds = (LOOPS, *(KINDS * SMALL)[1:SMALL])
    course = fill(folder / "one-that-loops", SMALL, kinds)
    usage = _grade(course)
    return Run(SMALL, usage, [_score(course, number) for number in range(SMALL)])


def _grade(course: Path) -> Usage:
    return run(["dynaq", "grade", "dyna_q", "--workers", str(WORKERS)], course)


def _scores_by_kind(course: Path, submissions: int) -> list[float | None]:
    found: list[float | None] = []
    for kind in range(len(KINDS)):
        scores = {_score(course, number) for number in range(kind, submissions, len(KINDS))}
        assert len(scores) == 1, f"submissions of kind {kind} got different points: {scores}"
        found += scores
    return found


def _score(course: Path, number: int) -> float | None:
    kept = Store(course, "dyna_q").read(f"student{number:04}")
    assert kept is not None, "a graded class has a record of everybody"
    return kept.result.score
