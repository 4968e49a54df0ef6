"""The model update asked about one transition after the other, as the learning loop does.

Nothing is random in it: after each transition there is one right table, to the last bit. The false-reject rate is 0.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ...kit.asking import Replies
from ...workers.calls import ENDINGS, PREVIOUS, Answer, Call, RngState, call_many

Table = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Transition:
    """What the agent saw; next_state None at the end of an episode, as the exercise says (NaN is never handed over)."""

    state: int
    action: int
    reward: float
    next_state: int | None

    @property
    def stored(self) -> tuple[float, float]:
        """What the model must hold afterwards."""
        return self.reward, np.nan if self.next_state is None else self.next_state


@dataclass(frozen=True)
class Series:
    """Transitions that are stored into one table, one after the other.

    Attributes:
        name: For the instructor.
        start: Table before the first one, shape (n_states, n_actions, 2).
        transitions: In order.
    """

    name: str
    start: Table
    transitions: list[Transition]

    def tables(self) -> list[Table]:
        """The right table after each transition."""
        table, tables = self.start.copy(), []
        for seen in self.transitions:
            table[seen.state, seen.action] = seen.stored
            tables.append(table.copy())
        return tables


@dataclass(frozen=True)
class Step:
    """One call of a series and its answer.

    Attributes:
        series: The series it belongs to.
        index: Which transition.
        before: Table that was handed over.
        expected: Table that should come back.
        answer: What came back, None if it was never asked.
        chained: Whether the table handed over was the object returned by the call before.
    """

    series: Series
    index: int
    before: Table
    expected: Table
    answer: Answer | None
    chained: bool

    @property
    def transition(self) -> Transition:
        """What the agent saw."""
        return self.series.transitions[self.index]


def _fraction(rng: np.random.Generator) -> float:
    return float(rng.uniform(0.2, 0.8))


def series(rng: np.random.Generator) -> list[Series]:
    """The questions: the size of the course, an empty table, one full of other numbers, other sizes."""
    return [_course_size(rng), _from_empty(rng), _from_full(rng), _wide(rng)]


def _from_empty(rng: np.random.Generator) -> Series:
    f = [_fraction(rng) for _ in range(12)]
    seen = [
        Transition(2, 1, 3 + f[0], 4),  # also makes sense with state and action, or reward and next state, swapped
        Transition(1, 2, 1 + f[1], 3),
        Transition(4, 2, -2 - f[2], 1),
        Transition(4, 2, -2 - f[2], 1),  # the same again
        Transition(4, 2, 5 + f[3], 2),  # overwritten by something larger
        Transition(4, 2, -7 - f[4], 6),  # and by something smaller
        Transition(2, 1, f[5], 0),
        Transition(0, 1, 2 + f[6], 5),
        Transition(3, 0, 4 + f[7], 2),
        Transition(0, 0, 1 + f[8], 1),
        Transition(5, 1, 0.0, 3),
        Transition(5, 2, 0, 4),
        Transition(5, 1, 0.0, 0),
        Transition(6, 2, 1, None),
        Transition(6, 1, -1 - f[9], None),
        Transition(6, 0, 0.0, None),
        Transition(4, 2, 2 + f[10], None),  # a known pair ends the episode from now on
        Transition(4, 2, 2 + f[10], 3),  # and leads on again
        Transition(6, 2, 1, 5),
        Transition(0, 0, 0, None),
        Transition(0, 0, 0, 0),
        Transition(1, 1, 1000 + f[11], 6),
        Transition(1, 1, -1.0e-3, 6),
        Transition(3, 2, 1.5e6, 3),
        Transition(6, 1, 3.0, None),
        Transition(2, 1, 0.0, None),
        Transition(2, 1, -1, 2),
    ]
    return Series("empty table", np.full((7, 3, 2), np.nan), seen)


def _from_full(rng: np.random.Generator) -> Series:
    """Every entry holds something already, as after a long run."""
    start = np.stack([rng.uniform(-5.0, 5.0, (6, 4)), rng.integers(0, 6, (6, 4)).astype(float)], axis=2)
    seen = [
        Transition(3, 2, 4 + _fraction(rng), 5),
        Transition(2, 3, -9 - _fraction(rng), 1),
        Transition(2, 3, 8 + _fraction(rng), 0),
        Transition(5, 1, 0, None),
        Transition(0, 0, -_fraction(rng), 4),
        Transition(1, 0, _fraction(rng), None),
        Transition(1, 0, _fraction(rng), 3),
        Transition(4, 3, 0.0, 4),
    ]
    return Series("full table", start, seen)


def _wide(rng: np.random.Generator) -> Series:
    seen = [
        Transition(1, 2, 2 + _fraction(rng), 0),
        Transition(2, 5, _fraction(rng), None),
        Transition(0, 4, -_fraction(rng), 2),
    ]
    return Series("more actions than states", np.full((3, 6, 2), np.nan), seen)


def _course_size(rng: np.random.Generator) -> Series:
    seen = [
        Transition(54, 1, 0, 64),
        Transition(64, 1, -1, 74),
        Transition(98, 0, 1, 99),
        Transition(99, 3, 0, None),
        Transition(99, 0, 0, None),
        Transition(54, 1, _fraction(rng), 53),
    ]
    return Series("100 states", np.full((100, 4, 2), np.nan), seen)


def put(
    function: Callable[..., object], asked: Sequence[Series], rng: RngState, most_errors: int = 30
) -> tuple[list[Step], Replies]:
    """Puts all series; inside one the table handed over is what the call before returned.

    After an error the series goes on from the right table, so that one slip does not hide what follows.

    Returns:
        The calls with their answers, and the answers alone with the streams around them.
    """
    steps: list[Step] = []
    now, errors = rng, 0
    for one in asked:
        rights = one.tables()
        at = 0
        while at < len(one.transitions):
            if errors >= most_errors:
                steps += [Step(one, i, _before(one, rights, i), rights[i], None, False) for i in range(at, len(rights))]
                break
            first = _before(one, rights, at)
            calls = [
                Call((first.copy() if i == at else PREVIOUS, *vars(one.transitions[i]).values()))
                for i in range(at, len(one.transitions))
            ]
            batch = call_many(function, calls, now)
            for i, answer in enumerate(batch, start=at):
                steps.append(Step(one, i, _before(one, rights, i), rights[i], answer, i > at))
            at += len(batch)
            if batch:
                now = batch[-1].rng
            if not batch or batch[-1].error is not None:
                errors += 1
                if not batch or batch[-1].error in ENDINGS:
                    errors = most_errors
    return steps, Replies([step.answer for step in steps], rng, now)


def _before(one: Series, rights: list[Table], index: int) -> Table:
    return one.start if index == 0 else rights[index - 1]
