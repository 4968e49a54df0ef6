"""Pictures of how something grows or shrinks, averaged over runs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes

from dynaq_utils.colours import BLACK, CYCLE, DASHES, MARKERS
from dynaq_utils.plotting.axes import axes_or_new


def plot_means(
    x: npt.ArrayLike,
    curves: Sequence[npt.ArrayLike],
    labels: Sequence[str],
    xlabel: str,
    ylabel: str,
    ax: Axes | None = None,
    event: tuple[float, str] | None = None,
) -> Axes:
    """Draws the mean over runs of some curves, and the middle 80 % of runs as a band.

    Args:
        x: where the curves are known, shape (n_points,).
        curves: one entry a curve, of shape (n_runs, n_points).
        labels: a name for each curve.
        xlabel: what x is.
        ylabel: what is measured.
        ax: where to draw; None for a new figure.
        event: a place at which something happens, and what; drawn as an upright line.

    Returns:
        The axes.
    """
    ax = axes_or_new(ax)
    places = np.asarray(x)
    for row, (curve, label) in enumerate(zip(curves, labels, strict=True)):
        runs = np.atleast_2d(np.asarray(curve, dtype=float))
        (line,) = ax.plot(places, runs.mean(axis=0), color=CYCLE[row % len(CYCLE)], label=label)
        line.set(linestyle=DASHES[row % len(DASHES)])
        line.set(marker=MARKERS[row % len(MARKERS)], markevery=max(1, len(places) // 8))
        if len(runs) > 1:
            low, high = np.quantile(runs, (0.1, 0.9), axis=0)
            ax.fill_between(places, low, high, color=line.get_color(), alpha=0.2, linewidth=0)
    if event:
        ax.axvline(event[0], color=BLACK, linestyle=(0, (4, 3)), linewidth=1.2, label=event[1])
    ax.set(xlabel=xlabel, ylabel=ylabel)
    ax.legend()
    return ax
