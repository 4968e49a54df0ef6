"""Which ways of drawing are fair, and how sure we are when we say that one is not.

Accepted: every known pair equally likely (which is also "a known state in proportion to its pairs, then one of its
actions"), or every known state equally likely and then every action taken there. A random order without replacement
inside a call is accepted too: only *more* spread than independent draws give is held against an answer.

**Bounds.** Let n draws be made from m cells with probabilities p, and D be the relative entropy between the observed
shares and p. For independent draws Agrawal (2020, *Finite-sample concentration of the multinomial in relative
entropy*, IEEE Transactions on Information Theory 66(10), theorem 1.2 and its proof) gives
E exp(u n D) <= (1 - u)**-(m - 1), hence for t > m - 1

    P(n D >= t) <= exp(-t) * (e t / (m - 1))**(m - 1).

With m = 2 (one pair against all others) the plain Chernoff bound, P(n D >= t) <= 2 exp(-t), is sharper. Both rest
on expectations of convex functions of the counts. Drawing without replacement gives smaller expectations of every
convex function than independent draws do (Hoeffding 1963, section 6, theorem 4), and so do sums over independent
calls: the bounds hold for it unchanged. No approximation (chi-square, normal) enters.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.special import gammaln, lambertw, xlogy

Floats = npt.NDArray[np.float64]

SPREAD_ERROR = 1e-8
"""False-reject bound of one look at all cells together."""
CELL_ERROR = 1e-8
"""False-reject bound of one look at each cell by itself, all cells of the look together."""


def laws(pairs: Sequence[tuple[int, int]]) -> dict[str, Floats]:
    """Probabilities of the pairs, shape (n_pairs,), under each accepted law.

    Args:
        pairs: The pairs that may be drawn, as (state, action).
    """
    everything = laws_of_subsets(pairs, np.ones((1, len(pairs)), dtype=bool))
    return {name: p[0] for name, p in everything.items()}


def laws_of_subsets(pairs: Sequence[tuple[int, int]], known: npt.NDArray[np.bool_]) -> dict[str, Floats]:
    """The same where some of the pairs may be drawn, one case a row; the others have probability 0.

    Args:
        pairs: All pairs, as (state, action).
        known: Which of them may be drawn, shape (cases, n_pairs), one at least in each case.
    """
    states, state = np.unique([state for state, _ in pairs], return_inverse=True)
    taken = np.array([np.bincount(state[row], minlength=len(states)) for row in known])
    of_its_state = np.where(known, taken[:, state], np.inf)
    return {
        "every pair alike": known / known.sum(axis=1, keepdims=True),
        "every state alike, then every action": 1.0 / ((taken > 0).sum(axis=1, keepdims=True) * of_its_state),
    }


def divergence(counts: Floats, p: Floats) -> float:
    """The n D of the counts, shape (m,), against probabilities p, shape (m,); half the likelihood-ratio statistic."""
    n = counts.sum()
    return float((xlogy(counts, counts) - xlogy(counts, n * p)).sum()) if n else 0.0


def spread_bound(cells: int, error: float = SPREAD_ERROR) -> float:
    """The n D that a fair drawing exceeds with at most this probability."""
    df = cells - 1
    if df == 0:
        return np.inf

    # The root t > df of -t + df (1 + log(t / df)) = log(error).
    return float(-df * lambertw(-np.exp(np.log(error) / df - 1.0), k=-1).real)


def worst_cell(counts: Floats, p: Floats) -> tuple[int, float]:
    """The cell furthest from its share: its index and n D of that cell against all others."""
    n = counts.sum()
    each = [divergence(np.array([c, n - c]), np.array([q, 1.0 - q])) for c, q in zip(counts, p, strict=True)]
    worst = int(np.argmax(each))
    return worst, each[worst]


def cell_bound(cells: int, error: float = CELL_ERROR) -> float:
    """The n D of its worst cell that a fair drawing exceeds with at most this probability: Chernoff and Bonferroni."""
    return float(np.log(2 * cells / error))


def is_fair(counts: Floats, p: Floats) -> bool:
    """Whether counts may come from independent draws (or draws without replacement) with probabilities p."""
    return (
        divergence(counts, p) < spread_bound(len(p)) and worst_cell(counts, p)[1] < cell_bound(len(p))
        if len(p) > 1
        else True
    )


def upper_tail(successes: float, trials: int, p: float) -> float:
    """Chernoff's bound on P(at least so many successes in so many independent trials of probability at most p)."""
    share = successes / trials if trials else 0.0
    if share <= p:
        return 1.0
    return float(np.exp(-divergence(np.array([successes, trials - successes]), np.array([p, 1.0 - p]))))


def is_share(successes: float, trials: float, p: float, error: float) -> bool:
    """Whether a count may be that of so many independent trials whose chances are p on average: Chernoff, two-sided.

    The trials need not have the same chance: Hoeffding (1963), theorem 1, bounds their sum by the mean chance alone.
    """
    if not 0.0 < p < 1.0:
        return True
    distance = divergence(np.array([successes, trials - successes]), np.array([p, 1.0 - p]))
    return bool(2 * np.exp(-distance) >= error)


EXPONENTS = np.geomspace(0.002, 0.6, 24)


def chance_of_repeats(counts: Floats, p: Floats) -> float:
    """A bound on the chance of so many repeats in so many calls, if the draws of a call are independent.

    Repeats are pairs of draws of one call that hit the same cell, n (n - 1) / 2 for a cell that is hit n times: many
    where an index is kept for several steps, or where weights are drawn once a call, though all cells are equally
    likely over many calls. The moment generating function of their number T in one call of k draws is exact: k! times
    the coefficient of x**k in the product over cells of sum_n (p x)**n / n! exp(u n (n - 1) / 2). Markov's inequality
    for exp(u T), at each of some fixed u, bounds the tail of the sum over calls. T is a convex function of the counts,
    so that drawing without replacement keeps the bound (Hoeffding 1963).

    Args:
        counts: How often each cell was hit in each call, shape (calls, n_cells).
        p: Probabilities of the cells, shape (n_cells,).
    """
    if (counts < 0).any():
        return 0.0
    draws = counts.sum(axis=1).astype(int)
    repeats = float((counts * (counts - 1.0)).sum() / 2)
    n = np.arange(draws.max(initial=0) + 1)
    product = np.eye(1, len(n)).repeat(len(EXPONENTS), axis=0)
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        for share in p:
            terms = np.exp(n * np.log(share) - gammaln(n + 1) + EXPONENTS[:, None] * n * (n - 1) / 2)
            longer = np.zeros_like(product)
            for hits in n:
                longer[:, hits:] += product[:, : len(n) - hits] * terms[:, hits : hits + 1]
            product = longer
        moments = np.log(product) + gammaln(n + 1)
        logs = moments[:, draws].sum(axis=1) - EXPONENTS * repeats
    return float(np.exp(min([*logs[np.isfinite(logs)], 0.0])))
