"""Public calls of functions that take functions: what they are handed is made of plain data.

The text of each of these is sent to where the student's function lives, so that it imports what it needs.
"""

from collections.abc import Callable
from typing import Any


def try_cem_plan(
    function: "Callable[..., Any]",
    score: "Any",
    mean: "Any",
    std: "Any",
    n_samples: int,
    n_elite: int,
    n_iterations: int,
) -> "Any":
    """Calls a `cem_plan` with a linear score, and rounds what comes back to whole numbers.

    Args:
        function: the student's function.
        score: the weights of the score, shape (H,).
        mean: as `cem_plan` takes it.
        std: as `cem_plan` takes it.
        n_samples: as `cem_plan` takes it.
        n_elite: as `cem_plan` takes it.
        n_iterations: as `cem_plan` takes it.

    Returns:
        The plan in whole numbers.
    """
    import numpy as np

    plan = function(lambda plans: np.asarray(plans) @ score, mean, std, n_samples, n_elite, n_iterations)
    try:
        return np.round(np.asarray(plan, dtype=float)) + 0.0
    except (TypeError, ValueError):
        return plan


def try_mpc_action(function: "Callable[..., Any]", planner: "Any", state: "Any", plan: "Any") -> "tuple[Any, ...]":
    """Calls an `mpc_action` once, with a planner that writes down what it is asked.

    Args:
        function: the student's function.
        planner: the plan that the planner finds, shape (H,).
        state: as `mpc_action` takes it.
        plan: as `mpc_action` takes it.

    Returns:
        What came back; how often the planner was asked; the states and the plans that it was given, one after the
        other; and state and plan as they are after the call.
    """
    import numpy as np

    states, plans = [np.zeros(0)], [np.zeros(0)]

    def asked(state: "Any", plan: "Any") -> "Any":
        states.append(np.array(state, dtype=float).ravel())
        plans.append(np.array(plan, dtype=float).ravel())
        return planner.copy()

    found = function(asked, state, plan)
    if isinstance(found, (tuple, list)) and len(found) == 2:
        action = found[0]
        found = (float(action) if np.ndim(action) == 0 else action, found[1])
    return found, len(states) - 1, np.concatenate(states), np.concatenate(plans), state, plan
