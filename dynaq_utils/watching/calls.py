"""The public calls of any exercise as pictures: the table before, what came back, what should have come."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from dynaq_utils.answers import alike, is_number
from dynaq_utils.colours import BLACK, GREEN, GREY, PALE_GREEN, PALE_RED, VERMILION
from dynaq_utils.examples import PublicCall, PublicExamples, load
from dynaq_utils.messages import sentences_of
from dynaq_utils.notebook_errors import NotebookError, place_in_cell
from dynaq_utils.watching.showing import show

SIZE = (8.4, 3.4)
LINE = 96
"""Letters of a line below the tables."""


class NotDrawnError(NotebookError, ValueError):
    """An exercise of which there is no picture; the message says what to do instead."""


@dataclass(frozen=True)
class Seen:
    """A public call and what came of it.

    Attributes:
        told: The call in words.
        before: The table that was handed over, or None.
        returned: What came back, or None where that cannot be drawn.
        expected: What should have come.
        fault: What is wrong, in words, or None.
    """

    told: str
    before: Any
    returned: Any
    expected: Any
    fault: str | None


def watch(exercise: str, function: Callable[..., Any]) -> Any:
    """Shows what a function gives for the public calls of its exercise, beside what it should give.

    Calls of which several answers are right are left out.

    Args:
        exercise: The exercise, named after its function.
        function: The student's function.

    Returns:
        What a notebook shows when it is the last line of a cell; in static mode None, a strip being shown already.

    Raises:
        NotDrawnError: The exercise asks for something else than a table of numbers.
    """
    languages, public = sentences_of(exercise).languages, load(exercise)
    calls = [call for call in public.calls if call.times == 1]
    if not all(is_number(call.right[0]) or isinstance(call.right[0], np.ndarray) for call in calls):
        raise NotDrawnError(
            f"There is no picture of {exercise}, which returns several things at once. Its check says what came back."
        )
    seen = [_seen(public, call, function, languages) for call in calls]
    wrong = next((number for number, one in enumerate(seen) if one.fault), 0)
    name = f"What your function {exercise} gives for {len(seen)} public calls: table before, what came back, expected."
    return show(seen, draw, SIZE, name, "Example", wrong)


def _seen(public: PublicExamples, call: PublicCall, function: Callable[..., Any], languages: Sequence[str]) -> Seen:
    before = None if call.table is None else call.args[call.table]
    told = " ".join(next((call.told[language] for language in languages if language in call.told), []))
    expected = call.right[0]
    try:
        returned = public.answer(function, call, call.args)
    except Exception as error:
        text = f"{type(error).__name__}: {' '.join(str(error).split())[:90]}"
        where = place_in_cell(error)
        return Seen(
            told, before, None, expected, f"Your function stopped with {text}" + (f"\n{where}" if where else "")
        )
    if any(alike(returned, right) for right in call.right):
        return Seen(told, before, returned, expected, None)
    if not _is_table(returned, np.shape(expected)):
        return Seen(
            told, before, None, expected, f"Your function returned {type(returned).__name__}, not such a table."
        )
    return Seen(told, before, returned, expected, "What came back is not what was expected: see the marked entries.")


def _is_table(returned: Any, shape: tuple[int, ...]) -> bool:
    try:
        array = np.asarray(returned)
    except ValueError:  # lists of different lengths
        return False
    return array.shape == shape and array.dtype.kind in "fiub"


def draw(seen: Seen, ax: Axes) -> str:
    """Draws the tables beside each other; gives the call in words."""
    named = {"Before": seen.before, "Your function": seen.returned, "Expected": seen.expected}
    tables = {name: _rows(table) for name, table in named.items() if table is not None}
    wanted, was = _rows(seen.expected), None if seen.before is None else _rows(seen.before)
    n_rows, n_columns = max(map(len, tables.values())), max(len(rows[0]) for rows in tables.values())
    width = n_columns + 0.6
    ax.set(xlim=(-0.5, len(tables) * width), ylim=(-1.9, n_rows + 0.8))
    ax.axis("off")
    for number, (name, rows) in enumerate(tables.items()):
        ax.text(number * width + n_columns / 2, n_rows + 0.25, name, ha="center", weight="bold", fontsize=11)
        for i, row in enumerate(rows):
            if number == 0:
                ax.text(-0.08, n_rows - i - 0.5, str(i), ha="right", va="center", color=GREY, fontsize=9)
            for j, entry in enumerate(row):
                is_wrong = name == "Your function" and entry != wanted[i][j]
                is_new = name == "Expected" and was is not None and len(was) == len(rows) and was[i][j] != entry
                _entry(ax, (number * width + j, n_rows - i - 1), entry, is_wrong, is_new)
    ax.text(-0.3, -0.35, seen.told, ha="left", va="top", fontsize=10)
    if seen.fault:
        lines = [line for part in f"✗ {seen.fault}".split("\n") for line in wrap(part, LINE)]
        ax.text(-0.3, -0.8, "\n".join(lines), ha="left", va="top", fontsize=10, color=VERMILION, weight="bold")
    return seen.told if seen.fault is None else f"{seen.told} ✗ {seen.fault}"


def _entry(ax: Axes, corner: tuple[float, float], entry: str, is_wrong: bool, is_new: bool) -> None:
    ground = PALE_RED if is_wrong else PALE_GREEN if is_new else "white"
    edge = VERMILION if is_wrong else GREEN if is_new else GREY
    line = 2.2 if is_wrong or is_new else 0.6
    ax.add_patch(Rectangle(corner, 1, 1, facecolor=ground, edgecolor=edge, linewidth=line, zorder=3 if line > 1 else 1))
    middle = corner[0] + 0.5, corner[1] + 0.5
    colour = GREY if "nan" in entry and not is_wrong else BLACK
    ax.text(*middle, f"✗ {entry}" if is_wrong else entry, ha="center", va="center", fontsize=8, color=colour, zorder=4)


def _rows(table: Any) -> list[list[str]]:
    """The entries of a table as texts; those of a third axis stand together."""
    array = np.atleast_2d(np.asarray(table, dtype=float))
    return [[_told(entry) for entry in row] for row in array]


def _told(entry: Any) -> str:
    numbers = [f"{number:.4g}" for number in np.atleast_1d(entry)]
    return numbers[0] if len(numbers) == 1 else ", ".join(numbers)
