"""``mpc_action(planner, state, plan)``: one step of model predictive control.

Nothing is random in it. The planner writes down what it is asked (`dynaq_utils.control.trying`); what came back and
what was written down has one right form.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from dynaq_utils.control.planners import Planner
from dynaq_utils.control.trying import try_mpc_action

from ...kit.exercise import Exercise, Line, Mistake, PublicCall, Question
from ...kit.lines import right_parts

Array = npt.NDArray[np.float64]
Step = tuple[float, Array]


def mpc_action(planner: Planner, state: Array, plan: Array) -> Step:
    """Plans, takes the first action and keeps the rest."""
    found = planner(state, plan)
    return float(found[0]), np.append(found[1:], 0.0)


def no_replanning(planner: Planner, state: Array, plan: Array) -> Step:
    """Follows the old plan."""
    return float(plan[0]), np.append(plan[1:], 0.0)


def last_action(planner: Planner, state: Array, plan: Array) -> Step:
    """Takes the last action."""
    found = planner(state, plan)
    return float(found[-1]), np.append(found[1:], 0.0)


def second_action(planner: Planner, state: Array, plan: Array) -> Step:
    """Takes the second action."""
    found = planner(state, plan)
    return float(found[1 % len(found)]), np.append(found[1:], 0.0)


def not_shifted(planner: Planner, state: Array, plan: Array) -> Step:
    """Keeps the whole plan."""
    found = planner(state, plan)
    return float(found[0]), found


def rolled(planner: Planner, state: Array, plan: Array) -> Step:
    """Puts the first action at the end."""
    found = planner(state, plan)
    return float(found[0]), np.roll(found, -1)


def wrong_way(planner: Planner, state: Array, plan: Array) -> Step:
    """Shifts towards later."""
    found = planner(state, plan)
    return float(found[0]), np.append(0.0, found[:-1])


def shrinks(planner: Planner, state: Array, plan: Array) -> Step:
    """Gives a shorter plan each time."""
    found = planner(state, plan)
    return float(found[0]), found[1:]


def repeats_last(planner: Planner, state: Array, plan: Array) -> Step:
    """Fills up with the last action."""
    found = planner(state, plan)
    return float(found[0]), np.append(found[1:], found[-1])


def plans_twice(planner: Planner, state: Array, plan: Array) -> Step:
    """Asks for the action and for the rest."""
    return float(planner(state, plan)[0]), np.append(planner(state, plan)[1:], 0.0)


def cold_start(planner: Planner, state: Array, plan: Array) -> Step:
    """Forgets the plan that it was given."""
    return mpc_action(planner, state, np.zeros_like(plan))


def shifts_before(planner: Planner, state: Array, plan: Array) -> Step:
    """Moves the plan on before it plans, too."""
    return mpc_action(planner, state, np.append(plan[1:], 0.0))


def old_plan_kept(planner: Planner, state: Array, plan: Array) -> Step:
    """Takes the new action and keeps the rest of the old plan."""
    return float(planner(state, plan)[0]), np.append(plan[1:], 0.0)


def action_alone(planner: Planner, state: Array, plan: Array) -> Any:
    """Gives the action and no plan."""
    return mpc_action(planner, state, plan)[0]


def order_turned_round(planner: Planner, state: Array, plan: Array) -> Any:
    """Gives the plan first."""
    return mpc_action(planner, state, plan)[::-1]


def nothing_back(planner: Planner, state: Array, plan: Array) -> None:
    """Gives nothing back."""
    planner(state, plan)


def changes_plan(planner: Planner, state: Array, plan: Array) -> Step:
    """Writes the next plan into the old one."""
    action, plan[:] = mpc_action(planner, state, plan)
    return action, plan.copy()


def asked(horizon: int, size: float) -> Callable[[np.random.Generator], Question]:
    """Asks with plans of so many decisions, and a state and a first guess of this size."""

    def make(rng: np.random.Generator) -> Question:
        state = np.abs(rng.normal(0, 2, 2)) * rng.permutation((-1.0, 1.0))
        drawn = {"state": size * state, "plan": size * rng.normal(size=horizon)}
        return Question(loop=try_mpc_action, inputs={"planner": rng.uniform(-2, 2, horizon), **drawn})

    return make


EXERCISE = Exercise(
    name="mpc_action",
    arguments=("planner", "state", "plan"),
    right=mpc_action,
    questions={f"{n} decisions": asked(n, size) for n, size in ((1, 1), (2, 1), (5, 1), (12, 1), (4, 0), (300, 1e4))},
    mistakes=(
        Mistake("no-replanning", no_replanning),
        Mistake("last-action", last_action),
        Mistake("second-action", second_action),
        Mistake("not-shifted", not_shifted),
        Mistake("rolled", rolled),
        Mistake("wrong-way", wrong_way),
        Mistake("shrinks", shrinks),
        Mistake("repeats-last", repeats_last),
        Mistake("plans-twice", plans_twice),
        Mistake("cold-start", cold_start),
        Mistake("shifts-before", shifts_before),
        Mistake("old-plan-kept", old_plan_kept),
        Mistake("action-alone", action_alone),
        Mistake("order-turned-round", order_turned_round),
        Mistake("returns-none", nothing_back),
        Mistake("changes-arguments", changes_plan),
    ),
    lines=(
        Line("asks the planner once, with what it was given", 1.0, right_parts((1,), (2,), (3,))),
        Line("takes the first action", 0.5, right_parts((0, 0))),
        Line("hands on the rest of the plan", 1.0, right_parts((0, 1))),
        Line("leaves its arguments alone", 0.5, right_parts((0, 0), (4,), (5,))),
    ),
    examples=(
        PublicCall((np.array([2.0, 1.0, -1.0]), np.array([0.5, 0.0]), np.array([1.0, -1.0, 0.25]))),
        PublicCall((np.array([-1.5, 0.5]), np.array([3.0, -1.0]), np.array([0.0, 0.0]))),
    ),
    folder=Path(__file__).parent,
    tell=lambda args, texts: [f"the planner finds {args[0].tolist()}; state = {args[1]}, plan = {args[2]}"],
    lists=True,
    through=try_mpc_action,
)
