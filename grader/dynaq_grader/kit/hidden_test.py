"""The test that a hidden test cell calls: shows a public example, judges, prints the reasons and gives the score.

It takes any callable, a stand-in for a function in the sandbox or, in a plain kernel, the function itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from typing import Any

from ..workers.calls import fresh
from . import catalogue, judging, stopped
from .exercise import Exercise
from .reasons import reasons
from .rubric import score_lines, verdict_of
from .score import Score, Verdict
from .settings import current
from .worked_example import show

SILENT = frozenset({"missing", "not-attempted", "too-slow", stopped.CODE})
"""Mistakes that no worked example can show."""


def run(exercise: Exercise, function: object) -> Score:
    """Judges a function by an exercise's questions and prints the reasons."""
    settings = current()
    points = settings.points_of(exercise)
    if isinstance(function, stopped.Stopped):
        why = [function.told(catalogue.texts(exercise))]
        return _told(exercise, score_lines(points, {}), "wrong", stopped.CODE, [], why, [])
    if not callable(function):
        return _told(exercise, score_lines(points, {}), "missing", "missing", [], [], [])
    shown = show(exercise, function)  # before a hidden input exists that its numbers could carry
    with fresh(function) if shown.ended else nullcontext(function) as asked:
        found = (exercise.judge or judging.judge)(exercise, asked, settings)
    lines = score_lines(points, found.holds)
    _, _, verdict = verdict_of(lines, found.mistake is None)
    if found.mistake == "not-attempted":
        verdict = "not_attempted"
    example = [] if found.mistake is None or found.mistake in SILENT else shown.lines
    limit = getattr(function, "cpu_limit", None)
    if found.mistake == "too-slow" and limit is not None:
        example = [catalogue.texts(exercise)["too-slow-limit"].format(seconds=f"{limit:.0f}")]
    return _told(exercise, lines, verdict, found.mistake, found.notes, example, found.evidence)


def _told(
    exercise: Exercise,
    lines: list[dict[str, Any]],
    verdict: Verdict,
    mistake: str | None,
    notes: Sequence[str],
    example: Sequence[str],
    evidence: Sequence[dict[str, Any]],
) -> Score:
    """Prints the reasons and makes the score that carries them."""
    earned = float(sum(line["score"] for line in lines))
    total = float(sum(line["max_score"] for line in lines))
    scored, said, noted = reasons(exercise, verdict, earned, total, mistake, notes, lines)
    print("\n".join([*scored, *said, *noted, *example]))
    return Score(earned, total, verdict, mistake, "\n".join([*said, *example]), noted, lines, evidence)
