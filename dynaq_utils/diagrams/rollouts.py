"""Why simulated trajectories are kept short."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes

from dynaq_utils.colours import BLUE, FAINT, VERMILION
from dynaq_utils.diagrams.canvas import write
from dynaq_utils.plotting.axes import axes_or_new

LENGTH = 10.0
OFFSET = 6.0


def _real(t: np.ndarray) -> np.ndarray:
    return 1.9 + 0.9 * np.sin(0.75 * t) + 0.08 * t


def _error(steps: np.ndarray) -> np.ndarray:
    return 0.09 * steps**1.4


def draw_rollouts(ax: Axes | None = None) -> Axes:
    """Above: one long rollout, whose error grows. Below: short ones from real states, with small errors."""
    ax = axes_or_new(ax, figsize=(8.6, 6))
    t = np.linspace(0, LENGTH, 200)
    _draw_rollout(ax, t, start=0.0, lift=OFFSET)
    ax.plot(t, _real(t) + OFFSET, color=BLUE, linestyle="-", linewidth=2.6, label="the world")
    for start in np.arange(0, LENGTH, 2.2):
        _draw_rollout(ax, np.linspace(start, min(start + 2.0, LENGTH), 30), start=start, lift=0.0)
    ax.plot(t, _real(t), color=BLUE, linestyle="-", linewidth=2.6)
    write(ax, (0.1, 10.6), "One long rollout: errors add up", ha="left", fontsize=13, weight="bold")
    write(
        ax,
        (0.1, 4.9),
        "Short rollouts from real states: errors stay small",
        ha="left",
        fontsize=13,
        weight="bold",
    )
    handles, labels = ax.get_legend_handles_labels()
    ax.legend(
        handles[-1:] + handles[:1],
        labels[-1:] + labels[:1],
        loc="upper center",
        bbox_to_anchor=(0.5, -0.05),
        ncols=2,
    )
    ax.set(xlim=(0, LENGTH + 0.3), ylim=(0, 13.8), xlabel="time", ylabel="state", xticks=(), yticks=())
    return ax


def _draw_rollout(ax: Axes, t: np.ndarray, start: float, lift: float) -> None:
    error = _error(t - start)
    middle = _real(t) + 0.8 * error + lift
    ax.fill_between(t, middle - error, middle + error, color=FAINT, linewidth=0)
    label = "the model, with its uncertainty" if lift else None
    ax.plot(t, middle, color=VERMILION, linestyle="--", linewidth=2, label=label)
    ax.plot(t[:1], middle[:1], "o", color=VERMILION, markersize=6)
