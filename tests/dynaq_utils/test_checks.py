"""The visible checks: silent about right answers in whatever way they draw, plain about wrong ones."""

import random
import re

import numpy as np
import pytest

from dynaq_utils.checks import check_model_update, check_planning
from dynaq_utils.learning import q_learning
from dynaq_utils.messages import load
from plain_dyna_q import plan, update_model


def raise_stub(*args):
    raise NotImplementedError("to do")


def with_python_random(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0])).tolist()
    value = value.copy()
    for _ in range(params["k"]):
        state, action = random.choice(known)
        value = q_learning(state, action, *model[state, action], value, params)
    return value


def without_ends(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 1]))
    for _ in range(params["k"]):
        state, action = known[np.random.randint(len(known))]
        value = q_learning(state, action, *model[state, action], value, params)
    return value


def copying_update(model, state, action, reward, next_state):
    model = model.copy()
    model[state][action] = [reward, np.nan if next_state is None else next_state]
    return model


@pytest.mark.parametrize("planner", [plan, with_python_random, without_ends])
def test_right_planning_is_told_so_and_nothing_is_returned(planner, capsys):
    assert check_planning(planner) is None
    assert "correct" in capsys.readouterr().out


@pytest.mark.parametrize("updater", [update_model, copying_update])
def test_a_right_update_is_told_so(updater, capsys):
    assert check_model_update(updater) is None
    assert "correct" in capsys.readouterr().out


@pytest.mark.parametrize("check", [check_model_update, check_planning])
def test_a_stub_is_told_what_to_do(check):
    with pytest.raises(NotImplementedError, match=re.escape(load()["not-attempted"].hint)):
        check(raise_stub)


@pytest.mark.parametrize("check", [check_model_update, check_planning])
def test_a_function_that_cannot_be_called_is_told_which_arguments_it_gets(check):
    with pytest.raises(AssertionError, match=r"but yours takes \(model\)\. Put the line"):
        check(lambda model: model)
    with pytest.raises(AssertionError, match="stopped with TypeError"):
        check(range)


def test_a_wrong_key_is_told_what_params_holds():
    with pytest.raises(AssertionError, match="params has no entry 'K'; it holds 'epsilon', 'alpha', 'gamma', 'k'"):
        check_planning(lambda model, value, params: range(params["K"]))


def test_nan_as_an_index_is_told_what_it_means():
    with pytest.raises(AssertionError, match=r"NaN in the model means: never tried.*It is no state\."):
        check_planning(lambda model, value, params: value[int(np.nan)])


def stop_it(*args):
    raise KeyboardInterrupt


@pytest.mark.parametrize("check", [check_model_update, check_planning])
def test_a_function_that_was_stopped_by_hand_gets_a_hint(check):
    with pytest.raises(KeyboardInterrupt, match="You stopped the function.*\n.*" + load()["never-returns"].hint):
        check(stop_it)


def changed(**parameters):
    return lambda model, value, params: plan(model, value, {**params, **parameters})


def of_k(k):
    return lambda model, value, params: plan(model, value, {**params, "k": k(params["k"])})


def change_model(model, value, params):
    plan(model, value, params)
    model[np.isnan(model)] = 0
    return value


def draw_all(model, value, params):
    for _ in range(params["k"]):
        pair = np.random.randint(value.shape[0]), np.random.randint(value.shape[1])
        value = q_learning(*pair, *np.nan_to_num(model[pair]), value, params)
    return value


WRONG_PLANNERS = {
    "returns-none": lambda model, value, params: None,
    "returns-tuple": lambda model, value, params: (model, value),
    "returns-row": lambda model, value, params: value[0],
    "wrong-shape": lambda model, value, params: model,
    "wrong-type": lambda model, value, params: value.astype(np.float32),
    "no-backups": lambda model, value, params: value,
    "one-backup-too-many": of_k(lambda k: k + 1),
    "too-few-backups": of_k(lambda k: min(k, 1)),
    "k-hard-coded": changed(k=10),
    "gamma-missing": changed(gamma=1.0),
    "alpha-missing": changed(alpha=1.0),
    "alpha-hard-coded": changed(alpha=0.5),
    "changes-model": change_model,
    "unvisited-pairs": draw_all,
    "raises": lambda model, value, params: value[99],
    "missing": None,
}


@pytest.mark.parametrize("code", WRONG_PLANNERS)
def test_a_wrong_planner_is_told_what_is_off_and_given_a_hint(code):
    with pytest.raises(AssertionError) as caught:
        check_planning(WRONG_PLANNERS[code])
    text = str(caught.value)
    assert load()[code].hint in text
    assert load()[code].sentence in text or code in {"raises", "missing"}


def keep_first(model, state, action, reward, next_state):
    if np.isnan(model[state, action, 0]):
        model[state, action] = reward, next_state
    return model


def swap(model, state, action, reward, next_state):
    model[state, action] = next_state, reward
    return model


def fake_end(model, state, action, reward, next_state):
    model[state, action] = reward, -1 if next_state is None else next_state
    return model


WRONG_UPDATES = {
    "returns-none": lambda *seen: None,
    "stores-nothing": lambda model, *seen: model,
    "writes-once": keep_first,
    "swaps-reward-and-next-state": swap,
    "fakes-terminal": fake_end,
    "raises": lambda model, *seen: model[99],
}


@pytest.mark.parametrize("code", WRONG_UPDATES)
def test_a_wrong_update_is_told_what_is_off_and_given_a_hint(code):
    with pytest.raises(AssertionError) as caught:
        check_model_update(WRONG_UPDATES[code])
    assert load()[code].hint in str(caught.value)
