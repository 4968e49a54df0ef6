"""Dyna: its loop, and how the parts of Dyna-Q hang together."""

from __future__ import annotations

from matplotlib.axes import Axes

from dynaq_utils.colours import (
    BLUE,
    GREEN,
    PALE_BLUE,
    PALE_GREEN,
    PALE_RED,
    VERMILION,
)
from dynaq_utils.diagrams.canvas import arrow, blank_axes, box, write


def draw_dyna_loop(ax: Axes | None = None) -> Axes:
    """Act, learn the model, plan, and act again."""
    ax = blank_axes(ax, 9.4, 4.9, scale=0.85)
    size = (3.3, 1.25)
    act, learn, plan = (4.7, 4.1), (7.6, 0.85), (1.8, 0.85)
    box(ax, act, size, "Act\none step in the world", PALE_GREEN, GREEN, weight="bold")
    box(ax, learn, size, "Learn\nvalues and model,\nfrom that one step", PALE_BLUE, BLUE, weight="bold")
    box(ax, plan, size, "Plan\nlearn values from $k$ steps\nof the model", PALE_RED, VERMILION, weight="bold")
    arrow(ax, (6.1, 3.45), (7.5, 1.5), bend=-0.15)
    write(ax, (7.35, 2.75), "$s,\\ a,\\ r,\\ s'$", ha="left")
    arrow(ax, (5.93, 0.75), (3.47, 0.75), bend=-0.1)
    write(ax, (4.7, 1.2), "model")
    arrow(ax, (1.9, 1.5), (3.3, 3.45), bend=-0.15)
    write(ax, (2.05, 2.75), "better values", ha="right")
    return ax


def draw_dyna_q_architecture(ax: Axes | None = None) -> Axes:
    """Values in the middle, fed by real steps and, through the model, by simulated ones."""
    ax = blank_axes(ax, 10.6, 6.4, scale=0.85)
    box(ax, (5.3, 5.75), (4.2, 0.95), "values $Q(s, a)$\n$\\varepsilon$-greedy policy", PALE_RED, VERMILION)
    box(ax, (1.75, 3.4), (2.5, 0.95), "world", PALE_GREEN, GREEN)
    box(ax, (5.3, 3.4), (2.5, 0.95), "real step\n$s,\\ a,\\ r,\\ s'$")
    box(ax, (5.3, 0.75), (2.5, 0.95), "model\n(table)", PALE_BLUE, BLUE)
    box(ax, (8.85, 3.4), (2.5, 0.95), "simulated step\n$s,\\ a,\\ r,\\ s'$")
    arrow(ax, (3.2, 5.6), (1.75, 3.88), GREEN, bend=0.2)
    write(ax, (1.85, 5.1), "act", ha="right")
    arrow(ax, (3.0, 3.4), (4.05, 3.4), GREEN)
    arrow(ax, (5.3, 3.88), (5.3, 5.27))
    write(ax, (5.4, 4.55), "Q-learning", ha="left")
    arrow(ax, (5.3, 2.92), (5.3, 1.23))
    write(ax, (5.4, 2.1), "model update\n(Exercise 1)", ha="left")
    arrow(ax, (6.55, 0.75), (8.85, 2.92), BLUE, "--", bend=0.3)
    write(ax, (8.75, 1.35), "planning,\n$k$ times a step\n(Exercise 2)", ha="left")
    arrow(ax, (8.85, 3.88), (7.4, 5.6), BLUE, "--", bend=0.2)
    write(ax, (8.75, 5.1), "Q-learning", ha="left")
    return ax
