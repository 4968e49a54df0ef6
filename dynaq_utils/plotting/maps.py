"""Pictures of a world's map, and of values and best actions on it."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.collections import PatchCollection
from matplotlib.image import AxesImage
from matplotlib.patches import FancyArrowPatch, Rectangle
from matplotlib.quiver import Quiver

from dynaq_utils.colours import BLACK, BLUE, FAINT, GREEN, GREY, PALE_RED, PURPLE, VERMILION
from dynaq_utils.envs.grid_world import STEPS, Action, GridWorld
from dynaq_utils.plotting.axes import axes_or_new, number_squares

ARROW_LENGTH = 0.34
ARROW_OFFSET = 0.1
MOST_ARROWS = 2


def centre(env: GridWorld, state: int) -> tuple[float, float]:
    """The middle of a state's square, in the coordinates of a map."""
    return state % env.dim_x + 0.5, state // env.dim_x + 0.5


def draw_world(env: GridWorld, ax: Axes, filled: bool = True, numbers: bool = False) -> Axes:
    """Draws the squares of a world: red ones, start, goal, shortcut.

    Args:
        env: the world.
        ax: where to draw.
        filled: whether squares are filled; else outlined, so that a heat map shows through.
        numbers: whether to write each state's number into its square.

    Returns:
        The axes.
    """
    number_squares(ax, env)
    ax.vlines(range(env.dim_x + 1), 0, env.dim_y, color=FAINT, linewidth=0.8, zorder=1)
    ax.hlines(range(env.dim_y + 1), 0, env.dim_x, color=FAINT, linewidth=0.8, zorder=1)
    _draw_red(env, ax, filled)
    _draw_letter(env, env.init_state, "S", (GREEN, BLACK), ax, filled)
    _draw_letter(env, env.goal_state, "G", (BLUE, "white"), ax, filled)
    if numbers:
        _write_numbers(env, ax)
    if env.shortcut_open:
        _draw_shortcut(env, ax)
    return ax


def _draw_red(env: GridWorld, ax: Axes, filled: bool) -> None:
    corners = [(x - 0.46, y - 0.46) for x, y in (centre(env, state) for state in env.red_states)]
    # The hatching is the second cue: these squares are told apart without seeing the colour.
    squares = PatchCollection(
        [Rectangle(corner, 0.92, 0.92) for corner in corners],
        facecolor=PALE_RED if filled else "none",
        edgecolor=VERMILION,
        hatch="//",
        linewidth=1.4,
        zorder=2,
    )
    ax.add_collection(squares)


def _draw_letter(env: GridWorld, state: int, letter: str, colours: tuple[str, str], ax: Axes, filled: bool) -> None:
    x, y = centre(env, state)
    size = 0.92 if filled else 0.34
    corner = (x - 0.46, y - 0.46) if filled else (x - 0.46, y + 0.12)
    ax.add_patch(Rectangle(corner, size, size, facecolor=colours[0], edgecolor=BLACK, linewidth=1, zorder=4))
    middle = corner[0] + size / 2, corner[1] + size / 2
    ax.annotate(
        letter,
        middle,
        ha="center",
        va="center",
        color=colours[1],
        weight="bold",
        fontsize=14 if filled else 7,
        zorder=5,
    )


def _write_numbers(env: GridWorld, ax: Axes) -> None:
    for state in set(range(env.n_states)) - {env.init_state, env.goal_state}:
        x, y = centre(env, state)
        # A plate under the number keeps it readable on the hatching.
        plate = {"boxstyle": "round,pad=0.1", "facecolor": "white", "edgecolor": "none"}
        box = plate if state in env.red_states else None
        ax.annotate(str(state), (x, y), ha="center", va="center", color=GREY, fontsize=8, bbox=box, zorder=5)


def _draw_shortcut(env: GridWorld, ax: Axes) -> None:
    if env.shortcut_state is None or env.shortcut_action is None:
        return
    x, y = centre(env, env.shortcut_state)
    step_x, step_y = STEPS[Action(env.shortcut_action)]
    square = (x + step_x - 0.46, y + step_y - 0.46)
    ax.add_patch(Rectangle(square, 0.92, 0.92, fill=False, edgecolor=PURPLE, linewidth=3, zorder=6))
    arrow = FancyArrowPatch(
        (x + 0.3, y),
        (x + 0.3 + step_x, y + step_y),
        arrowstyle="-|>",
        mutation_scale=16,
        color=BLACK,
        linewidth=2,
        zorder=7,
    )
    ax.add_patch(arrow)


def best_arrows(
    value: npt.NDArray[np.float64],
) -> tuple[np.ma.MaskedArray, np.ma.MaskedArray]:
    """The components of one arrow for each action that is best in its state.

    Args:
        value: the table, shape (n_states, n_actions).

    Returns:
        x and y components, each of length n_states * n_actions; masked where an action is not among the best
        ones, and in states where more than two share the first place: nothing much is known there.
    """
    directions = np.array([STEPS[action] for action in Action])
    is_best = value == value.max(axis=1, keepdims=True)
    hidden = ~is_best | (is_best.sum(axis=1, keepdims=True) > MOST_ARROWS)
    x, y = (np.broadcast_to(directions[:, axis], value.shape).ravel() for axis in (0, 1))
    return np.ma.array(x, mask=hidden.ravel()), np.ma.array(y, mask=hidden.ravel())


def plot_policy_map(
    env: GridWorld,
    value: npt.NDArray[np.float64],
    ax: Axes | None = None,
    limits: tuple[float, float] | None = None,
    title: str = "Best actions and values",
    colorbar: bool = False,
) -> Axes:
    """Draws values and best actions on the map: red squares, start, goal and open shortcut stay visible.

    Args:
        env: the world.
        value: the table, shape (n_states, n_actions).
        ax: where to draw; None for a new figure.
        limits: values of the darkest and the brightest colour; None for those of the table.
        title: the title.
        colorbar: whether to add the scale of colours.

    Returns:
        The axes; a state where more than two actions are equally good has no arrow.
    """
    ax = axes_or_new(ax, figsize=(6, 5.6))
    image, _ = add_policy(env, value, ax, limits)
    draw_world(env, ax, filled=False)
    ax.set_title(title)
    if colorbar:
        ax.figure.colorbar(image, ax=ax, label="Value of the best action", shrink=0.8)
    return ax


def add_policy(
    env: GridWorld,
    value: npt.NDArray[np.float64],
    ax: Axes,
    limits: tuple[float, float] | None = None,
) -> tuple[AxesImage, Quiver]:
    """Adds the heat map and the arrows of a table; `change_policy` puts in another one."""
    image = ax.imshow(
        value.max(axis=1).reshape(env.dim_y, env.dim_x),
        origin="lower",
        extent=(0, env.dim_x, 0, env.dim_y),
        cmap="viridis",
        vmin=limits[0] if limits else None,
        vmax=limits[1] if limits else None,
        zorder=0,
    )
    y, x = np.divmod(np.repeat(np.arange(env.n_states), env.n_actions), env.dim_x)
    # Arrows begin a little outside the middle, so that two in one square stay apart.
    off_x, off_y = np.tile([STEPS[action] for action in Action], (env.n_states, 1)).T * ARROW_OFFSET
    arrows = ax.quiver(
        x + 0.5 + off_x,
        y + 0.5 + off_y,
        *best_arrows(value),
        scale=1 / ARROW_LENGTH,
        scale_units="xy",
        units="xy",
        width=0.06,
        headwidth=4.2,
        headlength=3.6,
        headaxislength=3.4,
        color="white",
        edgecolor=BLACK,
        linewidth=0.5,
        zorder=3,
    )
    return image, arrows


def change_policy(env: GridWorld, value: npt.NDArray[np.float64], image: AxesImage, arrows: Quiver) -> None:
    """Puts another table into what `add_policy` has drawn."""
    image.set_data(value.max(axis=1).reshape(env.dim_y, env.dim_x))
    arrows.set_UVC(*best_arrows(value))
