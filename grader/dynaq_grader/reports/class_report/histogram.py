"""The histogram as numbers to draw with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .counting import Bin

WIDTH, HEIGHT = 480, 230
LEFT, RIGHT, TOP, BOTTOM = 14, 14, 28, 54
GAP = 4
MOST_LABELS = 12


@dataclass(frozen=True)
class Bar:
    """A bar in the units of the drawing, and how many students it stands for."""

    x: float
    y: float
    width: float
    height: float
    count: int

    @property
    def middle(self) -> float:
        """Middle of the bar from the left."""
        return self.x + self.width / 2


@dataclass(frozen=True)
class Tick:
    """A score below the axis."""

    x: float
    label: str


@dataclass(frozen=True)
class Drawing:
    """The histogram of a class in units of an SVG of `width` by `height`."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    floor: int = HEIGHT - BOTTOM


def draw(bins: Sequence[Bin]) -> Drawing:
    """Places the bars, the highest filling the height, and a score at their edges."""
    most = max((found.count for found in bins), default=0) or 1
    slot = (WIDTH - LEFT - RIGHT) / max(1, len(bins))
    bars = tuple(_bar(found.count, at, slot, most) for at, found in enumerate(bins))
    edges = [*(found.low for found in bins), *(found.high for found in bins[-1:])]
    every = 1 + len(edges) // (MOST_LABELS + 1)
    ticks = tuple(
        Tick(LEFT + at * slot, f"{edge:g}") for at, edge in enumerate(edges) if (len(edges) - 1 - at) % every == 0
    )
    return Drawing(bars, ticks)


def _bar(count: int, at: int, slot: float, most: int) -> Bar:
    height = (HEIGHT - TOP - BOTTOM) * count / most
    return Bar(LEFT + at * slot + GAP / 2, HEIGHT - BOTTOM - height, slot - GAP, height, count)
