"""One number of a figure, over many runs."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Measurement:
    """One line of the page.

    Attributes:
        figure: Which figure it belongs to.
        what: What is measured.
        published: What the book or the paper says, in words.
        runs: The number of each run.
        remark: What is to be said of the comparison.
    """

    figure: str
    what: str
    published: str
    runs: Numbers
    remark: str

    @property
    def mean(self) -> float:
        """The mean over the runs."""
        return float(self.runs.mean())

    @property
    def error(self) -> float:
        """The standard error of the mean."""
        return float(self.runs.std(ddof=1) / math.sqrt(len(self.runs)))


def number_of(full: int, share: float) -> int:
    """How many runs are made, of so many."""
    return max(2, round(full * share))
