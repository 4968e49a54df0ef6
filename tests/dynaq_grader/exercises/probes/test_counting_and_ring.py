"""The number and the order of backups are read off returned tables."""

import numpy as np
import pytest

from dynaq_grader.exercises.probes import counting, ring
from dynaq_grader.workers.calls import call_many
from dynaq_utils.learning import q_learning


def planner_of(sequence_of):
    """A planner that makes the backups that `sequence_of(call number, model, k)` tells."""
    calls = iter(range(10**6))

    def planner(model, value, params):
        for state, action in sequence_of(next(calls), model, params["k"]):
            q_learning(state, action, *model[state, action], value, params)
        return value

    return planner


@pytest.mark.parametrize("seed", [0, 1])
def test_counts_are_those_that_were_made(seed):
    for model in counting.models(np.random.default_rng(seed)):
        rng = np.random.default_rng(seed + 10)
        made = rng.multinomial(model.k, np.full(len(model.pairs), 1 / len(model.pairs)), size=model.calls)

        def sequence(call, _, k, made=made, model=model):
            return [pair for pair, n in zip(model.pairs, made[call], strict=True) for _ in range(n)]

        found = counting.read(model, call_many(planner_of(sequence), model.questions()))
        assert np.array_equal(found.counts, made)
        assert found.readable.all()
        assert not found.strays and not found.model_changed and not found.params_changed


def test_changed_entries_of_unknown_pairs_are_told():
    model = counting.models(np.random.default_rng(5))[0]
    stray = next((s, a) for s in range(10) for a in range(4) if (s, a) not in model.pairs)

    def planner(table, value, params):
        value[stray] += 1
        return value

    assert counting.read(model, call_many(planner, model.questions()[:3])).strays == {stray}


@pytest.mark.parametrize("seed", range(5))
def test_the_models_hold_what_the_page_says(seed):
    for model, pairs in zip(counting.models(np.random.default_rng(seed)), (8, 12), strict=True):
        assert len(model.pairs) == pairs
        known = {s for s, _ in model.pairs}
        moves = list(zip(model.pairs, model.next_states, strict=True))
        assert not known & {after for (state, _), after in moves if after not in (None, state)}
        (stays,) = [pair for pair, after in moves if after == pair[0]]
        for start, targets in zip(model.starts, counting.right_targets(model), strict=True):
            best = int(start[stays[0]].argmax())
            assert (stays[0], best) not in model.pairs
            assert targets[model.pairs.index(stays)] < start[stays[0], best]
        assert model.ends.sum() == 2
        zeros = {after for reward, after in zip(model.rewards, model.next_states, strict=True) if reward == 0}
        assert None in zeros and (0 in known or 0 in zeros)


@pytest.mark.parametrize("seed", range(5))
def test_the_nine_sequences_of_the_ring_are_told_apart(seed):
    one = ring.make(np.random.default_rng(seed))
    tables = [one.table_after(s) for s in ring.SEQUENCES]
    gaps = [np.abs(a - b).max() for i, a in enumerate(tables) for b in tables[:i]]
    assert min(gaps) > 0.01

    def sequence(call, _, k):
        return [one.pairs[i] for i in ring.SEQUENCES[call % 9]]

    found = ring.read(one, call_many(planner_of(sequence), one.questions()[:18]))
    assert found == [*range(9), *range(9)]


def test_targets_from_before_the_call_show_as_three_of_the_six_sequences():
    one = ring.make(np.random.default_rng(0))
    for first, second in (ring.SEQUENCES[i] for i in ring.DIFFERENT):
        table = one.start.copy()
        for i in (first, second):
            target = one.rewards[i] + ring.GAMMA * one.start[one.pairs[ring.FOLLOWER[i]][0]].max()
            table[one.pairs[i]] += ring.ALPHA * (target - one.start[one.pairs[i]])
        (found,) = ring.read(one, call_many(lambda *args, table=table: table, one.questions()[:1]))
        assert found in ring.UNSEEING
