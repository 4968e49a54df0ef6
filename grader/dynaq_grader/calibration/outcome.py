"""What the judge said about one answer, and how long it took."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Outcome:
    """One judgement.

    Attributes:
        verdict: The judge's word, ``correct`` for full points; ``failed`` where the grader itself broke down.
        mistake: Code that was named, or None.
        score: Points, or None where the grader broke down.
        message: What the student is told, or why the grader broke down.
        notes: Further sentences for the student.
        judge_seconds: Processor time of the test's process.
        student_seconds: Processor time of the workers that ran the answer; 0 if the test's process did.
        passes_visible_check: Whether the student's own check is green; None where it was not run.
    """

    verdict: str
    mistake: str | None = None
    score: float | None = None
    message: str = ""
    notes: tuple[str, ...] = ()
    judge_seconds: float = 0.0
    student_seconds: float = 0.0
    passes_visible_check: bool | None = None

    @property
    def accepted(self) -> bool:
        """Whether the answer got full points."""
        return self.verdict == "correct"

    @property
    def seconds(self) -> float:
        """Processor time altogether."""
        return self.judge_seconds + self.student_seconds

    @classmethod
    def from_record(
        cls, score: float, record: Mapping[str, Any], judge_seconds: float = 0.0, student_seconds: float = 0.0
    ) -> Outcome:
        """The outcome of a test that ended: its points and what `Score.to_dict` gives."""
        return cls(
            verdict=record["verdict"],
            mistake=record.get("mistake"),
            score=float(score),
            message=record.get("message", ""),
            notes=tuple(record.get("notes", ())),
            judge_seconds=judge_seconds,
            student_seconds=student_seconds,
        )
