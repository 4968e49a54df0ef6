"""The loop that is sent to the student's process: it makes the linear score there, and many calls."""

from collections.abc import Callable
from typing import Any


def many_plans(
    function: "Callable[..., Any]",
    weights: "Any",
    mean: "Any",
    std: "Any",
    counts: "tuple[int, int, int]",
    calls: int,
) -> "Any":
    """Calls a `cem_plan` many times.

    Returns:
        What came back, shape (calls, H), and whether the arguments were left alone; or the code of what is wrong with
        the kind of what came back.
    """
    import numpy as np

    found, kept = np.empty((calls, len(mean))), True
    for call in range(calls):
        first, spread = mean.copy(), std.copy()
        plan = function(lambda plans: np.asarray(plans) @ weights, first, spread, *counts)
        kept = kept and np.array_equal(first, mean) and np.array_equal(spread, std)
        if plan is None:
            return "returns-none"
        if isinstance(plan, tuple):
            return "returns-tuple"
        if np.shape(plan) != mean.shape:
            return "wrong-shape"
        found[call] = plan
    return found, bool(kept)
