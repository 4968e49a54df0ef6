"""What grading found of one test cell."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from ..base.result import CellResult

RANDOM = "random: this test does not give the instructor's own solution the same score each time"


@dataclass(frozen=True)
class GradedCell:
    """A test cell's result, what it printed, its evidence for an appeal, and the time it took.

    Where there is no result, `failure` says why, and `lasting` whether another run would say the same.
    """

    result: CellResult | None
    printed: str
    failure: str | None
    evidence: list[Any]
    cpu_seconds: float
    lasting: bool = False


def noted(cell: GradedCell) -> GradedCell:
    """The same, with a note that chance decides its score."""
    return (
        cell if cell.result is None else replace(cell, result=replace(cell.result, notes=[*cell.result.notes, RANDOM]))
    )
    if cell.result is None:
        return cell
    return replace(cell, result=replace(cell.result, notes=[*cell.result.notes, RANDOM]))
