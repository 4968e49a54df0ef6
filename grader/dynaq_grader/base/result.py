"""What grading gives back: one record a student, in plain data.

The JSON form is the contract that reports, exports and the cluster share (schema 1). It holds no hidden
input, no reference table and no text a student wrote.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

SCHEMA = 1

Status = Literal["graded", "repaired", "refused", "failed"]
Judged = Literal["apart", "together"]
Verdict = Literal["correct", "partial", "wrong", "not_attempted", "missing", "error"]

OLDER_RELEASE = "older-release"
"""The code of what is told of a submission though nobody damaged it: the instructor released the assignment anew."""

NOT_APART = "not judged apart: a determined student could forge this score"
"""What is said of a test cell that ran together with the student's code."""

SEVERAL_ANSWERS = "several-answers"
"""The code of what is told where one of several answers was graded."""


@dataclass(frozen=True)
class Repair:
    """Something that intake mended: a code, the cell it concerns and a sentence for the instructor."""

    code: str
    cell: str | None
    message: str

    @property
    def is_of_damage(self) -> bool:
        """Whether something was mended, beyond taking the current release."""
        return self.code != OLDER_RELEASE


@dataclass(frozen=True)
class RubricLine:
    """One line of the rubric with the points it earned."""

    line: str
    score: float
    max_score: float
    verdict: str


@dataclass(frozen=True)
class CellResult:
    """What one test cell found: points, verdict, the mistake by its code and the reasons in words.

    The points are None, and the verdict ``error``, where the cell is for a person to grade. `judged` says whether the
    test ran apart from the student's code; together with it, its score can be forged.
    `long_run` says which one there was: ``short`` for a slow answer, ``usual``, ``whole``, or None for none.
    """

    score: float | None
    max_score: float
    verdict: Verdict
    mistake: str | None = None
    message: str = ""
    notes: list[str] = field(default_factory=list)
    rubric: list[RubricLine] = field(default_factory=list)
    judged: Judged = "apart"
    long_run: str | None = None


@dataclass(frozen=True)
class Result:
    """The result of one submission.

    Attributes:
        status: ``graded``, ``repaired`` (graded after mending; `status_after`), ``refused`` (intake would not
            take it) or ``failed`` (grading itself broke down).
        score: Points, or None where the status is ``refused`` or ``failed``: never 0 for our own failure. The cells
            that do have points keep them.
        max_score: Points of the assignment.
        wall_seconds: Time from the first byte to the verdict, in seconds.
        cpu_seconds: Processor time of student code and tests together, in seconds.
        key: Hash of canonical notebook, tests, settings and versions; equal keys give equal results.
        reason: Why there is no score, as a sentence, or None.
        repairs: What intake mended.
        cells: One entry a test cell, by ``grade_id``.
        limits: The course's limits, by name, where one of them ended student code: with a larger one the same
            submission may have another result. None where no limit did.
        notebooks: Names of the notebooks, where the assignment has several: each has a result of its own, and this one
            is made of them, its cells by ``NOTEBOOK/GRADE_ID``.
    """

    status: Status
    score: float | None
    max_score: float
    wall_seconds: float
    cpu_seconds: float
    key: str
    reason: str | None = None
    repairs: list[Repair] = field(default_factory=list)
    cells: dict[str, CellResult] = field(default_factory=dict)
    limits: dict[str, float] | None = None
    notebooks: list[str] = field(default_factory=list)

    @property
    def without_score(self) -> frozenset[str]:
        """Test cells that a person has to grade."""
        return frozenset(grade_id for grade_id, cell in self.cells.items() if cell.score is None)

    @property
    def judged_together(self) -> frozenset[str]:
        """Test cells that ran together with the student's code."""
        return frozenset(grade_id for grade_id, cell in self.cells.items() if cell.judged == "together")

    @property
    def needs_a_person(self) -> bool:
        """Whether an instructor has to look: there is no score."""
        return self.score is None

    def to_dict(self) -> dict[str, Any]:
        """The record as plain data, in the order of the contract."""
        return asdict(self)

    @classmethod
    def from_dict(cls, record: dict[str, Any]) -> Result:
        """The inverse of `to_dict`.

        Raises:
            TypeError, KeyError: The record has other fields than the contract's.
        """
        cells = {
            grade_id: CellResult(**{**cell, "rubric": [RubricLine(**line) for line in cell["rubric"]]})
            for grade_id, cell in record["cells"].items()
        }
        return cls(**{**record, "cells": cells, "repairs": [Repair(**entry) for entry in record["repairs"]]})


def cell_key(notebook: str, grade_id: str, several: bool) -> str:
    """The name of a test cell in an assignment of one notebook, or of several, which may use a ``grade_id`` twice."""
    return f"{notebook}/{grade_id}" if several else grade_id


def status_after(repairs: Iterable[Repair]) -> Status:
    """The status of what was graded after these repairs."""
    return "repaired" if any(repair.is_of_damage for repair in repairs) else "graded"


@dataclass(frozen=True)
class Graded:
    """A result and the notebook that goes into ``autograded/`` with it (None where no cell has a score)."""

    result: Result
    notebook: bytes | None

    def __reduce__(self) -> tuple[Callable[..., Graded], tuple[str, bytes | None]]:
        """Between processes and machines it travels as the JSON record and the notebook's bytes."""
        return Graded.received, (json.dumps(self.result.to_dict(), allow_nan=False), self.notebook)

    @classmethod
    def received(cls, record: str, notebook: bytes | None) -> Graded:
        """The inverse of `__reduce__`.

        Raises:
            ValueError, TypeError, KeyError: The record is not the contract's.
        """
        return cls(Result.from_dict(json.loads(record)), notebook)


def report(assignment: str, run: dict[str, Any], results: dict[str, Result]) -> dict[str, Any]:
    """The JSON document of a whole run (``dynaq grade --json``)."""
    students = {student: result.to_dict() for student, result in results.items()}
    return {"schema": SCHEMA, "assignment": assignment, "run": run, "students": students}
