"""The few strokes that all diagrams are made of."""

from __future__ import annotations

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.patches import Circle, FancyArrowPatch, FancyBboxPatch

from dynaq_utils.colours import BLACK

Point = tuple[float, float]
TEXT_SIZE = 12


def blank_axes(ax: Axes | None, width: float, height: float, scale: float = 1.0) -> Axes:
    """Axes without frame whose units are inches, times `scale`, on a new figure.

    Args:
        ax: axes to use instead of a new figure's.
        width: width of the drawing, in its own units.
        height: height of the drawing, in its own units.
        scale: inches a unit.

    Returns:
        The axes.
    """
    if ax is None:
        _, ax = plt.subplots(figsize=(width * scale, height * scale), layout="constrained")
    ax.set(xlim=(0, width), ylim=(0, height))
    ax.set_aspect("equal")
    ax.axis("off")
    return ax


def box(
    ax: Axes,
    middle: Point,
    size: Point,
    text: str,
    face: str = "white",
    edge: str = BLACK,
    fontsize: float = TEXT_SIZE,
    weight: str = "normal",
) -> None:
    """A rounded box with words in its middle."""
    corner = middle[0] - size[0] / 2, middle[1] - size[1] / 2
    ax.add_patch(
        FancyBboxPatch(
            corner,
            *size,
            boxstyle="round,pad=0,rounding_size=0.12",
            facecolor=face,
            edgecolor=edge,
            linewidth=1.8,
            zorder=3,
        )
    )
    write(ax, middle, text, fontsize=fontsize, weight=weight)


def disc(ax: Axes, middle: Point, radius: float, text: str, face: str, edge: str = BLACK) -> None:
    """A circle with words in its middle."""
    ax.add_patch(Circle(middle, radius, facecolor=face, edgecolor=edge, linewidth=1.8, zorder=3))
    write(ax, middle, text)


def write(
    ax: Axes,
    place: Point,
    text: str,
    colour: str = BLACK,
    fontsize: float = TEXT_SIZE,
    ha: str = "center",
    va: str = "center",
    weight: str = "normal",
) -> None:
    """Words at a place, over everything else."""
    ax.annotate(
        text,
        place,
        color=colour,
        fontsize=fontsize,
        ha=ha,
        va=va,
        weight=weight,
        zorder=6,
        annotation_clip=False,
    )


def arrow(ax: Axes, start: Point, end: Point, colour: str = BLACK, dash: str = "-", bend: float = 0.0) -> None:
    """An arrow from one place to another; `bend` curves it, to the right where positive."""
    ax.add_patch(
        FancyArrowPatch(
            start,
            end,
            arrowstyle="-|>",
            mutation_scale=16,
            color=colour,
            linestyle=dash,
            linewidth=1.8,
            connectionstyle=f"arc3,rad={bend}",
            shrinkA=0,
            shrinkB=0,
            zorder=4,
        )
    )


def bracket(ax: Axes, start: Point, end: Point, x: float, colour: str = BLACK, dash: str = "-") -> None:
    """An arrow in three straight pieces: sideways to `x`, up or down, and back to its end."""
    ax.plot([start[0], x, x], [start[1], start[1], end[1]], color=colour, linestyle=dash, linewidth=1.8)
    arrow(ax, (x, end[1]), end, colour, dash)
