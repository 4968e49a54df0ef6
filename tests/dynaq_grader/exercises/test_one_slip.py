"""One slip costs its own line of the rubric and the seeded run, nothing else: slips of real homework."""

import contextlib
import io

import numpy as np
import pytest

from dynaq_grader.kit import hidden_test, registry
from dynaq_grader.kit.settings import JudgeSettings, use
from dynaq_utils.learning import q_learning

RUN = "the seeded run"
COUNT, KNOWN, DRAWS, BACKUP, ENDS = (line.name for line in registry.get("dyna_q_planning").lines[:5])


def lost(function, exercise="dyna_q_planning", seed=0):
    """The lines that a function loses, and the name of its mistake."""
    with contextlib.redirect_stdout(io.StringIO()), use(JudgeSettings(seed=seed)):
        score = hidden_test.run(registry.get(exercise), function)
    return {line["line"] for line in score.rubric if line["score"] < line["max_score"]}, score.mistake


def drawn(model):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    return known[np.random.randint(len(known))].tolist()


def planner(backup):
    """A planner that draws fairly and backs up in some way."""

    def plan(model, value, params):
        for _ in range(params["k"]):
            pair = tuple(drawn(model))
            backup(model, value, params, pair)
        return value

    return plan


def expected_sarsa(model, value, params, pair):
    reward, after = model[pair]
    row = np.zeros(1) if np.isnan(after) else value[int(after)]
    future = (1 - params["epsilon"]) * row.max() + params["epsilon"] * row.mean()
    value[pair] += params["alpha"] * (reward + params["gamma"] * future - value[pair])


def sarsa(model, value, params, pair):
    reward, after = model[pair]
    future = 0.0 if np.isnan(after) else np.random.choice(value[int(after)])
    value[pair] += params["alpha"] * (reward + params["gamma"] * future - value[pair])


def next_state_first(model, value, params, pair):
    after, reward = model[pair]
    q_learning(*pair, reward, after, value, params)


def crash_at_ends(model, value, params, pair):
    reward, after = model[pair]
    q_learning(*pair, reward, int(after), value, params)


def ends_at_state_0(model, value, params, pair):
    reward, after = np.nan_to_num(model[pair])
    q_learning(*pair, reward, int(after), value, params)


def any_entry(model, value, params):
    for _ in range(params["k"]):
        pair = tuple(np.random.randint(size) for size in value.shape)
        if not np.isnan(model[pair][0]):
            q_learning(*pair, *model[pair], value, params)
    return value


def returns_in_the_loop(model, value, params):
    for _ in range(params["k"]):
        pair = drawn(model)
        return q_learning(*pair, *model[tuple(pair)], value, params)
    return None


def returns_in_the_loop_and_below(model, value, params):
    result = returns_in_the_loop(model, value, params)
    return value if result is None else result


def one_or_two_more(model, value, params):
    more = int(np.random.randint(1, 3))
    return planner(lambda *args: q_learning(*args[3], *args[0][args[3]], args[1], args[2]))(
        model, value, {**params, "k": params["k"] + more}
    )


def drawn_once(model, value, params):
    pair = drawn(model)
    for _ in range(params["k"]):
        q_learning(*pair, *model[tuple(pair)], value, params)
    return value


@pytest.mark.parametrize(
    ("function", "line", "mistake"),
    [
        (planner(expected_sarsa), BACKUP, "expected-sarsa"),
        (planner(sarsa), BACKUP, "sarsa"),
        (planner(next_state_first), BACKUP, "swaps-reward-and-next-state"),
        (planner(crash_at_ends), ENDS, "raises"),
        (planner(ends_at_state_0), ENDS, "bootstraps-terminal"),
        (any_entry, COUNT, "unvisited-skipped"),
        (one_or_two_more, COUNT, "too-many-backups"),
        (returns_in_the_loop, COUNT, "too-few-backups"),
        (returns_in_the_loop_and_below, COUNT, "too-few-backups"),
    ],
    ids=lambda each: each.__name__ if callable(each) else str(each),
)
def test_a_slip_costs_its_line_and_the_run(function, line, mistake):
    assert lost(function) == ({line, RUN}, mistake)


@pytest.mark.parametrize("seed", range(4))
def test_a_draw_made_once_costs_the_draws_alone_from_every_seed(seed):
    assert lost(drawn_once, seed=seed) == ({DRAWS, RUN}, "drawn-once")


def test_the_same_slip_in_the_model_update_leaves_the_end_of_an_episode():
    def update(model, state, action, reward, next_state):
        model[state, action] = next_state, reward
        return model

    lines, mistake = lost(update, "dyna_q_model_update")
    assert lines == {"stores reward and next state", RUN} and mistake == "swaps-reward-and-next-state"
