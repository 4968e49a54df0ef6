"""What every plot does with its axes."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes

from dynaq_utils.envs.grid_world import GridWorld


def axes_or_new(ax: Axes | None, figsize: tuple[float, float] | None = None) -> Axes:
    """The given axes, or those of a new figure."""
    return plt.subplots(figsize=figsize)[1] if ax is None else ax


def number_squares(ax: Axes, env: GridWorld) -> None:
    """Labels columns 0, 1, 2 ... and rows by their leftmost state, squares being one unit wide."""
    ax.set(xlim=(0, env.dim_x), ylim=(0, env.dim_y), xlabel="Column", ylabel="First state of the row")
    ax.set_xticks(np.arange(env.dim_x) + 0.5, [str(x) for x in range(env.dim_x)])
    ax.set_yticks(np.arange(env.dim_y) + 0.5, [str(y * env.dim_x) for y in range(env.dim_y)])
    ax.set_aspect("equal")
    ax.tick_params(length=0)
