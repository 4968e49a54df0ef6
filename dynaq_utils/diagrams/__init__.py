"""The course's own drawings, each with words for those who cannot see it.

`diagrams.show("dyna_loop")` shows one in a notebook; `diagrams.NAMES` lists them all.
"""

from __future__ import annotations

from matplotlib.figure import Figure

from dynaq_utils import alt_text
from dynaq_utils.diagrams.backprop import draw_backprop
from dynaq_utils.diagrams.control import draw_open_and_closed_loop
from dynaq_utils.diagrams.dyna import draw_dyna_loop, draw_dyna_q_architecture
from dynaq_utils.diagrams.mountain import draw_mountain
from dynaq_utils.diagrams.recipes import draw_recipe
from dynaq_utils.diagrams.registry import DIAGRAMS, NAMES, find
from dynaq_utils.diagrams.rollouts import draw_rollouts
from dynaq_utils.diagrams.world import draw_quentins_world, draw_quentins_world_shortcut

__all__ = [
    "DIAGRAMS",
    "NAMES",
    "draw_backprop",
    "draw_dyna_loop",
    "draw_dyna_q_architecture",
    "draw_mountain",
    "draw_open_and_closed_loop",
    "draw_quentins_world",
    "draw_quentins_world_shortcut",
    "draw_recipe",
    "draw_rollouts",
    "find",
    "show",
]


def show(name: str) -> None:
    """Shows a diagram in a notebook, with its words as the text of the picture.

    Args:
        name: one of NAMES.

    Raises:
        ValueError: if there is no such diagram.
    """
    diagram = find(name)
    figure = diagram.draw().figure
    assert isinstance(figure, Figure)  # new axes lie on a figure of their own, not on a part of one
    alt_text.show(figure, diagram.alt)
