"""Adam (Kingma and Ba, 2015): gradient steps of about the same size, however large the gradient."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

KEPT, KEPT_SQUARES = 0.9, 0.99


class Adam:
    """Turns gradients into steps upwards."""

    def __init__(self, n_weights: int, rate: float) -> None:
        """Starts without a memory of earlier gradients."""
        self._mean, self._square = np.zeros(n_weights), np.zeros(n_weights)
        self._rate, self._steps = rate, 0

    def step(self, gradient: Array) -> Array:
        """The change of the weights for a gradient, shape (n_weights,)."""
        self._steps += 1
        self._mean = KEPT * self._mean + (1 - KEPT) * gradient
        self._square = KEPT_SQUARES * self._square + (1 - KEPT_SQUARES) * gradient**2
        mean = self._mean / (1 - KEPT**self._steps)
        square = self._square / (1 - KEPT_SQUARES**self._steps)
        return self._rate * mean / (np.sqrt(square) + 1e-8)
