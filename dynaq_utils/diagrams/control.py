"""Open loop and closed loop."""

from __future__ import annotations

from matplotlib.axes import Axes

from dynaq_utils.colours import BLUE, GREEN, PALE_BLUE, PALE_GREEN
from dynaq_utils.diagrams.canvas import arrow, blank_axes, box, write


def draw_open_and_closed_loop(ax: Axes | None = None) -> Axes:
    """Left: the state is seen once, then actions follow blindly. Right: it is seen before each action."""
    ax = blank_axes(ax, 11.0, 4.1, scale=0.85)
    _draw_open(ax)
    _draw_closed(ax)
    ax.plot([5.7, 5.7], [0.1, 4.0], color="0.6", linewidth=1, linestyle="-")
    return ax


def _draw_open(ax: Axes) -> None:
    write(ax, (2.75, 3.85), "Open loop: look once", fontsize=13, weight="bold")
    box(ax, (2.75, 2.95), (4.6, 0.8), "plan, from the first state $s_1$ alone", PALE_BLUE, BLUE)
    box(ax, (2.75, 0.75), (4.6, 0.8), "world", PALE_GREEN, GREEN)
    arrow(ax, (0.85, 1.15), (0.85, 2.55), GREEN, "--")
    write(ax, (0.95, 1.85), "$s_1$", ha="left")
    for number, x in enumerate((2.2, 3.3, 4.4), start=1):
        arrow(ax, (x, 2.55), (x, 1.15), BLUE)
        write(ax, (x + 0.1, 1.85), f"$a_{number}$", ha="left")


def _draw_closed(ax: Axes) -> None:
    write(ax, (8.4, 3.85), "Closed loop: look before each action", fontsize=13, weight="bold")
    box(ax, (8.4, 2.95), (4.6, 0.8), "policy $\\pi(a \\mid s)$", PALE_BLUE, BLUE)
    box(ax, (8.4, 0.75), (4.6, 0.8), "world", PALE_GREEN, GREEN)
    arrow(ax, (7.2, 1.15), (7.2, 2.55), GREEN, "--")
    write(ax, (7.1, 1.85), "state $s_t$", ha="right")
    arrow(ax, (9.6, 2.55), (9.6, 1.15), BLUE)
    write(ax, (9.7, 1.85), "action $a_t$", ha="left")
    write(ax, (8.4, 1.85), "at every\nstep $t$")
