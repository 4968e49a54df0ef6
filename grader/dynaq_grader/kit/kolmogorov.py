"""Whether numbers that were drawn follow a law that is known by many simulated runs: Kolmogorov's distance.

**Bound.** Let F be the law of one call, F_n the distribution of n independent calls and G_m that of m simulated
runs. By the Dvoretzky-Kiefer-Wolfowitz inequality with Massart's constant (1990, *Annals of Probability* 18(3)), for
any F,

    P(sup |F_n - F| > t) <= 2 exp(-2 n t**2),

and so for G_m. Of the runs only their quantiles are kept, at the levels (i + 1/2) / q: between two of them G_m is known
to 1 / q. So the distance to the stored quantiles exceeds

    sqrt(log(2 / a) / (2 n)) + sqrt(log(2 / b) / (2 m)) + 1 / q

with probability a + b at most. Nothing is asked of the law; where it has no jumps, as here, nothing is lost either.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


def distance(drawn: Array, quantiles: Array) -> float:
    """The largest difference between the distribution of what was drawn and that of stored quantiles.

    Args:
        drawn: shape (n,).
        quantiles: at the levels (i + 1/2) / q, rising, shape (q,).
    """
    drawn = np.sort(drawn)
    at, before = (np.searchsorted(drawn, drawn, side) / len(drawn) for side in ("right", "left"))
    stored_at, stored_before = (np.searchsorted(quantiles, drawn, side) / len(quantiles) for side in ("right", "left"))
    return float(max((at - stored_at).max(), (stored_before - before).max()))


def farthest(drawn: Array, quantiles: Array) -> float:
    """The largest distance of several looks: drawn of shape (n, looks), quantiles of shape (looks, q)."""
    return max(distance(*pair) for pair in zip(drawn.T, quantiles, strict=True))


def limit(error: float, looks: int, n_drawn: int, n_simulated: int, n_quantiles: int) -> float:
    """The distance that so many looks at a right answer together exceed with a probability of at most `error`.

    Args:
        error: the probability.
        looks: how many distances are looked at.
        n_drawn: how many independent calls each is made of.
        n_simulated: how many runs were simulated.
        n_quantiles: how many quantiles of them are kept.
    """
    log = np.log(2 * 2 * looks / error)
    return float(np.sqrt(log / (2 * n_drawn)) + np.sqrt(log / (2 * n_simulated)) + 1 / n_quantiles)
