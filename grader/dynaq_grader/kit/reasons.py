"""The reasons that a student reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from . import catalogue
from .exercise import Exercise
from .score import Verdict


def reasons(
    exercise: Exercise,
    verdict: Verdict,
    points: float,
    total: float,
    mistake: str | None,
    notes: Sequence[str],
    rubric: Sequence[dict[str, Any]],
) -> tuple[list[str], list[str], list[str]]:
    """What there is to say.

    Args:
        exercise: Whose sentences are said.
        verdict: The word for the answer.
        points: Points earned.
        total: Points that could be had.
        mistake: Code of the mistake, or None.
        notes: Codes of notes.
        rubric: Lines with their points.

    Returns:
        The lines with points, the sentences about the mistake, and the notes.
    """
    texts = catalogue.texts(exercise)
    scored = [texts["points"].format(points=f"{points:g}", total=f"{total:g}")]
    scored += [
        "  "
        + texts["line"].format(
            mark=texts["mark-correct" if line["verdict"] == "correct" else "mark-wrong"],
            line=line["line"],
            points=f"{line['score']:g}",
            total=f"{line['max_score']:g}",
        )
        for line in rubric
    ]
    said: list[str] = []
    if verdict == "correct":
        said.append(texts["right"])
    elif verdict == "not_attempted":
        said.append(texts["not-attempted"])
    if mistake is not None:
        message = catalogue.of(exercise)[mistake]
        said += [texts["found"].format(sentence=message.sentence), texts["hint"].format(hint=message.hint)]
    return scored, said, [texts[code] for code in notes if code in texts]
