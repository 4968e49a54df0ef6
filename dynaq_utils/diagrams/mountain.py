"""Distributional shift: the mountain that ends in a cliff."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes

from dynaq_utils.colours import BLACK, BLUE, GREEN, PALE_GREEN, VERMILION
from dynaq_utils.diagrams.canvas import write
from dynaq_utils.envs.mountain import altitude
from dynaq_utils.plotting.axes import axes_or_new

SEEN = (0.6, 3.4)


def draw_mountain(ax: Axes | None = None) -> Axes:
    """Data from the left slope only, a model that goes on rising, and the cliff that it knows nothing of."""
    ax = axes_or_new(ax, figsize=(8.2, 4.6))
    x = np.linspace(0, 8.4, 400)
    ax.axvspan(*SEEN, color=PALE_GREEN, zorder=0)
    ax.plot(x, altitude(x), color=BLUE, linewidth=3, linestyle="-", label="the mountain as it is")
    ahead = np.array([SEEN[1], 8.2])
    ax.plot(ahead, 0.95 + 0.66 * ahead, color=VERMILION, linestyle="--", label="what the model expects")
    seen = np.linspace(*SEEN, 12)
    ax.plot(seen, altitude(seen), "o", color=GREEN, markersize=7, label="states that $\\pi_0$ has visited")
    write(ax, (2.0, 5.6), "data of $\\pi_0$\n$p_{\\pi_0}(s)$", fontsize=12)
    write(ax, (4.75, 0.9), "states of the plan\n$p_{\\pi_f}(s)$: no data", fontsize=12)
    ax.annotate(
        "further right is\nhigher: go on!",
        (7.4, 5.85),
        (4.6, 6.3),
        ha="center",
        va="center",
        arrowprops={"arrowstyle": "->", "color": BLACK},
    )
    ax.annotate("the fall", (6.75, 1.2), (7.6, 2.6), ha="center", arrowprops={"arrowstyle": "->"})
    ax.set(xlabel="position", ylabel="altitude", xlim=(0, 8.4), ylim=(0, 7), xticks=(), yticks=())
    ax.legend(loc="upper center", bbox_to_anchor=(0.5, -0.08), ncols=3, handlelength=2.4)
    return ax
