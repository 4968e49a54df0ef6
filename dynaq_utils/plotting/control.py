"""Pictures of the pendulum, of what models promise, and of learning in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes

from dynaq_utils.colours import BLACK, CYCLE, DASHES, GREY, MARKERS
from dynaq_utils.plotting.axes import axes_or_new

Curves = Mapping[str, npt.ArrayLike]


def plot_angles(paths: Curves, ax: Axes | None = None) -> Axes:
    """Draws angles over the decisions of episodes; upright, a whole turn apart, are level lines.

    Args:
        paths: angles by what they are, each of shape (n_decisions,).
        ax: where to draw; None for a new figure.

    Returns:
        The axes.
    """
    ax = axes_or_new(ax)
    _draw(ax, paths)
    for turn in (0.0, 2 * np.pi):
        ax.axhline(turn, color=GREY, linestyle=(0, (1, 2)), linewidth=1.2)
    ax.set(xlabel="Decision", ylabel="Angle (3.14 hanging)")
    return ax


def plot_returns(returns: Curves, ax: Axes | None = None, xlabel: str = "Round") -> Axes:
    """Draws returns over rounds, a curve for each name; what models promise may be among them."""
    ax = axes_or_new(ax)
    _draw(ax, returns, first=1)
    ax.set(xlabel=xlabel, ylabel="Return (0 is best)")
    return ax


def plot_log(curves: Curves, xlabel: str, ylabel: str, ax: Axes | None = None, first: int = 1) -> Axes:
    """Draws curves of positive numbers with a logarithmic axis."""
    ax = axes_or_new(ax)
    _draw(ax, curves, first)
    ax.set(xlabel=xlabel, ylabel=ylabel, yscale="log")
    return ax


def plot_states(clouds: Mapping[str, npt.NDArray[np.float64]], ax: Axes | None = None) -> Axes:
    """Draws where states lie, angle against speed.

    Args:
        clouds: states by what they are, each of shape (n, 2).
        ax: where to draw; None for a new figure.

    Returns:
        The axes.
    """
    ax = axes_or_new(ax)
    for number, (name, states) in enumerate(clouds.items()):
        ax.plot(*states.T, MARKERS[number], color=CYCLE[number], label=name, markersize=4, alpha=0.6)
    ax.set(xlabel="Angle (3.14 hanging)", ylabel="Speed (rad/s)")
    ax.legend()
    return ax


def draw_pendulum(angle: float, ax: Axes) -> Sequence[object]:
    """Draws the rod at an angle; gives what was drawn."""
    (rod,) = ax.plot([0, np.sin(angle)], [0, np.cos(angle)], color=CYCLE[1], linewidth=6, solid_capstyle="round")
    (joint,) = ax.plot([0], [0], "o", color=BLACK, markersize=8)
    ax.set(xlim=(-1.3, 1.3), ylim=(-1.3, 1.3), xticks=(), yticks=(), aspect="equal")
    ax.set_frame_on(False)
    return rod, joint


def _draw(ax: Axes, curves: Curves, first: int = 0) -> None:
    for number, (name, curve) in enumerate(curves.items()):
        values = np.asarray(curve, dtype=float)
        (line,) = ax.plot(np.arange(first, first + len(values)), values, color=CYCLE[number % len(CYCLE)], label=name)
        line.set(linestyle=DASHES[number % len(DASHES)], marker=MARKERS[number % len(MARKERS)])
        line.set(markevery=max(1, len(values) // 10))
    ax.legend()
