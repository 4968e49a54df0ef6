"""The widget of the course: what each single planning step does to values and best actions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dynaq_utils.envs import GridWorld, QuentinsWorld
from dynaq_utils.histories import WALK_SEED, History, record_backups
from dynaq_utils.learning import ModelUpdater, Planner
from dynaq_utils.plotting.maps import change_policy
from dynaq_utils.plotting.panels import draw_panels
from dynaq_utils.slider import slide

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
    slider goes through the planning steps between its real steps.

    Args:
        model_updater: the student's `dyna_q_model_update`.
        planner: the student's `dyna_q_planning`.
        planning_steps: planning steps after each real step, one number an agent.
        n_steps: number of real steps of the second walk.
        env: the world; None for a new Quentin's World.
        seed: seed of walks and planning.

    Returns:
        The widget (ipywidgets 7 or 8). In static mode, or without ipywidgets, None: the last picture is
        shown already.
    """
    panels = Panels(env or QuentinsWorld(), model_updater, planner, planning_steps, n_steps, seed)
    return slide(panels, "Planning", still=panels.n_positions - 1)


class Panels:
    """The maps of all agents, and the tables to put into them, computed once.

    Attributes:
        figure: the figure, one map an agent.
        n_positions: number of positions of the slider.
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
            record_backups(env, model_updater, planner, k, n_steps, seed=seed) for k in planning_steps
        ]
        self.most = max(*planning_steps, 1)
        self.n_positions = len(self.histories[0]) * (self.most + 1)
        first = [history[0, 0] for history in self.histories]
        self.figure, self._axes, self._drawn = draw_panels(env, first, VALUES)
        self.position = 0

    def place(self, position: int, k: int) -> tuple[int, int]:
        """Which real step, and how many of its planning steps are done by an agent with k of them."""
        step, backups = divmod(position, self.most + 1)
        return step, backups * k // self.most

    def show(self, position: int) -> None:
        """Puts the tables of a position of the slider into the figure."""
        self.position = position
        for ax, history, drawn, k in zip(self._axes, self.histories, self._drawn, self.planning_steps, strict=True):
            step, backups = self.place(position, k)
            change_policy(self.env, history[step, backups], *drawn)
            ax.set_title(f"k = {k}: {step * k + backups} planning steps in all", fontsize=12)

    def words(self) -> str:
        """What the figure shows at present."""
        step = self.position // (self.most + 1) + 1
        counts = []
        for history, k in zip(self.histories, self.planning_steps, strict=True):
            reached = (history[self.place(self.position, k)].max(axis=1) > 0).sum()
            counts.append(f"{reached} for k = {k}")
        return (
            f"Maps of {self.env.name} after {step} real step{'s' if step > 1 else ''} of the second episode. "
            f"Number of states, of {self.env.n_states}, that have a value above 0: {', '.join(counts)}."
        )
