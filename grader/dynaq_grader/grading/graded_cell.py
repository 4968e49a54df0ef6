"""What grading found of one test cell."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from ..base.result import CellResult
from .allowances import Spent

RANDOM = "random: this test does not give the instructor's own solution the same score each time"


@dataclass(frozen=True)
class GradedCell:
    """A test cell's result, and what belongs to it.

    Attributes:
        result: The result, None where there is none.
        printed: What the test printed.
        failure: Why there is no result, or None.
        evidence: For an appeal.
        cpu_seconds: Processor time of the worker.
        spent: How much of it went to the questions and to the long run.
        lasting: Whether another run would come to no result for the same reason.
        limited: Whether a limit has ended student code.
    """

    result: CellResult | None
    printed: str
    failure: str | None
    evidence: list[Any]
    cpu_seconds: float
    spent: Spent
    lasting: bool = False
    limited: bool = False


def noted(cell: GradedCell) -> GradedCell:
    """The same, with a note that chance decides its score."""
    if cell.result is None:
        return cell
    return replace(cell, result=replace(cell.result, notes=[*cell.result.notes, RANDOM]))
