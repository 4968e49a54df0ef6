"""Points as the platform counts them."""

from __future__ import annotations

from collections.abc import Mapping

from ...base.errors import CourseError
from ...records.standings import Standing
from .outcome import Exported


def scores(standings: Mapping[str, Standing], outcome: Exported) -> dict[str, float]:
    """The scores that may go out; students without one are told in the outcome, and get no 0.

    Raises:
        CourseError: Nobody handed in.
    """
    if not standings:
        raise CourseError("The gradebook holds no submission of this assignment. `dynaq grade` writes them there.")
    found = {student: standing.score for student, standing in standings.items()}
    outcome.without += [f"{student}: no score yet." for student, score in found.items() if score is None]
    return {student: score for student, score in found.items() if score is not None}


def factor(theirs: float, ours: float, scale: bool, where: str) -> float:
    """What to multiply points by so that they fit the platform's maximum.

    Raises:
        CourseError: The two maxima differ, and scaling was not asked for.
    """
    if theirs == ours or not ours:
        return 1.0
    if not scale:
        raise CourseError(
            f"{where} counts up to {theirs:g} points and this course up to {ours:g}. Set the maximum there "
            f"to {ours:g}, or ask for the points to be scaled."
        )
    return theirs / ours
