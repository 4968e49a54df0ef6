"""Small fixed examples, public as they stand: what a student is shown beside the verdict.

They are the first that a worker is asked, before a hidden input is sent: numbers that a student is shown cannot carry
one. They are parsed, capped and formatted here; no text of a student passes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dynaq_utils.messages import load_texts

from ...kit.returned_tables import is_numbers
from ...workers.calls import ENDINGS, Answer, Call, RngState, call_many

Table = npt.NDArray[np.float64]
Pair = tuple[int, int]

SEED = 0
NAN = float("nan")


@dataclass(frozen=True)
class Example:
    """A call, how it is told, and the table that should come back.

    Attributes:
        told: What the call is, in words.
        before: Table before it.
        args: Its arguments.
        expected: Table that should come back.
        also: Tables that are as right, and are not told.
    """

    told: list[str]
    before: Table
    args: tuple[object, ...]
    expected: Table
    also: tuple[Table, ...] = ()


def planning_examples() -> Iterator[Example]:
    """One known pair each, so that nothing is left to chance; then a pair that ends the episode beside another.

    A planner that leaves out such pairs is accepted, and may look for another pair for ever where there is none. With
    a learning rate of 1 and fixed targets, how often each of the two is drawn makes no difference, once it is.
    """
    for pair, reward, after, k, entry in (
        ((0, 1), 1.0, 1.0, 1, 1.125),
        ((0, 1), 1.0, 1.0, 3, 1.9453125),
        ((2, 1), 0.0, 0.0, 1, -0.625),
        ((1, 0), 0.5, 1.0, 0, 2.0),
    ):
        yield _planning_example({pair: (reward, after)}, {"alpha": 0.25, "k": k}, {pair: entry})
    known = {(0, 1): (1.0, 1.0), (2, 0): (1.5, NAN)}
    yield _planning_example(known, {"alpha": 1.0, "k": 40}, {(0, 1): 3.0, (2, 0): 1.5}, {(0, 1): 3.0})


def _planning_example(
    known: dict[Pair, tuple[float, float]], numbers: dict[str, float], *accepted: dict[Pair, float]
) -> Example:
    """A call with a small table; of the accepted changes to it the first is the one that is told."""
    value = np.array([[1.0, 0.5], [2.0, 4.0], [0.25, -1.0]])
    model = np.full((3, 2, 2), NAN)
    for pair, outcome in known.items():
        model[pair] = outcome
    tables = [value.copy() for _ in accepted]
    for table, entries in zip(tables, accepted, strict=True):
        for pair, entry in entries.items():
            table[pair] = entry
    params = {"epsilon": 0.05, "gamma": 0.5, **numbers}
    return Example(_tell_planning(known, params), value, (model, value.copy(), params), tables[0], tuple(tables[1:]))


def _tell_planning(known: dict[Pair, tuple[float, float]], params: dict[str, float]) -> list[str]:
    texts = load_texts()
    pairs = [
        texts["example-pair-end" if np.isnan(after) else "example-pair"].format(
            state=state, action=action, reward=f"{reward:g}", next_state="" if np.isnan(after) else f"{after:g}"
        )
        for (state, action), (reward, after) in known.items()
    ]
    return [
        texts["example-model"].format(pairs="; ".join(pairs)),
        texts["example-params"].format(
            alpha=f"{params['alpha']:g}", gamma=f"{params['gamma']:g}", k=f"{params['k']:g}"
        ),
    ]


def update_examples() -> Iterator[Example]:
    """One transition each, into a small table."""
    before = np.array([[[NAN, NAN], [2.0, 1.0]], [[-1.0, NAN], [NAN, NAN]]])
    for state, action, reward, after in ((1, 1, 0.5, 0), (0, 1, 1.5, 0), (0, 1, 0.0, None), (0, 0, 0.0, 1)):
        expected = before.copy()
        expected[state, action] = reward, NAN if after is None else after
        told = load_texts()["example-seen"].format(state=state, action=action, reward=f"{reward:g}", next_state=after)
        yield Example([told], before, (before.copy(), state, action, reward, after), expected)


@dataclass(frozen=True)
class Shown:
    """What came of the examples.

    Attributes:
        lines: The first one that the function gets wrong, as lines of text; nothing if it gets all right.
        ended: Whether the function's worker may have ended over it.
    """

    lines: list[str]
    ended: bool


def show(function: Callable[..., object], examples: Iterable[Example]) -> Shown:
    """Asks for the examples, and tells the first that a function gets wrong."""
    asked = list(examples)
    answers = call_many(function, [Call(example.args) for example in asked], RngState.seeded(SEED))
    ended = answers[-1].error in ENDINGS
    for example, answer in zip(asked, answers, strict=False):
        if not any(_is_right(answer, table) for table in (example.expected, *example.also)):
            return Shown(_tell(example, answer), ended)
    return Shown([], ended)


def _is_right(answer: Answer, expected: Table) -> bool:
    return is_numbers(answer.value, expected.shape) and bool(
        np.allclose(np.asarray(answer.value, dtype=float), expected, rtol=1e-12, atol=1e-12, equal_nan=True)
    )


def _tell(example: Example, answer: Answer) -> list[str]:
    texts = load_texts()
    lines = [texts["example"], *example.told, texts["example-before"], *draw(example.before)]
    if answer.error is not None:
        lines.append(texts["example-raised"].format(error=answer.error))
    elif not is_numbers(answer.value, example.expected.shape):
        kind = "None" if answer.value is None else type(answer.value).__name__
        lines.append(texts["example-returned-other"].format(kind=kind))
    else:
        lines += [texts["example-returned"], *draw(np.asarray(answer.value, dtype=float))]
    return [*lines, texts["example-expected"], *draw(example.expected)]


def draw(table: Table) -> list[str]:
    """A small table as lines of text: a row a state, numbers capped at six digits."""
    rows = table.reshape(len(table), -1) if table.ndim < 3 else table
    return [f"  state {i}: " + "  ".join(_entry(entry) for entry in row) for i, row in enumerate(rows)]


def _entry(entry: object) -> str:
    numbers = np.atleast_1d(np.asarray(entry, dtype=float))
    told = [f"{min(max(x, -1e6), 1e6):.6g}" if np.isfinite(x) else str(float(x)) for x in numbers]
    return told[0].rjust(8) if len(told) == 1 else f"({', '.join(told)})"
