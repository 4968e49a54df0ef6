"""Whether a run that drew its random numbers in its own way lies where right runs lie.

For each accepted way of drawing (`calibrate.spread`) runs from seeds 1000 on gave the smallest and the largest of each
of the numbers below: 2,000 seeds for drawing pairs and for drawing states, 500 for the two other ways. `dynaq calibrate
--spread` measures them again, to the last bit. A fresh right run lies outside of what 500 seeds span with a
probability of at most 4.1 % but for a chance of 1e-9 ((1 - 0.041)**500 < 1e-9), and the band is wider than that. An
answer is held to lie outside only if runs from six seeds all do: at most 5e-9.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Band = dict[str, tuple[float, float]]

SEEDS = (1, 2, 3, 4, 5, 6)
"""The course's seed first; the others are only run if the one before lies outside."""
MARGIN = 0.1
"""By how much of its range what was measured is widened on either side."""


def summary(value: Floats, reward_sums: Floats, episode_steps: Floats) -> dict[str, float]:
    """The numbers by which a run of 30 episodes is compared."""
    return {
        "steps, episodes 1 to 10": float(episode_steps[:10].sum()),
        "steps, episodes 11 to 30": float(episode_steps[10:30].sum()),
        "rewards, episodes 11 to 30": float(reward_sums[10:30].sum()),
        "mean value": float(value.mean()),
    }


MEASURED: Band = {
    "steps, episodes 1 to 10": (704.0, 1403.0),
    "steps, episodes 11 to 30": (452.0, 1026.0),
    "rewards, episodes 11 to 30": (-1.0, 20.0),
    "mean value": (-0.009923155180491463, 0.1233025782673939),
}
"""Smallest and largest over all those runs."""


def widened(measured: Band) -> Band:
    """A band about what was measured."""
    return {name: (low - MARGIN * (high - low), high + MARGIN * (high - low)) for name, (low, high) in measured.items()}


BAND = widened(MEASURED)


def most_steps(episodes: int) -> int:
    """Steps beyond which a run of so many episodes cannot lie inside the band."""
    first, later = BAND["steps, episodes 1 to 10"][1], BAND["steps, episodes 11 to 30"][1]
    return int(first + later * max(1.0, (episodes - 10) / 20))


def outside(value: Floats, reward_sums: Floats, episode_steps: Floats) -> dict[str, float]:
    """The numbers of a run that lie outside the band, none for a run that is inside."""
    numbers = summary(value, reward_sums, episode_steps)
    return {name: x for name, x in numbers.items() if not BAND[name][0] <= x <= BAND[name][1]}
