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
from .findings import Findings
from .reasons import reasons
from .rubric import score_lines, verdict_of
from .score import Score, Verdict
from .settings import JudgeSettings, current
from .worked_example import show

SILENT = frozenset({"missing", "not-attempted", "too-slow", stopped.CODE})
"""Mistakes that no worked example can show."""


def run(exercise: Exercise, function: object) -> Score:
    """Judges a function by an exercise's questions and prints the reasons."""
    settings = current()
    points = settings.points_of(exercise)
    if isinstance(function, stopped.Stopped):
        why = [function.told(catalogue.texts(exercise))]
        return _told(exercise, score_lines(points, {}), "wrong", Findings(mistake=stopped.CODE), why)
    if not callable(function):
        return _told(exercise, score_lines(points, {}), "missing", Findings(mistake="missing"), [])
    shown = show(exercise, function)  # before a hidden input exists that its numbers could carry
    with fresh(function) if shown.ended else nullcontext(function) as asked:
        found = (exercise.judge or judging.judge)(exercise, asked, settings)
    lines = score_lines(points, found.holds)
    _, _, verdict = verdict_of(lines, found.mistake is None)
    if found.mistake == "not-attempted":
        verdict = "not_attempted"
    example = [] if found.mistake is None or found.mistake in SILENT else shown.lines
    if found.mistake is not None:
        example = [*_limits(function, settings, exercise, found.mistake), *_lacking(function, exercise), *example]
    return _told(exercise, lines, verdict, found, example)


def _limits(function: object, settings: JudgeSettings, exercise: Exercise, mistake: str) -> list[str]:
    """How much processor time there was for a function that is too slow."""
    questions = getattr(function, "cpu_limit", None)
    if mistake != "too-slow" or questions is None:
        return []
    asked, run = f"{questions:.0f}", f"{settings.run_seconds or questions:.0f}"
    texts = catalogue.texts(exercise)
    if asked == run:
        return [texts["too-slow-limit"].format(seconds=asked)]
    return [texts["too-slow-limits"].format(questions=asked, run=run)]


def _lacking(function: object, exercise: Exercise) -> list[str]:
    """Which packages a function uses that are not there."""
    packages = getattr(function, "lacking", ())
    return [catalogue.texts(exercise)["used-lacking"].format(packages=", ".join(packages))] if packages else []


def _told(
    exercise: Exercise,
    lines: list[dict[str, Any]],
    verdict: Verdict,
    found: Findings,
    example: Sequence[str],
) -> Score:
    """Prints the reasons and makes the score that carries them."""
    earned = float(sum(line["score"] for line in lines))
    total = float(sum(line["max_score"] for line in lines))
    scored, said, noted = reasons(exercise, verdict, earned, total, found.mistake, found.notes, lines)
    print("\n".join([*scored, *said, *noted, *example]))
    message = "\n".join([*said, *example])
    return Score(
        earned, total, verdict, found.mistake, message, noted, lines, found.evidence, found.spent, found.length
    )
