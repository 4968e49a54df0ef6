"""The number of points that a test cell ends in, with the reasons it carries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from .long_run import Length

Verdict = Literal["correct", "partial", "wrong", "not_attempted", "missing", "error"]


class Score(float):
    """Points of one exercise: a plain float to nbgrader, and a whole verdict to us.

    Attributes:
        max_score: Points that could be had.
        verdict: One of the words of `Verdict`.
        mistake: Code of the mistake, or None.
        message: What the student is told; may have several lines and holds no hidden input.
        notes: Further sentences, for the student as well.
        rubric: One dict a line of the rubric: line, score, max_score, verdict.
        evidence: Plain dicts for the instructor: what was asked, expected and returned, statistic and bound.
        spent: Processor seconds of the student's function, by what they went to.
        length: Which long run was asked for, None for none.
    """

    max_score: float
    verdict: Verdict
    mistake: str | None
    message: str
    notes: list[str]
    rubric: list[dict[str, Any]]
    evidence: list[dict[str, Any]]
    spent: dict[str, float]
    length: Length | None

    def __new__(
        cls,
        points: float,
        max_score: float,
        verdict: Verdict,
        mistake: str | None = None,
        message: str = "",
        notes: Sequence[str] = (),
        rubric: Sequence[dict[str, Any]] = (),
        evidence: Sequence[dict[str, Any]] = (),
        spent: Mapping[str, float] | None = None,
        length: Length | None = None,
    ) -> Score:
        """Makes a score of so many points; see the class for the rest."""
        score = super().__new__(cls, points)
        score.max_score = float(max_score)
        score.verdict = verdict
        score.mistake = mistake
        score.message = message
        score.notes = list(notes)
        score.rubric = [dict(line) for line in rubric]
        score.evidence = [dict(entry) for entry in evidence]
        score.spent = dict(spent or {})
        score.length = length
        return score

    def __repr__(self) -> str:
        return float.__repr__(self)

    __str__ = __repr__

    def __reduce__(self) -> tuple[Any, ...]:
        return Score, (
            float(self),
            self.max_score,
            self.verdict,
            self.mistake,
            self.message,
            self.notes,
            self.rubric,
            self.evidence,
            self.spent,
            self.length,
        )

    def to_dict(self) -> dict[str, Any]:
        """Everything but the points themselves, as plain data."""
        return {
            "verdict": self.verdict,
            "mistake": self.mistake,
            "message": self.message,
            "notes": list(self.notes),
            "rubric": [dict(line) for line in self.rubric],
            "evidence": [dict(entry) for entry in self.evidence],
            "spent": dict(self.spent),
            "length": self.length,
        }
