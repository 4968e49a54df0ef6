"""Expected updates against sample updates: what is one look at everything worth?"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Errors = npt.NDArray[np.float64]


def figure_8_7(branching: int, n_repetitions: int = 4000, seed: int = 1) -> Errors:
    """Measures the error that is left after t sample updates of one pair with that many equally likely successors.

    The values of the successors are drawn anew for each repetition, from a standard normal distribution, and the mean
    of the first t samples is the estimate. An expected update costs `branching` sample updates and leaves no error.

    Args:
        branching: the number of successors, 2 or more.
        n_repetitions: over how many repetitions the squared error is averaged.
        seed: the seed.

    Returns:
        Root of the mean squared error after 1, 2, ... `branching` updates, as a share of the first error, which is 1.
    """
    rng = np.random.default_rng(seed)
    values = rng.normal(size=(n_repetitions, branching))
    samples = np.take_along_axis(values, rng.integers(branching, size=values.shape), axis=1)
    estimates = samples.cumsum(axis=1) / np.arange(1, branching + 1)
    return np.asarray(np.sqrt(((estimates - values.mean(axis=1, keepdims=True)) ** 2).mean(axis=0)))


def figure_8_7_closed_form(branching: int) -> Errors:
    """Works the same errors out: the root of (b - 1) / (b t).

    Args:
        branching: the number of successors b, 2 or more.

    Returns:
        The errors after t = 1, 2, ... `branching` updates.
    """
    return np.asarray(np.sqrt((branching - 1) / (branching * np.arange(1, branching + 1))))
