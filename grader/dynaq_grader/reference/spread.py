"""Whether a run that drew its random numbers in its own way lies where right runs lie.

For each accepted way of drawing (`calibration.spread`) runs from seeds 1000 on gave the smallest and the largest of
each of the numbers below: 2,000 seeds for drawing pairs and for drawing states, 500 for the two other ways. Runs of
slow answers are shorter and have a band of their own. `dynaq calibrate --spread` measures both again, to the last bit.
A fresh right run lies outside of what 500 seeds span with a
probability of at most 4.1 % but for a chance of 1e-9 ((1 - 0.041)**500 < 1e-9), and the band is wider than that. An
answer is held to lie outside only if runs from six seeds all do: at most 5e-9.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Band = dict[str, tuple[float, float]]

SEEDS = (1, 2, 3, 4, 5, 6)
"""The course's seed first; the others are only run if the one before lies outside."""
MARGIN = 0.1
"""By how much of its range what was measured is widened on either side."""


EARLY: Mapping[int, int] = {30: 10, 10: 3}
"""How many episodes the agent mostly searches in, by the length of the run."""


def summary(value: Floats, reward_sums: Floats, episode_steps: Floats, episodes: int) -> dict[str, float]:
    """The numbers by which a run of so many episodes is compared."""
    early = EARLY[episodes]
    later = slice(early, episodes)
    return {
        f"steps, episodes 1 to {early}": float(episode_steps[:early].sum()),
        f"steps, episodes {early + 1} to {episodes}": float(episode_steps[later].sum()),
        f"rewards, episodes {early + 1} to {episodes}": float(reward_sums[later].sum()),
        "mean value": float(value.mean()),
    }


MEASURED: Mapping[int, Band] = {
    30: {
        "steps, episodes 1 to 10": (704.0, 1403.0),
        "steps, episodes 11 to 30": (452.0, 1026.0),
        "rewards, episodes 11 to 30": (-1.0, 20.0),
        "mean value": (-0.009923155180491463, 0.1233025782673939),
    },
    10: {
        "steps, episodes 1 to 3": (33.0, 283.0),
        "steps, episodes 4 to 10": (661.0, 1358.0),
        "rewards, episodes 4 to 10": (-81.0, -25.0),
        "mean value": (0.032069222992157725, 0.36959568110729757),
    },
}
"""Smallest and largest over all those runs, by their number of episodes."""


def widened(measured: Band) -> Band:
    """A band about what was measured."""
    return {name: (low - MARGIN * (high - low), high + MARGIN * (high - low)) for name, (low, high) in measured.items()}


BANDS: Mapping[int, Band] = {episodes: widened(band) for episodes, band in MEASURED.items()}


def most_steps(episodes: int) -> int:
    """Steps beyond which a run of so many episodes cannot lie inside its band; of a longer one, of that of 30."""
    measured = min(episodes, max(BANDS))
    early = EARLY[measured]
    (_, first), (_, later), *_ = BANDS[measured].values()
    return int(first + later * (episodes - early) / (measured - early))


def outside(value: Floats, reward_sums: Floats, episode_steps: Floats, episodes: int) -> dict[str, float]:
    """The numbers of a run of so many episodes that lie outside its band, none for a run that is inside."""
    numbers, band = summary(value, reward_sums, episode_steps, episodes), BANDS[episodes]
    return {name: x for name, x in numbers.items() if not band[name][0] <= x <= band[name][1]}
