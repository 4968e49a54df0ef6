"""``sample_action(q, epsilon)``: the best action of a row of values, or with probability epsilon any one.

Chance plays a part, so that a law judges: 600 draws are counted for each of two rows, and each count is compared
with `kit.laws.is_fair`, which a right answer fails with a probability of at most 2e-8 a row, 4e-8 altogether.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from dynaq_grader.kit import laws
from dynaq_grader.kit.asking import Replies, put
from dynaq_grader.kit.exercise import Exercise, Line, Mistake, PublicCall, Question
from dynaq_grader.kit.findings import Findings
from dynaq_grader.kit.flaws import flaw_of, most_common
from dynaq_grader.kit.judging import questions_of

DRAWS = 600


def law(q, epsilon):
    """The probability of each action."""
    p = np.full(len(q), epsilon / len(q))
    p[np.argmax(q)] += 1 - epsilon
    return p


def elsewhere(q, epsilon):
    """Explores among the others alone."""
    p = np.full(len(q), epsilon / (len(q) - 1))
    p[np.argmax(q)] = 1 - epsilon
    return p


LAWS = {
    "never-explores": lambda q, epsilon: law(q, 0.0),
    "always-explores": lambda q, epsilon: law(q, 1.0),
    "explores-elsewhere": elsewhere,
    "epsilon-turned-round": lambda q, epsilon: law(q, 1 - epsilon),
    "takes-the-worst": lambda q, epsilon: law(-q, epsilon),
}


def drawn_by(p: Callable[..., Any]) -> Callable[..., Any]:
    """A function that draws by a law."""
    return lambda q, epsilon: int(np.random.choice(len(q), p=p(q, epsilon)))


def row(n: int) -> Callable[[np.random.Generator], Question]:
    """Asks for many draws from a row of so many values."""

    def make(rng: np.random.Generator) -> Question:
        q, epsilon = rng.permutation(n) + rng.uniform(-40.0, 0.0), float(rng.uniform(0.65, 0.75))
        return Question([(q.copy(), epsilon) for _ in range(DRAWS)])

    return make


@dataclass(kw_only=True)
class Drawn(Findings):
    """What was drawn from each row."""

    replies: dict[str, Replies]
    counts: list[tuple[tuple[Any, ...], np.ndarray]] = field(default_factory=list)

    def fits(self, p: Callable[..., Any]) -> bool:
        """Whether a law explains all rows: what it never gives was not drawn, and the rest is fair."""
        return bool(self.counts) and all(_fits(counts, p(*args)) for args, counts in self.counts)


def _fits(counts: np.ndarray, p: np.ndarray) -> bool:
    p = np.append(p, 0.0)
    possible = p > 1e-12
    return not counts[~possible].any() and laws.is_fair(counts[possible].astype(float), p[possible])


def judge(exercise, function, settings) -> Drawn:
    """Counts the draws and looks for the law that explains them."""
    found = Drawn(replies=put(function, questions_of(exercise, settings), exercise.name, settings))
    given = [(replies.question.calls[0], [a.value for a in replies.given]) for replies in found.replies.values()]
    found.flaw = most_common(flaw_of(value, 0) for _, values in given for value in values)
    if found.flaw is None:
        found.counts = [(args, _counts(values, len(args[0]))) for args, values in given if values]
        found.holds = {line.name: line.holds(found) for line in exercise.lines}
    found.mistake = name(found)
    return found


def _counts(values: list[Any], n: int) -> np.ndarray:
    """How often each action came, and at the end how often something that is no action."""
    actions = list(range(n))
    return np.bincount([actions.index(value) if value in actions else n for value in values], minlength=n + 1)


def name(found: Drawn) -> str | None:
    """The mistake, None where every line holds."""
    errors = [error for replies in found.replies.values() for error in replies.errors]
    if not found.counts and found.flaw is None:
        return "not-attempted" if set(errors) == {"NotImplementedError"} else "raises"
    if found.flaw is not None or all(found.holds.values()):
        return found.flaw
    if not all(replies.only_drew for replies in found.replies.values()):
        return "reseeds-generator"
    named = (code for code, p in LAWS.items() if found.fits(p))
    return next(named, "raises" if errors else "changes-arguments" if found.fits(law) else "unrecognised")


EXERCISE = Exercise(
    name="sample_action",
    arguments=("q", "epsilon"),
    right=drawn_by(law),
    questions={"two actions": row(2), "three actions": row(3)},
    mistakes=tuple(Mistake(code, drawn_by(p)) for code, p in LAWS.items()),
    lines=(
        Line("draws by the law", 3.0, lambda found: found.fits(law)),
        Line("draws only", 1.0, lambda found: all(replies.only_drew for replies in found.replies.values())),
        Line("leaves its arguments alone", 1.0, lambda found: not any(r.changed for r in found.replies.values())),
    ),
    examples=(PublicCall((np.array([1.0, 3.0, 2.0]), 0.0)),),
    folder=Path(__file__).parent,
    judge=judge,
)
