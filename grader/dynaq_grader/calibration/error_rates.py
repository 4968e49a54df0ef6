"""From judgements of known answers to a confusion matrix and error rates with exact bounds."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from scipy.stats import binomtest

from .answers import AnswerFile
from .outcome import Outcome

Grade = Callable[[AnswerFile, int], Outcome]
"""Judges an answer; the number counts repeats and is to change every random number."""

Kind = Literal["false accept", "false reject", "grader failed", "false name", "no name", "note missing"]
ERRORS: tuple[Kind, ...] = ("false accept", "false reject", "grader failed")
NAMELESS = "unrecognised"
CONFIDENCE = 0.95


@dataclass(frozen=True)
class Disagreement:
    """A judgement that is not the one in the answer file's header."""

    answer: AnswerFile
    repeat: int
    kind: Kind
    outcome: Outcome

    def __str__(self) -> str:
        expected = self.answer.mistake or "correct"
        got = self.outcome.mistake or self.outcome.verdict
        return f"{self.kind}: {self.answer.name} ({self.answer.about}) is {expected}, judged {got}"


@dataclass(frozen=True)
class Rate:
    """A share of answers, with the exact (Clopper-Pearson) two-sided 95 % interval.

    Source:
        Clopper & Pearson (1934), The use of confidence or fiducial limits illustrated in the case of the
        binomial, Biometrika 26, 404-413.
    """

    count: int
    total: int

    @property
    def bounds(self) -> tuple[float, float]:
        """Lower and upper bound of the share; 0 and 1 where nothing was judged."""
        if self.total == 0:
            return 0.0, 1.0
        interval = binomtest(self.count, self.total).proportion_ci(CONFIDENCE, method="exact")
        return float(interval.low), float(interval.high)

    def __str__(self) -> str:
        low, high = self.bounds
        return f"{self.count} of {self.total} (95 % bounds {low:.1%} to {high:.1%})"


@dataclass(frozen=True)
class Calibration:
    """All judgements of a bank, repeat after repeat in the bank's order.

    An answer counts as falsely judged if it was in any repeat: repeats of one answer are not independent, so
    the bounds are over answers.
    """

    bank: Sequence[AnswerFile]
    outcomes: Sequence[Sequence[Outcome]]

    @property
    def confusion(self) -> Mapping[tuple[str, str], int]:
        """Number of judgements by (verdict in the header, verdict of the judge)."""
        return Counter((answer.verdict, outcome.verdict) for answer, _, outcome in self._judgements())

    @property
    def disagreements(self) -> list[Disagreement]:
        """Every judgement that differs from its header, answer by answer."""
        return [
            Disagreement(answer, repeat, kind, outcome)
            for answer, repeat, outcome in self._judgements()
            if (kind := _kind(answer, outcome)) is not None
        ]

    @property
    def errors(self) -> list[Disagreement]:
        """The disagreements that cost points or give them away, or where the grader broke down."""
        return [entry for entry in self.disagreements if entry.kind in ERRORS]

    @property
    def false_rejects(self) -> Rate:
        """Right answers that did not get full points, of all right answers."""
        return self._rate("false reject", "right")

    @property
    def false_accepts(self) -> Rate:
        """Wrong answers that got full points, of all wrong answers."""
        return self._rate("false accept", "wrong")

    @property
    def false_names(self) -> Rate:
        """Judgements of wrong answers that name a mistake which the answer does not make."""
        wrong = [entry for entry in self.disagreements if entry.kind == "false name"]
        return Rate(len(wrong), sum(answer.verdict == "wrong" for answer, _, _ in self._judgements()))

    @property
    def named(self) -> Rate:
        """Judgements of wrong answers that name the mistake, or one that looks the same, where it has a name."""
        judged = self._with_a_name()
        return Rate(sum(outcome.mistake in _names(answer) for answer, outcome in judged), len(judged))

    @property
    def named_exactly(self) -> Rate:
        """Those that name the very mistake of the header."""
        judged = self._with_a_name()
        return Rate(sum(outcome.mistake == answer.mistake for answer, outcome in judged), len(judged))

    @property
    def visible_checks(self) -> dict[str, Rate]:
        """Wrong answers that pass the student's own check, of all it was run on, for each exercise."""
        said: dict[str, list[bool]] = {}
        for answer, repeat, outcome in self._judgements():
            if repeat == 0 and answer.verdict == "wrong" and outcome.passes_visible_check is not None:
                said.setdefault(answer.exercise, []).append(outcome.passes_visible_check)
        return {exercise: Rate(sum(passed), len(passed)) for exercise, passed in sorted(said.items())}

    def processor_time(self) -> float:
        """Processor time of all judgements together, in seconds."""
        return sum(outcome.seconds for _, _, outcome in self._judgements())

    def seconds(self, verdict: str, part: Literal["seconds", "judge_seconds"] = "seconds") -> tuple[float, float]:
        """Median and maximum of the processor time of a submission, for right or for wrong answers."""
        taken = [getattr(outcome, part) for answer, _, outcome in self._judgements() if answer.verdict == verdict]
        return (statistics.median(taken), max(taken)) if taken else (0.0, 0.0)

    def to_dict(self) -> dict[str, Any]:
        """Plain data; ``outcomes`` holds no times, so that two machines or interpreters can be compared."""
        return {
            "schema": 1,
            "answers": len(self.bank),
            "repeats": len(self.outcomes[0]) if self.outcomes else 0,
            "confusion": {" judged ".join(pair): count for pair, count in sorted(self.confusion.items())},
            "false_accepts": _rate_as_dict(self.false_accepts),
            "false_rejects": _rate_as_dict(self.false_rejects),
            "false_names": _rate_as_dict(self.false_names),
            "named": _rate_as_dict(self.named),
            "named_exactly": _rate_as_dict(self.named_exactly),
            "visible_checks": {exercise: _rate_as_dict(rate) for exercise, rate in self.visible_checks.items()},
            "disagreements": [str(entry) for entry in self.disagreements],
            "outcomes": {
                answer.name: [_outcome_as_dict(outcome) for outcome in repeats]
                for answer, repeats in zip(self.bank, self.outcomes, strict=True)
            },
            "cpu_seconds": {
                answer.name: [round(outcome.seconds, 4) for outcome in repeats]
                for answer, repeats in zip(self.bank, self.outcomes, strict=True)
            },
        }

    def _judgements(self) -> list[tuple[AnswerFile, int, Outcome]]:
        return [
            (answer, repeat, outcome)
            for answer, repeats in zip(self.bank, self.outcomes, strict=True)
            for repeat, outcome in enumerate(repeats)
        ]

    def _with_a_name(self) -> list[tuple[AnswerFile, Outcome]]:
        return [(answer, outcome) for answer, _, outcome in self._judgements() if _names(answer)]

    def _rate(self, kind: Kind, verdict: str) -> Rate:
        wrong = {entry.answer.name for entry in self.errors if entry.kind == kind}
        return Rate(len(wrong), sum(answer.verdict == verdict for answer in self.bank))


def calibrate(bank: Sequence[AnswerFile], grade: Grade, repeats: int = 1) -> Calibration:
    """Judges every answer of a bank.

    Args:
        bank: Known answers.
        grade: Called with an answer and the number of the repeat, from 0.
        repeats: How often each answer is judged.
    """
    return Calibration(bank, [[grade(answer, repeat) for repeat in range(repeats)] for answer in bank])


def _kind(answer: AnswerFile, outcome: Outcome) -> Kind | None:
    if outcome.verdict == "failed":
        return "grader failed"
    if answer.verdict == "right":
        if not outcome.accepted:
            return "false reject"
        return "note missing" if answer.note and not outcome.notes else None
    if outcome.accepted:
        return "false accept"
    if outcome.mistake == NAMELESS:
        return "no name" if _names(answer) else None
    return None if outcome.mistake in answer.mistakes else "false name"


def _names(answer: AnswerFile) -> list[str]:
    """What the answer's mistake may be called; nothing where it has no name."""
    return [] if answer.mistake == NAMELESS else [code for code in answer.mistakes if code != NAMELESS]


def _rate_as_dict(rate: Rate) -> dict[str, Any]:
    return {"count": rate.count, "total": rate.total, "bounds": list(rate.bounds)}


def _outcome_as_dict(outcome: Outcome) -> dict[str, Any]:
    return {"verdict": outcome.verdict, "mistake": outcome.mistake, "score": outcome.score}
