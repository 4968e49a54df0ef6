"""``cem_plan(score, mean, std, n_samples, n_elite, n_iterations)``: the cross-entropy method.

Its draws are random, so that a law decides (`reference.cross_entropy`): after 1, 2 and 3 iterations 1,500 plans
each, seen from five sides,
are compared with 400,000 simulated ones, and a right answer is rejected with a probability of at most 1e-7. No
iteration,
and a spread of 0, have one right answer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from dynaq_utils.control.trying import try_cem_plan

from ...kit import kolmogorov, seeds
from ...kit.comparing import alike
from ...kit.exercise import Exercise, Line, PublicCall, Question
from ...kit.findings import Findings
from ...kit.judging import questions_of, run_loop
from ...kit.settings import JudgeSettings
from ...reference import cross_entropy as law
from ...workers.calls import RngState
from .loop import many_plans
from .mistakes import MISTAKES, right

Array = npt.NDArray[np.float64]
CLOSE, CALLS = 1e-8, 1_500
LIMIT = kolmogorov.limit(1e-7, law.LOOKS, CALLS, law.RUNS, law.QUANTILES)
"""0.087: a right answer, by its own ddof, is further away in some look with a probability of 1e-7 at most."""
NAMING_CALLS = 150
NAMED_WITHIN = 0.25
"""A mistake is named where no look at it is further away than this."""


def certain(iterations: int, spread: float, **more: int) -> Callable[[np.random.Generator], Question]:
    """Asks where nothing is left to chance: no iteration, or no spread."""

    def make(rng: np.random.Generator) -> Question:
        length = int(rng.integers(2, 7))
        drawn = {"weights": rng.normal(size=length), "mean": rng.normal(0, 3, length)}
        counts = (more.get("samples", 8), 3, iterations)
        return Question(loop=many_plans, inputs={**drawn, "std": np.full(length, spread), "counts": counts, "calls": 2})

    return make


def drawn(iterations: int) -> Callable[[np.random.Generator], Question]:
    """Asks for many plans after so many iterations; where they lie and how wide they are is drawn."""

    def make(rng: np.random.Generator) -> Question:
        width, sign = rng.uniform(0.3, 3.0, len(law.STD)), rng.choice((-1.0, 1.0), len(law.STD))
        inputs = {"weights": law.WEIGHTS / width, "mean": sign * rng.uniform(4, 9, len(width)) * width}
        counts = (law.N_SAMPLES, law.N_ELITE, iterations)
        inputs |= {"std": law.STD * width, "counts": counts, "calls": CALLS}
        return Question(loop=many_plans, inputs=inputs, about=(iterations, width))

    return make


QUESTIONS = {
    "no iteration": certain(0, 1.0),
    "no spread": certain(3, 0.0),
    **{f"{iterations} iterations": drawn(iterations) for iterations in law.ITERATIONS},
}


@dataclass(kw_only=True)
class Drawn(Findings):
    """What came of the loops.

    Attributes:
        errors: Name of the exception that ended a loop, by question.
        certain: Whether what has one right answer came back rightly.
        plans: What was drawn, freed of shift and width, by the number of iterations.
        asked: The questions to which they are the answers.
        distances: From the law, by ddof: the largest of all looks.
        repeats: Whether calls gave the very same plan.
        kept: Whether arguments were left alone.
        only_drew: Whether the global streams were only drawn from.
    """

    errors: dict[str, str] = field(default_factory=dict)
    certain: bool = True
    plans: dict[int, Array] = field(default_factory=dict)
    asked: dict[int, Question] = field(default_factory=dict)
    distances: dict[int, float] = field(default_factory=dict)
    repeats: bool = False
    kept: bool = True
    only_drew: bool = True

    @property
    def follows(self) -> bool:
        """Whether all plans follow the law of one ddof."""
        return bool(self.distances) and min(self.distances.values()) <= LIMIT


def judge(exercise: Exercise, function: Callable[..., Any], settings: JudgeSettings) -> Drawn:
    """Runs the loops and compares with the law."""
    found = Drawn()
    for name, question in questions_of(exercise, settings).items():
        start = seeds.streams(settings.seed, exercise.name, name)
        answer = run_loop(question, function, start)
        if answer.error is not None:
            found.errors[name] = answer.error
            break
        _take(found, question, answer.value)
        if found.flaw is not None:
            break
    if len(found.plans) == len(law.ITERATIONS):
        found.distances = {ddof: _distance(found.plans, ddof) for ddof in law.DDOFS}
    if found.flaw is None and not found.errors:
        found.holds = {line.name: line.holds(found) for line in exercise.lines}
    found.mistake = _name(found)
    looked = {str(ddof): one for ddof, one in found.distances.items()}
    found.evidence.append({"look": "Kolmogorov's distance by ddof", "found": looked, "limit": LIMIT})
    return found


def _take(found: Drawn, question: Question, told: Any) -> None:
    """Takes in what a loop told, nothing of it on trust."""
    shape = (question.inputs["calls"], len(question.inputs["mean"]))
    if isinstance(told, str):
        found.flaw = told if told in ("returns-none", "returns-tuple", "wrong-shape") else "wrong-type"
        return
    plans = told[0] if isinstance(told, tuple | list) and len(told) == 2 else None
    if not isinstance(plans, np.ndarray) or plans.shape != shape or plans.dtype != np.float64:
        found.flaw = "wrong-type"
        return
    found.kept = found.kept and told[1] is True
    if question.about is None:
        found.certain = found.certain and alike(plans, np.tile(question.inputs["mean"], (shape[0], 1)), CLOSE, CLOSE)
        return
    iterations, width = question.about
    found.plans[iterations] = np.nan_to_num((plans - question.inputs["mean"]) / width)
    found.asked[iterations] = question
    moved = plans[found.plans[iterations].any(axis=1)]
    found.repeats = found.repeats or len(np.unique(moved, axis=0)) < len(moved)


def _distance(plans: dict[int, Array], ddof: int) -> float:
    stored = law.stored_quantiles()[law.DDOFS.index(ddof)]
    return max(
        kolmogorov.farthest(found @ law.PROJECTIONS.T, stored[law.ITERATIONS.index(n)]) for n, found in plans.items()
    )


def _name(found: Drawn) -> str | None:
    if found.errors and found.certain and not found.plans or found.errors and found.flaw is None:
        error = next(iter(found.errors.values()))
        known = {"NotImplementedError": "not-attempted", "TimeLimit": "never-returns"}
        return known.get(error, "raises")
    if found.flaw is not None or all(found.holds.values()):
        return found.flaw
    if found.repeats:
        return "fixed-seed"
    if found.follows and found.certain:
        return "changes-arguments"
    away = [(_apart(found, mistake.function), mistake.code) for mistake in MISTAKES]
    nearest, code = min(away)
    return code if nearest <= NAMED_WITHIN else "unrecognised"


def _apart(found: Drawn, mistaken: Callable[..., Any] | None) -> float:
    """The largest distance between what came and what a function with a mistake gives."""
    assert mistaken is not None
    return max(
        kolmogorov.farthest(plans @ law.PROJECTIONS.T, _made(found.asked[n], mistaken))
        for n, plans in found.plans.items()
    )


def _made(question: Question, mistaken: Callable[..., Any]) -> Array:
    """What a function gives for a question, seen from all sides, rising."""
    few = Question(loop=many_plans, inputs={**question.inputs, "calls": NAMING_CALLS})
    plans = run_loop(few, mistaken, RngState.seeded(1)).value[0]
    return np.sort(law.PROJECTIONS @ ((plans - question.inputs["mean"]) / question.about[1]).T, axis=1)


EXERCISE = Exercise(
    name="cem_plan",
    arguments=("score", "mean", "std", "n_samples", "n_elite", "n_iterations"),
    right=right,
    questions=QUESTIONS,
    mistakes=MISTAKES,
    lines=(
        Line("no iteration, and no spread", 0.5, lambda found: found.certain),
        Line("draws and refits by the law", 2.0, lambda found: found.follows and not found.repeats),
        Line("leaves its arguments alone", 0.5, lambda found: found.kept),
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
    close=CLOSE,
    lists=True,
    judge=judge,
    through=try_cem_plan,
    warm=lambda settings: law.stored_quantiles(),
)
