"""Agents side by side that live through the same and plan differently much, with a slider through their steps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from dynaq_utils import alt_text
from dynaq_utils.envs import GridWorld, QuentinsWorld
from dynaq_utils.film import MOST_FRAMES, film
from dynaq_utils.frontend import is_static
from dynaq_utils.histories import WALK_SEED, History, record_steps
from dynaq_utils.learning import ModelUpdater, Planner, Table
from dynaq_utils.plotting.maps import change_policy
from dynaq_utils.plotting.panels import draw_panels
from dynaq_utils.progress import track

VALUES = (0.0, 1.0)


def planning_explorer(
    model_updater: ModelUpdater,
    planner: Planner,
    planning_steps: Sequence[int] = (0, 10, 50),
    n_steps: int = 60,
    env: GridWorld | None = None,
    seed: int = WALK_SEED,
) -> Any:
    """Shows agents side by side that live through the same, but plan differently much.

    Each has learnt from one random walk to the goal, without planning, and now begins a second one. The
    slider goes through its real steps; what is seen are the values after the planning that follows each.

    Args:
        model_updater: the student's `dyna_q_model_update`.
        planner: the student's `dyna_q_planning`.
        planning_steps: planning steps after each real step, one number an agent.
        n_steps: number of real steps of the second walk; the slider stops at 60 of them at most.
        env: the world; None for a new Quentin's World.
        seed: seed of walks and planning.

    Returns:
        What a notebook shows when it is the last line of a cell; in static mode None, the last picture being
        shown already.
    """
    panels = Panels(env or QuentinsWorld(), model_updater, planner, planning_steps, n_steps, seed)
    last = len(panels.steps) - 1
    if is_static():
        return alt_text.show(panels.figure, panels.show(last))
    name = f"Maps of agents in {panels.env.name} with {len(planning_steps)} numbers of planning steps."
    return film(panels.figure, panels.show, last + 1, name, "Real steps")


class Panels:
    """The maps of all agents, and the tables to put into them, computed once.

    Attributes:
        figure: the figure, one map an agent.
        steps: the real steps that are shown, by their numbers from 0.
    """

    def __init__(
        self,
        env: GridWorld,
        model_updater: ModelUpdater,
        planner: Planner,
        planning_steps: Sequence[int],
        n_steps: int,
        seed: int,
    ) -> None:
        self.env = env
        self.planning_steps = list(planning_steps)
        self.histories: list[History] = [
            record_steps(env, model_updater, planner, k, n_steps, seed=seed)
            for k in track(self.planning_steps, "agents", True)
        ]
        self.steps = np.unique(np.linspace(0, n_steps - 1, min(n_steps, MOST_FRAMES)).round().astype(int)).tolist()
        first = [history[0] for history in self.histories]
        self.figure, self._axes, self._drawn = draw_panels(env, first, VALUES)

    def show(self, position: int) -> str:
        """Puts the tables of a position of the slider into the figure; gives in words what is seen."""
        step = self.steps[position]
        for ax, history, drawn, k in zip(self._axes, self.histories, self._drawn, self.planning_steps, strict=True):
            change_policy(self.env, history[step], *drawn)
            ax.set_title(f"k = {k}: {(step + 1) * k} planning steps in all", fontsize=12)
        counts = [
            f"{self._reached(history[step])} for k = {k}"
            for history, k in zip(self.histories, self.planning_steps, strict=True)
        ]
        return (
            f"After {step + 1} real step{'s' if step else ''} of the second episode; "
            f"number of states, of {self.env.n_states}, that have a value above 0: {', '.join(counts)}."
        )

    @staticmethod
    def _reached(value: Table) -> int:
        return int((value.max(axis=1) > 0).sum())
