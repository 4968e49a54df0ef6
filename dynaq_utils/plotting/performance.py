"""One figure that sums up a run."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import numpy.typing as npt
from matplotlib.figure import Figure

from dynaq_utils.envs.grid_world import GridWorld
from dynaq_utils.plotting.curves import plot_rewards
from dynaq_utils.plotting.value_tables import (
    plot_heatmap_max_val,
    plot_quiver_max_action,
    plot_state_action_values,
)


def plot_performance(env: GridWorld, value: npt.NDArray[np.float64], reward_sums: npt.ArrayLike) -> Figure:
    """Draws values, best actions, rewards and best values of a run, side by side.

    Args:
        env: the world.
        value: the table at the end, shape (n_states, n_actions).
        reward_sums: sum of rewards of each episode, shape (n_episodes,).

    Returns:
        The figure, with its four plots in `axes[0]` to `axes[3]`.
    """
    figure, axes = plt.subplots(2, 2, figsize=(12, 9.5), layout="constrained")
    plot_state_action_values(env, value, ax=axes[0, 0])
    plot_quiver_max_action(env, value, ax=axes[0, 1])
    plot_rewards(np.size(reward_sums), reward_sums, ax=axes[1, 0])
    heat = plot_heatmap_max_val(env, value, ax=axes[1, 1])
    figure.colorbar(heat.images[0], ax=heat, label="Value")
    return figure
