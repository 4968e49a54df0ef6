"""Curves of many runs that take too long to wait for: `dynaq calibrate --figures` of the grader measures them."""

from __future__ import annotations

import json
from importlib import resources

import numpy as np
import numpy.typing as npt

STORED = "figure_8_5.json"


def figure_8_5() -> tuple[npt.NDArray[np.int64], dict[str, npt.NDArray[np.float64]], int]:
    """Gives what four agents earn in the shortcut maze, means of many runs.

    The agents are Dyna-Q, Dyna-Q+, one whose bonus counts only when it acts, and Dyna-Q+ without the actions that were
    never tried.

    Returns:
        The steps, shape (100,), the mean cumulative reward of each agent after them, and the number of runs.
    """
    text = resources.files("dynaq_utils.experiments").joinpath(STORED).read_text(encoding="utf-8")
    stored = json.loads(text)
    curves = {label: np.array(curve) for label, curve in stored["curves"].items()}
    return np.array(stored["steps"]), curves, stored["n_runs"]
