"""Measures the judge on answers whose verdict is known: error rates with bounds, mistakes named, time."""

from .error_rates import Calibration, Disagreement, calibrate
from .in_process import InProcessGrader, NotIsolatedWarning
from .outcome import Outcome
from .sandboxed import SandboxedGrader, judge_bank, run_calibration, solutions_of

__all__ = [
    "Calibration",
    "Disagreement",
    "InProcessGrader",
    "NotIsolatedWarning",
    "Outcome",
    "SandboxedGrader",
    "calibrate",
    "judge_bank",
    "run_calibration",
    "solutions_of",
]
