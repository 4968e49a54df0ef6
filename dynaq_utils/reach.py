"""The widget of Figure 8.3: how far what is known reaches, as the second episode goes on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dynaq_utils.envs import DynaMaze
from dynaq_utils.experiments.dyna_maze import second_episode
from dynaq_utils.plotting.maps import change_policy
from dynaq_utils.plotting.panels import draw_panels
from dynaq_utils.slider import slide

PARTS = 20
"""The slider goes through the second episode in so many steps."""
VALUES = (0.0, 0.6)


def reach_explorer(planning_steps: Sequence[int] = (0, 50), seed: int = 1) -> Any:
    """Shows what agents that plan differently much know at each point of their second episode.

    Args:
        planning_steps: the numbers of planning steps, one an agent.
        seed: the seed of the runs.

    Returns:
        The widget (ipywidgets 7 or 8); it starts half-way, as Figure 8.3. In static mode, or without ipywidgets,
        None: that picture is shown already.
    """
    return slide(Reach(planning_steps, seed), "Episode 2", still=PARTS // 2, first=PARTS // 2)


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
        self.position = 0

    def step(self, n_steps: int) -> int:
        """The step of an episode at the present position of the slider."""
        return n_steps * self.position // PARTS

    def show(self, position: int) -> None:
        """Puts the tables of a position of the slider into the figure."""
        self.position = position
        for ax, tables, drawn, n in zip(self._axes, self.episodes, self._drawn, self.planning_steps, strict=True):
            step = self.step(len(tables) - 1)
            change_policy(self.env, tables[step], *drawn)
            ax.set_title(f"n = {n}: step {step} of {len(tables) - 1}", fontsize=12)

    def words(self) -> str:
        """What the figure shows at present."""
        reached = [int((tables[self.step(len(tables) - 1)].max(axis=1) > 0).sum()) for tables in self.episodes]
        counts = [f"{count} for n = {n}" for count, n in zip(reached, self.planning_steps, strict=True)]
        return (
            f"Maps of the Dyna maze after {100 * self.position // PARTS} % of the second episode. "
            f"Number of squares, of {len(self.env.free_states)}, that have a value above 0: {', '.join(counts)}."
        )
