"""``cem_plan(score, mean, std, n_samples, n_elite, n_iterations)``: the cross-entropy method.

Its draws are random, so that a law decides (`reference.cross_entropy`): the plans of many calls after 1 and after 3
iterations, each seen from five sides, are compared with 400,000 simulated ones, once for each ddof. A right answer is
rejected with a probability of at most 1e-7 (`kit.kolmogorov`): five looks at each, so many calls as `CALLS` says. No
iteration, and a spread of 0, have one right answer.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np

from dynaq_utils.control.trying import try_cem_plan

from ...kit import drawn_by_loops, kolmogorov
from ...kit.drawn_by_loops import Wanted
from ...kit.exercise import Exercise, Line, PublicCall, Question
from ...reference import cross_entropy as law
from .loop import many_plans
from .mistakes import MISTAKES, right

CALLS = {1: 2_400, 3: 1_200}
LIMITS = {n: kolmogorov.limit(1e-7, law.LOOKS, calls, law.RUNS, law.QUANTILES) for n, calls in CALLS.items()}
"""0.070 and 0.097. One elite more or less lies at 0.114 or more after 1 iteration, whatever the ddof."""


def certain(iterations: int, spread: float, far: float = 3.0) -> Callable[[np.random.Generator], Question]:
    """Asks where nothing is left to chance: no iteration, or no spread; means lie so far from 0."""

    def make(rng: np.random.Generator) -> Question:
        length = int(rng.integers(2, 7))
        drawn = {"weights": rng.normal(size=length), "mean": rng.normal(0, far, length), "std": np.full(length, spread)}
        inputs = {**drawn, "counts": (8, 3, iterations), "calls": 2}
        return Question(loop=many_plans, inputs=inputs, about=Wanted(drawn["mean"]))

    return make


def drawn(iterations: int) -> Callable[[np.random.Generator], Question]:
    """Asks for many plans after so many iterations; where they lie and how wide they are is drawn."""

    def make(rng: np.random.Generator) -> Question:
        width, sign = rng.uniform(0.3, 3.0, len(law.STD)), rng.choice((-1.0, 1.0), len(law.STD))
        mean, counts = sign * rng.uniform(4, 9, len(width)) * width, (law.N_SAMPLES, law.N_ELITE, iterations)
        inputs = {"weights": law.WEIGHTS / width, "mean": mean, "std": law.STD * width}
        stored = law.stored_quantiles()[:, law.ITERATIONS.index(iterations)]
        laws = {f"ddof {ddof}": quantiles for ddof, quantiles in zip(law.DDOFS, stored, strict=True)}
        about = Wanted(mean, law.PROJECTIONS / width, laws, LIMITS[iterations])
        return Question(loop=many_plans, inputs={**inputs, "counts": counts, "calls": CALLS[iterations]}, about=about)

    return make


EXERCISE = Exercise(
    name="cem_plan",
    arguments=("score", "mean", "std", "n_samples", "n_elite", "n_iterations"),
    right=right,
    questions={
        "no iteration": certain(0, 1.0),
        "no spread": certain(3, 0.0),
        "no iteration, from zeros": certain(0, 1.0, far=0.0),
        **{f"{iterations} iterations": drawn(iterations) for iterations in law.ITERATIONS},
    },
    mistakes=MISTAKES,
    lines=(
        Line("no iteration, and no spread", 0.5, lambda found: found.certain),
        Line("draws and refits by the law", 2.0, lambda found: found.follows and not found.repeats),
        Line("leaves its arguments alone", 0.5, lambda found: found.kept and found.drew),
    ),
    examples=tuple(
        PublicCall((np.array([1.0, 0.0]), np.array(mean), np.array(std), 5000, 500, iterations))
        for mean, std, iterations in (
            ([3.0, -2.0], [1.5, 1.5], 0),
            ([3.0, -2.0], [0.0, 0.0], 2),
            ([4.37, 6.0], [1.5, 1.5], 1),
            ([4.29, -6.0], [1.5, 1.5], 2),
        )
    ),
    folder=Path(__file__).parent,
    close=1e-8,
    lists=True,
    judge=drawn_by_loops.judge,
    through=try_cem_plan,
    warm=lambda settings: law.stored_quantiles(),
)
