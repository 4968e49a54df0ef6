"""What a planner's film shows: every update of a right one without a mark, the first wrong one marked."""

import random

import numpy as np
import pytest

from dynaq_utils.learning import q_learning
from dynaq_utils.watching import watch_planning
from dynaq_utils.watching.planning import PARAMS, steps_of
from plain_dyna_q import plan, plan_fast


def faults(planner):
    return [step.fault for step in steps_of(planner) if step.fault]


def drawn(model):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    state, action = known[np.random.randint(len(known))]
    return (state, action), *model[state, action]


def by_hand(model, value, params):
    value = value.copy()
    for _ in range(params["k"]):
        pair, reward, after = drawn(model)
        future = 0 if np.isnan(after) else value[int(after)].max()
        value[pair] += params["alpha"] * (reward + params["gamma"] * future - value[pair])
    return value


def in_two_parts(model, value, params):
    for _ in range(params["k"]):
        pair, reward, after = drawn(model)
        future = 0 if np.isnan(after) else value[int(after)].max()
        target = reward + params["gamma"] * future
        value[pair] *= 1 - params["alpha"]
        value[pair] += params["alpha"] * target
    return value


def on_lists(model, value, params):
    value = np.array(value.tolist())
    for _ in range(params["k"]):
        state, action = random.choice(np.argwhere(~np.isnan(model[:, :, 0])).tolist())
        value = q_learning(state, action, *model[state, action], value, params)
    return value


@pytest.mark.parametrize("planner", [plan, plan_fast, by_hand, in_two_parts, on_lists])
def test_no_update_of_a_right_planner_is_marked(planner):
    assert faults(planner) == []


@pytest.mark.parametrize("planner", [plan, by_hand, in_two_parts])
def test_each_update_is_told_with_pair_reward_next_state_and_values(planner):
    steps = steps_of(planner)
    assert len(steps) == PARAMS["k"] + 1
    told = steps[1].told
    for words in ("Update 1: state ", "Reward ", "Value ", " to "):
        assert words in told
    changed = [np.argwhere(after.value != before.value) for before, after in zip(steps, steps[1:], strict=False)]
    assert [len(places) for places in changed] == [1] * PARAMS["k"]


def averages_the_future(model, value, params):
    for _ in range(params["k"]):
        pair, reward, after = drawn(model)
        future = 0 if np.isnan(after) else value[int(after)].mean()
        value[pair] += params["alpha"] * (reward + params["gamma"] * future - value[pair])
    return value


def test_the_first_wrong_update_is_marked_with_what_it_should_have_been():
    (first, *_) = [step for step in steps_of(averages_the_future) if step.fault]
    (pair,) = first.pairs
    assert first.fault.startswith("It should have become ")
    assert f"state {pair[0]}," in first.told


def any_pair(model, value, params):
    for _ in range(params["k"]):
        value[np.random.randint(6), np.random.randint(4)] += 1
    return value


def stops_at_ends(model, value, params):
    for _ in range(params["k"]):
        pair, reward, after = drawn(model)
        value[pair] += params["alpha"] * (reward + params["gamma"] * value[int(after)].max() - value[pair])
    return value


@pytest.mark.parametrize(
    ("planner", "told"),
    [
        (any_pair, "This pair was never tried."),
        (lambda model, value, params: plan(model, value, {**params, "k": 3}), "There should be 8."),
        (lambda model, value, params: plan(model, value, {**params, "k": 9}), "There should be 8 updates."),
        (stops_at_ends, "ValueError: cannot convert float NaN to integer"),
        (lambda model, value, params: plan(model, value, params) and None, "ValueError"),
        (lambda model, value, params: None, "It should return the table of values."),
    ],
)
def test_other_faults_are_marked_where_they_happen(planner, told):
    assert told in faults(planner)[0]


def test_a_stub_is_told_apart():
    def stub(model, value, params):
        raise NotImplementedError

    assert faults(stub) == ["It has not been written yet."]


def test_the_film_starts_at_the_first_fault_and_gives_the_streams_back(live, unmoved_streams):
    html = watch_planning(lambda model, value, params: plan(model, value, {**params, "k": 3})).data
    assert html.count("data:image/png;base64") == 5
    assert 'max="4" step="1" value="4"' in html
    assert "✗ There should be 8." in html


def test_where_nobody_watches_a_strip_is_shown(static, monkeypatch):
    shown = []
    monkeypatch.setattr("dynaq_utils.alt_text.show", lambda figure, alt: shown.append((len(figure.axes), alt)))
    assert watch_planning(plan) is None
    ((pictures, words),) = shown
    assert pictures == 4
    assert "Update 1: state" in words
