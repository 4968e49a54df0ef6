"""The course's plots. Each draws into `ax` (a new figure's where None is given) and returns the axes."""

from dynaq_utils.plotting.curves import plot_rewards, plot_steps_per_episode
from dynaq_utils.plotting.maps import plot_policy_map
from dynaq_utils.plotting.means import plot_means
from dynaq_utils.plotting.performance import plot_performance
from dynaq_utils.plotting.value_tables import (
    plot_heatmap_max_val,
    plot_quiver_max_action,
    plot_state_action_values,
)

__all__ = [
    "plot_heatmap_max_val",
    "plot_means",
    "plot_performance",
    "plot_policy_map",
    "plot_quiver_max_action",
    "plot_rewards",
    "plot_state_action_values",
    "plot_steps_per_episode",
]
