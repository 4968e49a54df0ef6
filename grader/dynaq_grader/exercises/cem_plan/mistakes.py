"""The right `cem_plan`, and ones that make a certain mistake."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from ...kit.exercise import Mistake

Array = npt.NDArray[np.float64]
Refit = Callable[[Array, Array], Array]


def cem(
    *,
    k: int = 0,
    times: int = 0,
    worst: bool = False,
    draw: Callable[[Array, Array, int], Array] | None = None,
    start: Callable[[Array], Array] = np.copy,
    refit: Refit = lambda elite, old: elite.mean(axis=0),
    respread: Refit = lambda elite, old: elite.std(axis=0),
    last: Refit = lambda plans, mean: mean,
) -> Callable[..., Array]:
    """A `cem_plan` with some of its parts changed: `k` elites and `times` iterations more, and others."""

    def cem_plan(score: Any, mean: Array, std: Array, n_samples: int, n_elite: int, n_iterations: int) -> Array:
        mean, best = start(mean), mean
        for _ in range(n_iterations + times):
            plans = (draw or normal)(mean, std, n_samples)
            order = np.argsort(score(plans))[:: 1 if worst else -1]
            elite = plans[order[: n_elite + k]]
            best, mean, std = plans[order[0]], refit(elite, mean), respread(elite, std)
        return last(best, mean)

    return cem_plan


def normal(mean: Array, std: Array, n: int) -> Array:
    """Every entry by itself."""
    return mean + std * np.random.standard_normal((n, len(mean)))


def uniform(mean: Array, std: Array, n: int) -> Array:
    """Evenly, within one standard deviation."""
    return mean + std * np.random.uniform(-1, 1, (n, len(mean)))


def one_draw(mean: Array, std: Array, n: int) -> Array:
    """The same number for all times of a plan."""
    return mean + std * np.random.standard_normal((n, 1))


def seeded(mean: Array, std: Array, n: int) -> Array:
    """The same numbers in each call."""
    return mean + std * np.random.default_rng(0).standard_normal((n, len(mean)))


right = cem()

MISTAKES = (
    Mistake("worst-are-elite", cem(worst=True)),
    Mistake("one-elite-more", cem(k=1)),
    Mistake("one-elite-less", cem(k=-1)),
    Mistake("spread-kept", cem(respread=lambda elite, old: old)),
    Mistake("mean-kept", cem(refit=lambda elite, old: old), also=("best-plan",)),
    Mistake("refit-on-all", cem(k=10**6)),
    Mistake("best-plan", cem(last=lambda best, mean: best)),
    Mistake("one-spread", cem(respread=lambda elite, old: np.full_like(old, elite.std()))),
    Mistake("variance-as-spread", cem(respread=lambda elite, old: elite.var(axis=0))),
    Mistake("mean-ignored", cem(start=np.zeros_like)),
    Mistake("uniform-draws", cem(draw=uniform)),
    Mistake("one-draw-for-all-times", cem(draw=one_draw)),
    Mistake("fixed-seed", cem(draw=seeded)),
    Mistake("one-iteration-more", cem(times=1)),
    Mistake("one-iteration-less", cem(times=-1)),
    Mistake("smoothed", cem(refit=lambda elite, old: 0.5 * elite.mean(axis=0) + 0.5 * old)),
)
