"""What may be said of one version beside another, and in how many seeds it holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Held = npt.NDArray[np.bool_]
Measured = Mapping[str, Sequence[float]]
LATE = (4, 5, 6)


def _of(found: Measured, name: str) -> Array:
    return np.asarray(found[name], dtype=float)


def _late(found: Measured, version: str) -> Array:
    """The mean of rounds 4 to 6."""
    return np.asarray(np.mean([_of(found, f"{version}, round {number}") for number in LATE], axis=0))


ORDERINGS: Mapping[str, Callable[[Measured], Held]] = {
    "0.5 is better than random torques": lambda m: _of(m, "0.5") > _of(m, "random"),
    "1.0 (rounds 4 to 6) is better than 0.5 with 10 timid episodes": lambda m: (
        _late(m, "1.0") > _of(m, "0.5 with 10 episodes")
    ),
    "1.5 (rounds 4 to 6) is better than 1.0": lambda m: _late(m, "1.5") > _late(m, "1.0"),
    "1.5 (rounds 4 to 6) is better than -500": lambda m: _late(m, "1.5") > -500,
    "1.5's third round is better than its first": lambda m: _of(m, "1.5, round 3") > _of(m, "1.5, round 1"),
    "1.5 (rounds 4 to 6) is better than MPC on 10 timid episodes": lambda m: (
        _late(m, "1.5") > _of(m, "mpc on 10 timid episodes")
    ),
    "the cross-entropy method is better than shooting (rounds 4 to 6)": lambda m: (
        _late(m, "1.5") > _late(m, "1.5 by shooting")
    ),
    "the model promises over 300 more than the world gives (1.0, round 6)": lambda m: (
        _of(m, "1.0, round 6, promised") > _of(m, "1.0, round 6") + 300
    ),
    "the error on the good path is over 5 times that on held-out data": lambda m: (
        _of(m, "error on the good path") > 5 * _of(m, "error on held-out data")
    ),
    "six rounds of 1.5 leave less than a fifth of it": lambda m: (
        _of(m, "1.5, error on the good path") < _of(m, "error on the good path") / 5
    ),
    "replanning at every decision is better than at every fifth": lambda m: (
        _of(m, "replanning every 1") > _of(m, "replanning every 5")
    ),
    "replanning at every second decision is better than at every tenth": lambda m: (
        _of(m, "replanning every 2") > _of(m, "replanning every 10")
    ),
    "the largest gradient grows from horizon 25 to 50": lambda m: (
        _of(m, "2.0, horizon 50, largest gradient") > _of(m, "2.0, horizon 25, largest gradient")
    ),
    "the typical gradient at horizon 5 is below 1": lambda m: _of(m, "2.0, horizon 5, typical gradient") < 1,
    "2.5 is better than 2.0 at horizon 50": lambda m: _of(m, "2.5") > _of(m, "2.0, horizon 50"),
    "2.5 is better than -600": lambda m: _of(m, "2.5") > -600,
    "2.5 is better than REINFORCE in the world with 10 episodes": lambda m: (
        _of(m, "2.5") > _of(m, "REINFORCE in the world, 10 episodes")
    ),
    "the error grows from 1 decision to 50": lambda m: _of(m, "error after 50") > _of(m, "error after 1"),
    "the rank correlation of spread and error is above 0.4": lambda m: (
        _of(m, "rank correlation of spread and error") > 0.4
    ),
    "rollouts of 50 beat rollouts of 1 in round 4": lambda m: (
        _of(m, "3.0, length 50, round 4") > _of(m, "3.0, length 1, round 4")
    ),
}
"""Sentences of the notebook, each with whether it holds, an entry a seed."""

FIVE, CAUTIOUS = (f"1.5, rounds 1 to 3 together, five models{kind}" for kind in ("", ", cautious"))


def _first_rounds(found: Measured) -> Array:
    """Rounds 1 to 3 of version 1.5, with one model, together."""
    return np.asarray(np.sum([_of(found, f"1.5, round {number}") for number in (1, 2, 3)], axis=0))


NOT_ALWAYS: Mapping[str, Callable[[Measured], Held]] = {
    "1.0 (rounds 4 to 6) is better than 0.5": lambda m: _late(m, "1.0") > _of(m, "0.5"),
    "planning with five models is better than with one (rounds 1 to 3)": lambda m: _of(m, FIVE) > _first_rounds(m),
    "caution where five models disagree is better than none (rounds 1 to 3)": lambda m: _of(m, CAUTIOUS) > _of(m, FIVE),
}
"""Sentences that the notebook does not state, since they hold in some seeds only."""
