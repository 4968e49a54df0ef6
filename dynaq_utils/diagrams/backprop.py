"""The graph through which version 2.0 differentiates."""

from __future__ import annotations

from matplotlib.axes import Axes

from dynaq_utils.colours import BLUE, PALE_BLUE, PALE_GREEN, PALE_RED, PURPLE, VERMILION
from dynaq_utils.diagrams.canvas import arrow, blank_axes, box, bracket, disc, write

STRIDE = 3.2
STATE_Y, POLICY_Y, ACTION_Y, REWARD_Y = 1.3, 2.75, 2.75, 4.3


def draw_backprop(ax: Axes | None = None) -> Axes:
    """Three steps of policy, model and reward, and the gradient's way back from the last reward."""
    ax = blank_axes(ax, 11.2, 5.3, scale=0.85)
    for step in range(3):
        _draw_step(ax, step)
    _draw_way_back(ax)
    return ax


def _draw_step(ax: Axes, step: int) -> None:
    x, number = 0.7 + step * STRIDE, step + 1
    disc(ax, (x, STATE_Y), 0.4, f"$s_{number}$", "white")
    box(ax, (x, POLICY_Y), (0.9, 0.7), "$\\pi_\\theta$", PALE_RED, VERMILION)
    disc(ax, (x + 1.4, ACTION_Y), 0.4, f"$a_{number}$", "white")
    arrow(ax, (x, STATE_Y + 0.4), (x, POLICY_Y - 0.35))
    arrow(ax, (x + 0.45, ACTION_Y), (x + 1.0, ACTION_Y))
    box(ax, (x + 1.4, REWARD_Y), (1.5, 0.7), f"reward $r_{number}$", PALE_GREEN)
    arrow(ax, (x + 1.4, ACTION_Y + 0.4), (x + 1.4, REWARD_Y - 0.35))
    if step < 2:
        box(ax, (x + 1.75, STATE_Y), (0.9, 0.7), "$f$", PALE_BLUE, BLUE)
        arrow(ax, (x + 0.4, STATE_Y), (x + 1.3, STATE_Y))
        arrow(ax, (x + 1.5, ACTION_Y - 0.39), (x + 1.7, STATE_Y + 0.35))
        arrow(ax, (x + 2.2, STATE_Y), (x + STRIDE - 0.4, STATE_Y))


def _draw_way_back(ax: Axes) -> None:
    last = 0.7 + 2 * STRIDE
    bracket(ax, (last + 2.15, REWARD_Y), (0.7, 0.55), last + 2.6, PURPLE, "--")
    words = "gradient of $r_3$: one factor (Jacobian of $f$ and $\\pi_\\theta$) for each step it goes back"
    write(ax, (4.8, 0.2), words)
