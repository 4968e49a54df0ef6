"""From what holds to points."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .score import Verdict


def score_lines(points: Mapping[str, float], holds: Mapping[str, bool]) -> list[dict[str, Any]]:
    """The lines of a rubric with the points they earn: all or nothing each.

    Args:
        points: Points of each line.
        holds: Whether what the line asks holds; a line that is not mentioned does not.
    """
    return [
        {
            "line": line,
            "score": float(worth) if holds.get(line) else 0.0,
            "max_score": float(worth),
            "verdict": "correct" if holds.get(line) else "wrong",
        }
        for line, worth in points.items()
    ]


def verdict_of(lines: list[dict[str, Any]], is_right: bool) -> tuple[float, float, Verdict]:
    """Points, points that could be had, and the word for them.

    A wrong answer is never called correct, and never gets all points, whatever the rubric's weights: where the lines
    that it breaks are worth nothing it loses what the dearest line is worth.
    """
    total = float(sum(line["max_score"] for line in lines))
    points = float(sum(line["score"] for line in lines))
    if is_right:
        return points, total, "correct"
    if points >= total and lines:
        dearest = max(lines, key=lambda line: line["max_score"])
        dearest["score"], dearest["verdict"] = 0.0, "wrong"
        points = total - dearest["max_score"]
    return points, total, "partial" if points > 0 else "wrong"
