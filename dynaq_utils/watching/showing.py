"""Pictures in a row: a film with a slider where somebody watches, else a few of them at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from dynaq_utils import alt_text
from dynaq_utils.film import MOST_FRAMES, film
from dynaq_utils.frontend import is_static

One = TypeVar("One")
DOTS_PER_INCH = 90
COLUMNS, IN_STRIP = 2, 4
"""Pictures beside each other, and in all: a page has no room for more."""


def show(
    steps: Sequence[One],
    draw: Callable[[One, Axes], str],
    size: tuple[float, float],
    name: str,
    label: str,
    start: int,
) -> Any:
    """Shows steps one after another.

    Args:
        steps: What is shown; only the first sixty, and no more.
        draw: Draws a step and gives it in words.
        size: Width and height of a picture, in inches.
        name: What the whole shows.
        label: What the slider moves through.
        start: The step that is seen at first.

    Returns:
        The film; in static mode None, the strip being shown already.
    """
    steps = steps[:MOST_FRAMES]
    start = min(start, len(steps) - 1)
    if is_static():
        return _strip(steps, draw, size, name, start)
    figure = Figure(figsize=size, dpi=DOTS_PER_INCH, layout="none")  # type: ignore[arg-type]
    ax = figure.add_axes((0.0, 0.0, 1.0, 1.0))

    def frame(number: int) -> str:
        ax.clear()
        return draw(steps[number], ax)

    return film(figure, frame, len(steps), name, label, pause=1500, start=start)


def _strip(
    steps: Sequence[One], draw: Callable[[One, Axes], str], size: tuple[float, float], name: str, start: int
) -> None:
    """Shows a few steps in two columns, the one that would be seen at first among them."""
    first = max(0, min(start - 1, len(steps) - IN_STRIP))
    chosen = steps[first : first + IN_STRIP]
    rows = -(-len(chosen) // COLUMNS)
    figure = Figure(figsize=(size[0] * COLUMNS, size[1] * rows), layout="none")  # type: ignore[arg-type]
    axes = figure.subplots(rows, COLUMNS, squeeze=False).ravel()
    words = [draw(step, ax) for step, ax in zip(chosen, axes, strict=False)]
    for ax in axes[len(chosen) :]:
        ax.axis("off")
    figure.subplots_adjust(0.0, 0.0, 1.0, 1.0, wspace=0.02, hspace=0.02)
    alt_text.show(figure, " ".join([name, *words]))
