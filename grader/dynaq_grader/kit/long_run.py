"""How the long run of an exercise is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from .settings import JudgeSettings

Length = Literal["short", "usual", "whole"]


@dataclass(frozen=True)
class LongRun:
    """What is asked for.

    Attributes:
        length: The short one for a slow answer, the whole one where the course asks for it.
        matters: Whether points hang on how it ends.
        cpu_seconds: Processor time of all runs together, in a worker of their own; None where nothing is scaled.
    """

    length: Length = "usual"
    matters: bool = True
    cpu_seconds: float | None = None


def told_of(length: Length | None) -> list[str]:
    """The codes of notes about how long the run was."""
    return ["short-run"] if length == "short" else []


def used(function: Callable[..., Any]) -> float:
    """Processor seconds that a student's function and its cells have used; 0 for a function of this process."""
    seconds: float = getattr(function, "cpu_used", 0.0)
    return seconds


def length_for(settings: JudgeSettings, questions_seconds: float) -> Length:
    """How long the run is, from what the questions took."""
    if settings.full_run:
        return "whole"
    allowance = settings.allowance
    return "short" if allowance is not None and questions_seconds > allowance.slow_seconds else "usual"
