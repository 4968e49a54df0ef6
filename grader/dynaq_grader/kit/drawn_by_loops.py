"""The judge of functions that draw, and that many calls in a loop of ours are to judge by a law known from simulation.

A loop gives one row a call and whether the arguments were left alone, or the code of what is wrong with what came back.
Rows are seen from some sides, each as a number a call, and compared with stored quantiles (`kit.kolmogorov`). There may
be several laws, each as right as the other: all rows have to follow one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from ..workers.calls import RngState
from . import kolmogorov, seeds
from .comparing import alike
from .exercise import Exercise, Mistake, Question
from .findings import Findings
from .judging import questions_of, run_loop
from .settings import JudgeSettings

Array = npt.NDArray[np.float64]
NAMED_WITHIN = 0.25
"""A mistake is named where no look at it is further away than this."""
FLAWS = ("returns-none", "returns-tuple", "wrong-shape")


@dataclass(frozen=True)
class Wanted:
    """What the rows of a question should be: `Question.about`.

    Attributes:
        rows: What each row has to be where nothing is left to chance, shape (H,), else where the plans lie.
        looks: The sides from which rows are seen, shape (looks, H).
        laws: Stored quantiles by law, each of shape (looks, q); empty where nothing is left to chance.
        limit: The distance up to which rows follow a law.
        naming_calls: How many calls are made of each known mistake to name one.
    """

    rows: Array
    looks: Array = field(default_factory=lambda: np.zeros((0, 0)))
    laws: Mapping[str, Array] = field(default_factory=dict)
    limit: float = 0.0
    naming_calls: int = 150

    def seen(self, rows: Array) -> Array:
        """The rows from all sides, shape (calls, looks)."""
        seen: Array = np.nan_to_num(rows - self.rows) @ self.looks.T
        return seen


@dataclass(kw_only=True)
class Drawn(Findings):
    """What came of the loops.

    Attributes:
        error: Name of the exception that ended a loop, or None.
        certain: Whether what has one right answer came back rightly.
        seen: Rows of the other questions, from all sides.
        asked: These questions.
        distances: From each law, the largest of all looks, as a share of its limit.
        repeats: Whether calls gave the very same row.
        kept: Whether arguments were left alone.
    """

    error: str | None = None
    certain: bool = True
    seen: list[Array] = field(default_factory=list)
    asked: list[Question] = field(default_factory=list)
    distances: dict[str, float] = field(default_factory=dict)
    repeats: bool = False
    kept: bool = True

    @property
    def follows(self) -> bool:
        """Whether all rows follow one law."""
        return bool(self.distances) and min(self.distances.values()) <= 1

    @property
    def drew(self) -> bool:
        """Whether any row is another than where the plans lie."""
        return any(bool(seen.any()) for seen in self.seen)


def judge(exercise: Exercise, function: Callable[..., Any], settings: JudgeSettings) -> Drawn:
    """Runs the loops and compares with the laws."""
    found, questions = Drawn(), questions_of(exercise, settings)
    for name, question in questions.items():
        answer = run_loop(question, function, seeds.streams(settings.seed, exercise.name, name))
        found.error = answer.error
        if found.error is None:
            _take(found, question, answer.value, exercise.close)
        if found.flaw is not None or found.error is not None:
            break
    else:
        found.distances = _distances(found)
        found.holds = {line.name: line.holds(found) for line in exercise.lines}
    found.mistake = _name(found, exercise.mistakes)
    found.evidence.append({"look": "Kolmogorov's distance by law, as a share of its limit", "found": found.distances})
    return found


def _take(found: Drawn, question: Question, told: Any, close: float) -> None:
    """Takes in what a loop told, nothing of it on trust."""
    wanted: Wanted = question.about
    shape = (question.inputs["calls"], len(wanted.rows))
    if isinstance(told, str) and told in FLAWS:
        found.flaw = told
        return
    rows, kept = told if isinstance(told, tuple | list) and len(told) == 2 else (None, False)
    if not isinstance(rows, np.ndarray) or rows.shape != shape or rows.dtype != np.float64:
        found.flaw = "wrong-type"
        return
    found.kept = found.kept and kept is True
    if not wanted.laws:
        found.certain = found.certain and alike(rows, np.tile(wanted.rows, (len(rows), 1)), close, close)
        return
    found.seen.append(wanted.seen(rows))
    found.asked.append(question)
    moved = rows[(rows != wanted.rows).any(axis=1)]
    found.repeats = found.repeats or len(np.unique(moved, axis=0)) < len(moved)


def _distances(found: Drawn) -> dict[str, float]:
    pairs = [(seen, question.about) for seen, question in zip(found.seen, found.asked, strict=True)]
    return {
        law: max(kolmogorov.farthest(seen, about.laws[law]) / about.limit for seen, about in pairs)
        for law in pairs[0][1].laws
    }


def _name(found: Drawn, mistakes: tuple[Mistake, ...]) -> str | None:
    if found.error is not None:
        return {"NotImplementedError": "not-attempted", "TimeLimit": "too-slow"}.get(found.error, "raises")
    if found.flaw is not None or all(found.holds.values()):
        return found.flaw
    if found.repeats:
        return "fixed-seed"
    if found.follows and found.certain:
        return "changes-arguments"
    nearest, code = min((_apart(found, mistake.function), mistake.code) for mistake in mistakes)
    return code if nearest <= NAMED_WITHIN else "unrecognised"


def _apart(found: Drawn, mistaken: Callable[..., Any] | None) -> float:
    """The largest distance between what came and what a function with a mistake gives."""
    assert mistaken is not None
    return max(
        kolmogorov.farthest(seen, _made(question, mistaken))
        for seen, question in zip(found.seen, found.asked, strict=True)
    )


def _made(question: Question, mistaken: Callable[..., Any]) -> Array:
    """What a function gives for a question, seen from all sides, rising, shape (looks, calls)."""
    few = replace(question, inputs={**question.inputs, "calls": question.about.naming_calls})
    return np.sort(question.about.seen(run_loop(few, mistaken, RngState.seeded(1)).value[0]).T, axis=1)
