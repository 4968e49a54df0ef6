"""Moving pictures of learning: values that spread, and an episode on the map.

Both are films (`dynaq_utils.film`), which need no server and so work in Colab too. In static mode
(`dynaq_utils.frontend`) the last frame is shown as a plain picture.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import numpy.typing as npt
from matplotlib.figure import Figure

from dynaq_utils import alt_text
from dynaq_utils.colours import BLACK, VERMILION
from dynaq_utils.envs import GridWorld, QuentinsWorld
from dynaq_utils.explorer import planning_explorer
from dynaq_utils.film import MOST_FRAMES, film
from dynaq_utils.frontend import is_static
from dynaq_utils.histories import WALK_SEED, Transition, record_episode, record_spreading
from dynaq_utils.learning import ModelUpdater, Planner
from dynaq_utils.plotting.maps import add_policy, centre, change_policy, draw_world

__all__ = ["animate_episode", "animate_values", "planning_explorer"]

DOTS_PER_INCH = 72
VALUES = (0.0, 1.0)
BACKUPS = (0, 50, 100, 200, 400, 600, 800, 1000, 1500, 2000, 2500, 3000, 4000, 6000, 8000, 12000, 16000)


def animate_values(
    model_updater: ModelUpdater,
    planner: Planner,
    backups: Sequence[int] = BACKUPS,
    env: GridWorld | None = None,
    seed: int = WALK_SEED,
) -> Any:
    """Shows how values spread from the goal while an agent plans and does nothing else.

    The agent has lived through one random walk, and its values start at 0.

    Args:
        model_updater: the student's `dyna_q_model_update`.
        planner: the student's `dyna_q_planning`.
        backups: after how many planning steps to show a frame, rising.
        env: the world; None for a new Quentin's World.
        seed: seed of the walk and of the planning.

    Returns:
        What a notebook shows when it is the last line of a cell; in static mode None, the last frame being
        shown already.
    """
    env = env or QuentinsWorld()
    history = record_spreading(env, model_updater, planner, backups, seed=seed)
    figure, ax = plt.subplots(figsize=(5.6, 5.2), layout="constrained")
    image, arrows = add_policy(env, history[-1], ax, VALUES)
    draw_world(env, ax, filled=False).set(xlabel="", ylabel="", xticks=(), yticks=())
    figure.colorbar(image, ax=ax, label="Value of the best action", shrink=0.8)

    def draw(frame: int) -> str:
        change_policy(env, history[frame], image, arrows)
        ax.set_title(told := f"After {backups[frame]} planning steps")
        return told

    reached = int((history[-1].max(axis=1) > 0).sum())
    alt = (
        f"Map of {env.name} after one random walk and {backups[-1]} planning steps: "
        f"values above 0 have spread from the goal over {reached} of {env.n_states} states, "
        "and the arrows point along them to the goal."
    )
    return play(figure, draw, len(history), 600, alt)


def animate_episode(
    value: npt.NDArray[np.float64],
    env: GridWorld | None = None,
    epsilon: float = 0.0,
    max_steps: int = 60,
    seed: int = 1,
) -> Any:
    """Replays on the map what an agent does that follows a value table.

    Args:
        value: the table, shape (n_states, n_actions).
        env: the world; None for a new Quentin's World.
        epsilon: how often an action is drawn at random instead.
        max_steps: after how many steps to stop at the latest.
        seed: seed of the drawing.

    Returns:
        What a notebook shows when it is the last line of a cell; in static mode None, the last frame being
        shown already.
    """
    env = env or QuentinsWorld()
    steps = record_episode(env, value, epsilon, max_steps, seed)
    path = np.array([centre(env, state) for state in _visited(steps)])
    rewards = np.cumsum([0] + [reward for _, _, reward, _ in steps])
    figure, ax = plt.subplots(figsize=(5.2, 5.2), layout="constrained")
    draw_world(env, ax).set(xlabel="", ylabel="", xticks=(), yticks=())
    (trail,) = ax.plot(*path.T, color=BLACK, linewidth=2, linestyle="-", zorder=8)
    (agent,) = ax.plot(*path[-1:].T, "o", markersize=15, color="white", markeredgecolor=BLACK, zorder=9)
    agent.set(markeredgewidth=3, markerfacecolor=VERMILION)

    def draw(frame: int) -> str:
        trail.set_data(*path[: frame + 1].T)
        agent.set_data(*path[frame : frame + 1].T)
        ax.set_title(told := f"Move {frame}: sum of rewards {rewards[frame]}")
        return told

    ended = "reaches the goal" if steps[-1][3] is None else "has not reached the goal"
    alt = (
        f"Map of {env.name} with the way of one episode: after {len(path) - 1} moves the agent {ended}, "
        f"with a sum of rewards of {rewards[-1]}."
    )
    return play(figure, draw, len(path), 250, alt)


def _visited(steps: Sequence[Transition]) -> list[int]:
    return [steps[0][0]] + [next_state for *_, next_state in steps if next_state is not None]


def play(figure: Figure, draw: Callable[[int], str], n_frames: int, pause: int, alt: str) -> Any:
    """A film of at most `MOST_FRAMES` of the frames, evenly chosen, or its last frame."""
    if is_static():
        draw(n_frames - 1)
        return alt_text.show(figure, alt)
    draw(0)  # with its title, which needs room
    figure.canvas.draw()
    figure.set_layout_engine("none")  # laid out once is enough, and each frame takes half the time
    figure.set_dpi(DOTS_PER_INCH)
    plt.close(figure)
    frames = np.unique(np.linspace(0, n_frames - 1, min(n_frames, MOST_FRAMES)).round().astype(int)).tolist()
    return film(figure, lambda number: draw(frames[number]), len(frames), alt, "Film", pause)
