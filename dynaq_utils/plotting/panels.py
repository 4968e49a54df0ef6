"""Maps side by side whose tables change: what a slider goes through."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from matplotlib.figure import Figure
from matplotlib.image import AxesImage
from matplotlib.quiver import Quiver

from dynaq_utils.envs.grid_world import GridWorld
from dynaq_utils.plotting.maps import add_policy, draw_world

DOTS_PER_INCH = 72
WIDTH, TITLE = 4.1, 0.4
"""Inches of a map's width, and of the line above it."""

Drawn = tuple[AxesImage, Quiver]


def draw_panels(
    env: GridWorld, tables: Sequence[npt.NDArray[np.float64]], limits: tuple[float, float]
) -> tuple[Figure, Any, list[Drawn]]:
    """Draws values and best actions of several agents in one world.

    Args:
        env: the world.
        tables: the values of each agent, shape (n_states, n_actions).
        limits: values of the darkest and the brightest colour.

    Returns:
        The figure, the axes of each map, and of each what `change_policy` puts another table into.
    """
    height = WIDTH * env.dim_y / env.dim_x + TITLE
    # A figure of our own, unknown to pyplot: the notebook would show pyplot's once more.
    figure = Figure(figsize=(WIDTH * len(tables), height), dpi=DOTS_PER_INCH)
    figure.set_layout_engine("none")
    room = {"left": 0.01, "right": 0.99, "bottom": 0.02, "top": 1 - TITLE / height, "wspace": 0.06}
    axes = figure.subplots(1, len(tables), squeeze=False, gridspec_kw=room)[0]
    drawn = []
    for ax, table in zip(axes, tables, strict=True):
        drawn.append(add_policy(env, table, ax, limits))
        draw_world(env, ax, filled=False)
        ax.set(xlabel="", ylabel="", xticks=(), yticks=())
    return figure, axes, drawn
