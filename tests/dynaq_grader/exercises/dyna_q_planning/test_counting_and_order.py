"""The number and the order of backups are read off returned tables."""

import numpy as np
import pytest

from dynaq_grader.exercises.dyna_q_planning.questions import QUESTIONS
from dynaq_grader.kit import counting, order
from dynaq_grader.workers.calls import Call, call_many
from dynaq_utils.learning import q_learning

COUNTED = ("8 pairs", "12 pairs")
RING = "three pairs that feed each other"


def asked(name, seed):
    """A question, and what is known of it."""
    question = QUESTIONS[name](np.random.default_rng(seed))
    return question, question.about


def answers(planner, question, most=None):
    return call_many(planner, [Call(args) for args in question.calls[:most]])


def planner_of(sequence_of):
    """A planner that makes the backups that `sequence_of(call number, model, k)` tells."""
    calls = iter(range(10**6))

    def planner(model, value, params):
        for state, action in sequence_of(next(calls), model, params["k"]):
            q_learning(state, action, *model[state, action], value, params)
        return value

    return planner


@pytest.mark.parametrize("name", COUNTED)
@pytest.mark.parametrize("seed", [0, 1])
def test_counts_are_those_that_were_made(seed, name):
    question, counted = asked(name, seed)
    rng = np.random.default_rng(seed + 10)
    n = len(counted.pairs)
    made = rng.multinomial(counted.k, np.full(n, 1 / n), size=len(question.calls))

    def sequence(call, _, k):
        return [pair for pair, times in zip(counted.pairs, made[call], strict=True) for _ in range(times)]

    found = counting.read(counted, answers(planner_of(sequence), question))
    assert np.array_equal(found.counts, made)
    assert found.readable.all() and not found.strays


def test_changed_entries_of_unknown_pairs_are_told():
    question, counted = asked("8 pairs", 5)
    stray = next((s, a) for s in range(10) for a in range(4) if (s, a) not in counted.pairs)

    def planner(table, value, params):
        value[stray] += 1
        return value

    assert counting.read(counted, answers(planner, question, 3)).strays == {stray}


def test_arguments_that_a_call_left_changed_are_told():
    question, _ = asked("8 pairs", 5)
    model, value, params = question.calls[0]

    def planner(model, value, params):
        params["k"] -= 1
        value[0, 0] += 1.0
        return value

    (answer,) = answers(planner, question, 1)
    assert counting.changed_arguments(answer, question.calls[0]) == {1, 2}
    assert counting.changed_arguments(answer, question.calls[0], {1}) == {2}


@pytest.mark.parametrize("name", COUNTED)
@pytest.mark.parametrize("seed", range(5))
def test_the_models_hold_what_the_page_says(seed, name):
    question, counted = asked(name, seed)
    model = question.calls[0][0]
    assert f"{len(counted.pairs)} pairs" == name
    known = {s for s, _ in counted.pairs}
    after = [model[pair][1] for pair in counted.pairs]
    moves = list(zip(counted.pairs, after, strict=True))
    assert not known & {onward for (state, _), onward in moves if not np.isnan(onward) and onward != state}
    (stays,) = [pair for pair, onward in moves if onward == pair[0]]
    for start, targets in zip(counted.starts, counted.targets, strict=True):
        best = int(start[stays[0]].argmax())
        assert (stays[0], best) not in counted.pairs
        assert targets[counted.pairs.index(stays)] < start[stays[0], best]
    assert counted.ends.sum() == 2
    zeros = [onward for reward, onward in zip(counted.rewards, after, strict=True) if reward == 0]
    assert any(map(np.isnan, zeros)) and (0 in known or 0 in zeros)


@pytest.mark.parametrize("seed", range(5))
def test_the_nine_sequences_of_the_ring_are_told_apart(seed):
    question, ring = asked(RING, seed)
    pairs = [tuple(pair) for pair in np.argwhere(~np.isnan(question.calls[0][0][:, :, 0]))]
    tables = [ring.table_after(s) for s in order.SEQUENCES]
    gaps = [np.abs(a - b).max() for i, a in enumerate(tables) for b in tables[:i]]
    assert min(gaps) > 0.01

    def sequence(call, _, k):
        return [pairs[i] for i in order.SEQUENCES[call % 9]]

    assert order.read(ring, answers(planner_of(sequence), question, 18)) == [*range(9), *range(9)]


def test_targets_from_before_the_call_show_as_three_of_the_six_sequences():
    question, ring = asked(RING, 0)
    model, start, params = question.calls[0]
    pairs = [tuple(pair) for pair in np.argwhere(~np.isnan(model[:, :, 0]))]
    for first, second in (order.SEQUENCES[i] for i in order.DIFFERENT):
        table = start.copy()
        for i in (first, second):
            reward, after = model[pairs[i]]
            target = reward + params["gamma"] * start[int(after)].max()
            table[pairs[i]] += params["alpha"] * (target - start[pairs[i]])
        (found,) = order.read(ring, answers(lambda *args, table=table: table, question, 1))
        assert found in order.UNSEEING
