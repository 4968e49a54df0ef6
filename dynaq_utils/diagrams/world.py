"""Maps of Quentin's World."""

from __future__ import annotations

from matplotlib.axes import Axes

from dynaq_utils.envs import QuentinsWorld
from dynaq_utils.plotting.axes import axes_or_new
from dynaq_utils.plotting.maps import draw_world


def draw_quentins_world(ax: Axes | None = None) -> Axes:
    """The map, with the number of each state."""
    return _draw(QuentinsWorld(), "Quentin's World", ax)


def draw_quentins_world_shortcut(ax: Axes | None = None) -> Axes:
    """The map with the shortcut open."""
    env = QuentinsWorld()
    env.toggle_shortcut()
    return _draw(env, "Quentin's World, the shortcut open", ax)


def _draw(env: QuentinsWorld, title: str, ax: Axes | None) -> Axes:
    ax = draw_world(env, axes_or_new(ax, figsize=(5.6, 5.8)), numbers=True)
    ax.set_title(title)
    return ax
