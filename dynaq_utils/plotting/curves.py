"""Pictures of how runs went, episode after episode."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes

from dynaq_utils.colours import BLACK, BLUE, CYCLE, DASHES, GREY, MARKERS
from dynaq_utils.plotting.axes import axes_or_new


def plot_rewards(n_episodes: int, rewards: npt.ArrayLike, average_range: int = 10, ax: Axes | None = None) -> Axes:
    """Draws the sum of rewards of the episodes, averaged over their neighbours.

    Args:
        n_episodes: how many episodes to draw.
        rewards: sum of rewards of each episode, shape (n_episodes,).
        average_range: over how many episodes around each point to average; one point is drawn for as many.
        ax: where to draw; None for a new figure.

    Returns:
        The axes.
    """
    from scipy.signal import convolve  # here, since it takes longer to import than all else in this package together

    ax = axes_or_new(ax)
    smoothed = convolve(rewards, np.ones(average_range) / average_range, mode="same")
    ax.plot(
        range(0, n_episodes, average_range),
        smoothed[:n_episodes:average_range],
        color=BLUE,
        marker="o",
        linestyle="--",
    )
    ax.set(title=f"Reward, averaged over {average_range} episodes", xlabel="Episode", ylabel="Sum of rewards")
    return ax


def plot_steps_per_episode(
    steps: npt.ArrayLike,
    labels: Sequence[str] = (),
    ax: Axes | None = None,
    skip: int = 0,
    event: tuple[int, str] | None = None,
    reference: tuple[float, str] | None = None,
) -> Axes:
    """Draws the steps that episodes took: the mean over runs, and the middle 80 % of runs as a band.

    Args:
        steps: shape (n_curves, n_runs, n_episodes), or (n_curves, n_episodes) for single runs (no band).
        labels: a name for each curve.
        ax: where to draw; None for a new figure.
        skip: number of first episodes to leave out.
        event: an episode at which something happens, and what; drawn as an upright line.
        reference: a number of steps to compare with, and what it is; drawn as a level line.

    Returns:
        The axes.
    """
    ax = axes_or_new(ax)
    table = np.asarray(steps, dtype=float)
    table = table[:, np.newaxis] if table.ndim == 2 else table
    episodes = np.arange(skip, table.shape[-1])
    for row, curve in enumerate(table[:, :, skip:]):
        (line,) = ax.plot(episodes, curve.mean(axis=0), color=CYCLE[row % len(CYCLE)])
        line.set(linestyle=DASHES[row % len(DASHES)], label=labels[row] if labels else None)
        line.set(marker=MARKERS[row % len(MARKERS)], markevery=max(1, len(episodes) // 8))
        if len(curve) > 1:
            low, high = np.quantile(curve, (0.1, 0.9), axis=0)
            ax.fill_between(episodes, low, high, color=line.get_color(), alpha=0.2, linewidth=0)
    if event:
        ax.axvline(event[0], color=BLACK, linestyle=(0, (4, 3)), linewidth=1.2, label=event[1])
    if reference:
        ax.axhline(reference[0], color=GREY, linestyle=(0, (1, 2)), linewidth=1.5, label=reference[1])
    ax.set(xlabel="Episode", ylabel="Steps per episode")
    ax.set_ylim(bottom=0)
    if labels or event or reference:
        ax.legend(loc="upper right")
    return ax
