"""The film of Figure 8.3: how far what is known reaches, as the second episode goes on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dynaq_utils import alt_text
from dynaq_utils.envs import DynaMaze
from dynaq_utils.experiments.dyna_maze import second_episode
from dynaq_utils.film import film
from dynaq_utils.frontend import is_static
from dynaq_utils.plotting.maps import change_policy
from dynaq_utils.plotting.panels import draw_panels

PARTS = 20
"""The slider goes through the second episode in so many steps."""
VALUES = (0.0, 0.6)


def reach_explorer(planning_steps: Sequence[int] = (0, 50), seed: int = 1) -> Any:
    """Shows what agents that plan differently much know at each point of their second episode.

    Args:
        planning_steps: the numbers of planning steps, one an agent.
        seed: the seed of the runs.

    Returns:
        What a notebook shows when it is the last line of a cell; its slider starts half-way, as Figure 8.3. In static
        mode None: that picture is shown already.
    """
    reach = Reach(planning_steps, seed)
    if is_static():
        return alt_text.show(reach.figure, reach.show(PARTS // 2))
    name = "Maps of the Dyna maze in the second episode of agents that plan differently much."
    return film(reach.figure, reach.show, reach.n_positions, name, "Episode 2", start=PARTS // 2)


class Reach:
    """The maps of all agents, and the tables to put into them, computed once.

    Attributes:
        figure: the figure, one map an agent.
        n_positions: number of positions of the slider.
    """

    n_positions = PARTS + 1

    def __init__(self, planning_steps: Sequence[int], seed: int) -> None:
        self.env = DynaMaze()
        self.planning_steps = list(planning_steps)
        self.episodes = [second_episode(n, seed) for n in planning_steps]
        self.figure, self._axes, self._drawn = draw_panels(self.env, [tables[0] for tables in self.episodes], VALUES)

    def show(self, position: int) -> str:
        """Puts the tables of a position of the slider into the figure; gives in words what is seen."""
        counts = []
        for ax, tables, drawn, n in zip(self._axes, self.episodes, self._drawn, self.planning_steps, strict=True):
            step = (len(tables) - 1) * position // PARTS
            change_policy(self.env, tables[step], *drawn)
            counts.append(f"{int((tables[step].max(axis=1) > 0).sum())} for n = {n}")
            ax.set_title(f"n = {n}: step {step} of {len(tables) - 1}", fontsize=12)
        return (
            f"Maps of the Dyna maze after {100 * position // PARTS} % of the second episode. "
            f"Number of squares, of {len(self.env.free_states)}, that have a value above 0: {', '.join(counts)}."
        )
