"""A film of the pendulum, and one of the cross-entropy method closing in on a plan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import numpy.typing as npt

from dynaq_utils.animation import play
from dynaq_utils.colours import BLUE, VERMILION
from dynaq_utils.control.episodes import Transitions
from dynaq_utils.envs.pendulum import upright_share
from dynaq_utils.plotting.control import draw_pendulum

Array = npt.NDArray[np.float64]


def animate_pendulum(episode: Transitions) -> Any:
    """Shows an episode of the pendulum, a frame for each decision.

    Args:
        episode: its transitions.

    Returns:
        What a notebook shows when it is the last line of a cell; in static mode None, the last frame being shown
        already.
    """
    angles = np.append(episode.states[:, 0], episode.next_states[-1, 0])
    figure, ax = plt.subplots(figsize=(4.2, 4.4), layout="constrained")
    rod, _ = draw_pendulum(angles[0], ax)

    def draw(frame: int) -> str:
        rod.set_data([0, np.sin(angles[frame])], [0, np.cos(angles[frame])])  # type: ignore[attr-defined]
        ax.set_title(told := f"After {frame} decisions: {episode.rewards[:frame].sum():.0f}")
        return told

    stands = upright_share(episode.next_states) > 0.9
    alt = f"A rod on a joint, hanging at first; after {len(angles) - 1} decisions it {'stands' if stands else 'falls'}."
    return play(figure, draw, len(angles), 120, alt)


def animate_elites(rounds: Sequence[tuple[Array, Array]]) -> Any:
    """Shows how the plans that are drawn close in on the elite, a frame for each iteration.

    Args:
        rounds: for each iteration the plans, shape (n, H), and those with the highest scores, shape (k, H).

    Returns:
        As `animate_pendulum`.
    """
    figure, ax = plt.subplots(figsize=(6.0, 3.8), layout="constrained")

    def draw(frame: int) -> str:
        plans, elite = rounds[frame]
        ax.clear()
        ax.plot(plans.T, color=BLUE, alpha=0.15, linewidth=0.8)
        ax.plot(elite.T, color=VERMILION, alpha=0.7, linewidth=1.2, linestyle="--")
        ax.set(xlabel="Decision of the plan", ylabel="Torque", ylim=(-4, 4))
        ax.set_title(told := f"Iteration {frame + 1}: all plans, and the elite (dashed)")
        return told

    first, last = (elite.std(axis=0).mean() for _, elite in (rounds[0], rounds[-1]))
    alt = f"Plans of the cross-entropy method: the elite's spread shrinks from {first:.1f} to {last:.1f}."
    return play(figure, draw, len(rounds), 900, alt)
