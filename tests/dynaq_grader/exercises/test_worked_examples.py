"""The worked examples that a student is shown beside a mistake."""

import numpy as np
import pytest

from dynaq_grader.kit import registry
from dynaq_grader.kit.worked_example import show
from dynaq_utils.learning import q_learning
from plain_dyna_q import plan_fast, update_model

PLANNING = registry.get("dyna_q_planning")


def plan_without_ends(model, value, params):
    """Draws again and again until it has a pair that leads on; accepted, with a note."""
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    left = params["k"]
    while left > 0:
        state, action = known[np.random.randint(len(known))]
        reward, next_state = model[state, action]
        if not np.isnan(next_state):
            value = q_learning(state, action, reward, next_state, value, params)
            left -= 1
    return value


def plan_beyond_the_end(model, value, params):
    """Takes state 0 for what comes after the end."""
    return plan_fast(np.nan_to_num(model, nan=0.0) + np.where(np.isnan(model[:, :, :1]), np.nan, 0.0), value, params)


@pytest.mark.parametrize("planner", [plan_fast, plan_without_ends])
def test_a_right_planner_gets_every_example_right_and_returns(planner):
    assert show(PLANNING, planner).lines == []


def test_a_right_update_gets_every_example_right():
    assert show(registry.get("dyna_q_model_update"), update_model).lines == []


def test_a_future_after_the_end_shows_in_the_last_example():
    told = show(PLANNING, plan_beyond_the_end).lines
    assert "the episode ends" in told[1]
    assert told[-1].split() == ["state", "2:", "1.5", "-1"]
