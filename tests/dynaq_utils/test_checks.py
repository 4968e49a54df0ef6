"""The visible checks: silent about right answers in whatever way they draw, plain about wrong ones."""

import random
import re

import numpy as np
import pytest

from dynaq_utils.checks import check_model_update, check_planning
from dynaq_utils.learning import q_learning
from dynaq_utils.messages import load, sentences_of
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
    assert (
        capsys.readouterr()
        .out.partition("m ")[2]
        .startswith("dyna_q_planning plans as it should in all examples. Hidden tests ask more: ")
    )


@pytest.mark.parametrize("updater", [update_model, copying_update])
def test_a_right_update_is_told_so(updater, capsys):
    assert check_model_update(updater) is None
    assert "dyna_q_model_update stores what it should in all nine examples." in capsys.readouterr().out


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


def back_up(model, value, params, pairs):
    for state, action in pairs:
        value = q_learning(state, action, *model[state, action], value, params)
    return value


def known(model):
    return np.argwhere(~np.isnan(model[:, :, 0]))


def skip_unknown(model, value, params):
    drawn = [(np.random.randint(len(value)), np.random.randint(value.shape[1])) for _ in range(params["k"])]
    return back_up(model, value, params, [pair for pair in drawn if not np.isnan(model[pair][0])])


def draw_apart(model, value, params):
    states, actions = known(model).T
    return back_up(
        model, value, params, [(np.random.choice(states), np.random.choice(actions)) for _ in range(params["k"])]
    )


def draw_once(model, value, params):
    pair = known(model)[np.random.randint(len(known(model)))]
    return back_up(model, value, params, [pair] * params["k"])


def in_turn(model, value, params):
    return back_up(model, value, params, [known(model)[i % len(known(model))] for i in range(params["k"])])


def reseed(model, value, params):
    np.random.seed(0)
    return plan(model, value, params)


def sweep(model, value, params):
    return back_up(model, value, params, known(model))


def without_putting_back(model, value, params):
    pairs = known(model).tolist()
    if len(pairs) == 1:
        return plan(model, value, params)
    return back_up(model, value, params, random.sample(pairs, min(params["k"], len(pairs))))


def passes_over_ends(model, value, params):
    drawn = [known(model)[np.random.randint(len(known(model)))] for _ in range(params["k"])]
    return back_up(model, value, params, [pair for pair in drawn if not np.isnan(model[tuple(pair)][1])])


def passes_over_half(model, value, params):
    """Double Q, of which one of two tables comes back, looks the same."""
    drawn = [known(model)[np.random.randint(len(known(model)))] for _ in range(params["k"])]
    return back_up(model, value, params, [pair for pair in drawn if np.random.random() < 0.5])


def k_times_all(model, value, params):
    return back_up(model, value, params, known(model).tolist() * params["k"])


@pytest.mark.parametrize(
    ("planner", "code"),
    [
        (passes_over_half, "too-few-backups"),
        (k_times_all, "k-counted-per-state"),
        (skip_unknown, "unvisited-skipped"),
        (draw_apart, "independent-columns"),
        (draw_once, "drawn-once"),
        (in_turn, "fixed-order"),
        (reseed, "reseeds-generator"),
        (sweep, "sweeps-all-pairs"),
        (without_putting_back, "too-few-backups"),
        (passes_over_ends, "too-few-backups"),
    ],
)
def test_draws_that_are_wrong_are_told_what_they_are(planner, code):
    np.random.seed(21)
    random.seed(21)
    with pytest.raises(AssertionError) as caught:
        check_planning(planner)
    assert sentences_of("dyna_q_planning").mistakes[code].sentence in str(caught.value)


def test_an_error_of_several_lines_is_told_in_one():
    def in_another_order(model, value, params):
        return q_learning(value, 0, 0, 0.5, 1, params)

    with pytest.raises(AssertionError) as caught:
        check_planning(in_another_order)
    first, hint = str(caught.value).split("\n")
    assert "state=an array of shape (3, 2)" in first
    assert first.endswith("The order is q_learning(state, action, reward, next_state, value, params).")

    def long_words(model, value, params):
        raise ValueError("first line\n" + "word " * 200)

    with pytest.raises(AssertionError) as caught:
        check_planning(long_words)
    assert "first line word" in str(caught.value).split("\n")[0]
    assert len(str(caught.value).split("\n")[0]) < 400


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
    text, told = str(caught.value), sentences_of("dyna_q_planning").mistakes[code]
    assert told.hint in text
    assert told.sentence in text or code in {"raises", "missing"}


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


def only_if(condition):
    return lambda model, *seen: update_model(model, *seen) if condition(*seen) else model


@pytest.mark.parametrize(
    ("condition", "code"),
    [
        (lambda state, action, reward, next_state: next_state is not None, "drops-terminal"),
        (lambda state, action, reward, next_state: next_state, "skips-zero"),
        (lambda state, action, reward, next_state: reward, "skips-zero"),
    ],
)
def test_a_condition_around_the_store_is_told_what_it_leaves_out(condition, code):
    with pytest.raises(AssertionError) as caught:
        check_model_update(only_if(condition))
    assert sentences_of("dyna_q_model_update").mistakes[code].sentence in str(caught.value)


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
    assert sentences_of("dyna_q_model_update").mistakes[code].hint in str(caught.value)


def test_a_wrong_answer_is_shown_beside_the_right_one():
    with pytest.raises(AssertionError) as caught:
        check_planning(lambda model, value, params: value + 1.0)
    assert str(caught.value).split("\n")[2:] == [
        "A small example you can try yourself:",
        "The model knows state 0, action 1: reward 2.5, next state 1.",
        "Parameters: alpha 0.5, gamma 0.8, k 1.",
        "Table before:",
        "  state 0:      1.5       0.5",
        "  state 1:        2         4",
        "  state 2:        7        -1",
        "Your function returned:",
        "  state 0:      2.5       1.5",
        "  state 1:        3         5",
        "  state 2:        8         0",
        "Expected:",
        "  state 0:      1.5       3.1",
        "  state 1:        2         4",
        "  state 2:        7        -1",
    ]


def test_no_example_is_shown_where_several_answers_are_right():
    def never_the_first(model, value, params):
        known = model.copy()
        first = np.argwhere(~np.isnan(model[:, :, 0]))[0]
        if np.isfinite(model[:, :, 0]).sum() > 2:
            known[tuple(first)] = np.nan
        return plan(known, value, params)

    with pytest.raises(AssertionError, match="The first known pair is never drawn") as caught:
        check_planning(never_the_first)
    assert "Expected" not in str(caught.value)
