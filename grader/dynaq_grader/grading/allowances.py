"""How much processor time student code has, from what the instructor's solution takes in the same process."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from ..base.result import CellResult
from ..course.settings import Settings
from ..kit.settings import Allowance

SLOW = 10.0
"""An answer is slow whose questions take more than so many times as long as the solution's."""
AT_ONCE = -1.0
"""Every answer takes longer."""


@dataclass(frozen=True)
class Spent:
    """Processor seconds that the solution took in one test cell: for the questions, and for the long run."""

    questions: float
    run: float


def unscaled(settings: Settings) -> Allowance:
    """What is allowed where the solution is not measured."""
    least = settings.limits.cpu_seconds
    return Allowance(least, least, math.inf)


def while_measured(settings: Settings) -> Allowance:
    """What the solution itself may take."""
    patient = settings.limits.cpu_seconds * settings.times_solution
    return Allowance(patient, patient, math.inf)


def scaled(settings: Settings, spent: Spent) -> Allowance:
    """What is allowed beside a solution that took so long."""
    least, times = settings.limits.cpu_seconds, settings.times_solution
    return Allowance(max(least, times * spent.questions), max(least, times * spent.run), SLOW * spent.questions)


def as_recorded(allowance: Allowance, recorded: CellResult | None) -> Allowance:
    """The same, but with the long run of the record, however fast the answer is this time."""
    if recorded is None or recorded.long_run is None:
        return allowance
    return replace(allowance, slow_seconds=AT_ONCE if recorded.long_run == "short" else math.inf)
