"""Pictures of a value table: its numbers, its best actions, its best values."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes

from dynaq_utils.colours import BLACK, CYCLE, FAINT, MARKERS
from dynaq_utils.envs.grid_world import STEPS, Action, GridWorld
from dynaq_utils.plotting.axes import axes_or_new, number_squares


def plot_state_action_values(env: GridWorld, value: npt.NDArray[np.float64], ax: Axes | None = None) -> Axes:
    """Draws the value of each action in each state, one kind of marker an action.

    Args:
        env: the world.
        value: the table, shape (n_states, n_actions).
        ax: where to draw; None for a new figure.

    Returns:
        The axes.
    """
    ax = axes_or_new(ax)
    for action, colour, marker in zip(Action, CYCLE, MARKERS, strict=False):
        label = action.name.lower()
        ax.plot(value[:, action], color=colour, marker=marker, markersize=4, linestyle="none", label=label)
    ax.set(title="Value of each action in each state", xlabel="State", ylabel="Value")
    ax.set_xticks(range(0, env.n_states + 1, env.dim_x))
    ax.grid(axis="x", color=FAINT)
    ax.legend(title="Action", loc="best")
    return ax


def plot_quiver_max_action(env: GridWorld, value: npt.NDArray[np.float64], ax: Axes | None = None) -> Axes:
    """Draws for each state an arrow in the direction of its best action (the first one of several).

    Args:
        env: the world.
        value: the table, shape (n_states, n_actions); values or probabilities.
        ax: where to draw; None for a new figure.

    Returns:
        The axes.
    """
    ax = axes_or_new(ax)
    directions = np.array([STEPS[action] for action in Action])[value.argmax(axis=1)]
    y, x = np.divmod(np.arange(env.n_states), env.dim_x)
    ax.quiver(x + 0.5, y + 0.5, *directions.T, color=BLACK, pivot="middle", scale=1.6, scale_units="xy", units="xy")
    number_squares(ax, env)
    ax.set_title("Best action in each state")
    ax.set_xticks(range(env.dim_x + 1), minor=True)
    ax.set_yticks(range(env.dim_y + 1), minor=True)
    ax.grid(which="minor", color=FAINT)
    return ax


def plot_heatmap_max_val(env: GridWorld, value: npt.NDArray[np.float64], ax: Axes | None = None) -> Axes:
    """Draws for each state the value of its best action, as a heat map (`ax.images[0]`).

    Args:
        env: the world.
        value: the table, shape (n_states, n_actions), or one value a state, shape (n_states,).
        ax: where to draw; None for a new figure.

    Returns:
        The axes.
    """
    ax = axes_or_new(ax)
    best = value if value.ndim == 1 else value.max(axis=1)
    ax.imshow(
        best.reshape(env.dim_y, env.dim_x),
        origin="lower",
        cmap="viridis",
        extent=(0, env.dim_x, 0, env.dim_y),
    )
    number_squares(ax, env)
    ax.set_title("Best value in each state")
    return ax
