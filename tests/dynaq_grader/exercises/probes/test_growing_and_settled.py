"""Backups are read off where many pairs are known, more in every call, and where one pair is settled."""

import numpy as np
import pytest

from dynaq_grader.exercises.judge import draws
from dynaq_grader.exercises.probes import growing, laws, settled
from dynaq_grader.workers.calls import call_many
from dynaq_utils.learning import q_learning


def planner_of(draw):
    """A planner that backs up the candidates whose numbers `draw(how many there are, k)` gives."""

    def planner(model, value, params):
        tried = np.argwhere(~np.isnan(model[:, :, 0]))
        for i in draw(len(tried), params["k"]):
            state, action = tried[i]
            q_learning(state, action, *model[state, action], value, params)
        return value

    return planner


def grown_of(planner, seed=0):
    one = growing.make(np.random.default_rng(seed))
    return growing.read(one, call_many(planner, one.questions()))


@pytest.mark.parametrize("seed", range(3))
def test_more_pairs_are_known_in_every_call_and_none_of_their_next_states(seed):
    one = growing.make(np.random.default_rng(seed))
    known = one.known.sum(axis=1)
    assert known[0] == growing.FIRST and known[-1] == len(one.pairs)
    assert set(np.diff(known)) == {growing.NEW}
    assert not {state for state, _ in one.pairs} & set(one.outcomes[:, 1].astype(int).tolist())


def test_every_backup_of_a_growing_model_is_counted():
    made = []

    def draw(n, k):
        made.append(np.random.default_rng(len(made)).integers(n, size=k))
        return made[-1]

    grown = grown_of(planner_of(draw))
    assert grown.readable and not grown.strays
    for counts, known, indices in zip(grown.counts, grown.growing.known, made, strict=True):
        assert np.array_equal(counts[known], np.bincount(indices, minlength=known.sum()))


def test_a_pair_that_is_not_known_yet_is_a_stray():
    one = growing.make(np.random.default_rng(1))
    late = one.pairs[int(one.since.argmax())]

    def planner(model, value, params):
        value[late] += 1.0
        return value

    assert growing.read(one, call_many(planner, one.questions())).strays


@pytest.mark.parametrize("law", list(laws.laws([(0, 0)])))
def test_fair_draws_from_a_growing_model_are_fair(law):
    rng = np.random.default_rng(2)
    grown = grown_of(planner_of(lambda n, k: rng.integers(n, size=k)))
    assert draws.judge_growing(grown, law)["fair"]  # each state has nearly as many known pairs as another


@pytest.mark.parametrize(
    "candidates",
    [
        lambda n: np.arange(min(n, 50)),
        lambda n: np.arange(min(n, 100)),
        lambda n: np.arange(n)[-15:],
        lambda n: np.arange(n) & 31,
    ],
    ids=["the first 50", "the first 100", "the last 15", "five bits"],
)
def test_a_part_of_many_candidates_is_seen(candidates):
    rng = np.random.default_rng(3)
    grown = grown_of(planner_of(lambda n, k: rng.choice(candidates(n), size=k)))
    assert not any(draws.judge_growing(grown, law)["fair"] for law in laws.laws([(0, 0)]))


def settled_backups(planner, seed):
    one = settled.make(np.random.default_rng(seed))
    return settled.read(one, call_many(planner, one.questions()))


@pytest.mark.parametrize("seed", range(3))
def test_the_settled_pair_stays_however_its_backup_is_written(seed):
    one = settled.make(np.random.default_rng(seed))
    old = one.start[one.still]
    target = one.model[one.still][0] + settled.GAMMA * one.start[int(one.model[one.still][1])].max()
    assert old + settled.ALPHA * (target - old) == old
    assert (1 - settled.ALPHA) * old + settled.ALPHA * target == old


@pytest.mark.parametrize("seed", range(3))
def test_fair_draws_beside_a_settled_pair_are_fair(seed):
    rng = np.random.default_rng(seed)
    moved = settled_backups(planner_of(lambda n, k: rng.integers(n, size=k)), seed)
    assert draws.judge_settled(moved)[0]


def test_who_stops_at_the_settled_pair_or_never_draws_it_is_seen():
    rng = np.random.default_rng(4)
    one = settled.make(np.random.default_rng(0))
    still = int(one.still > one.moving)

    def until_settled(n, k):
        indices = rng.integers(n, size=k).tolist()
        return indices[: indices.index(still)] if still in indices else indices

    for draw in (until_settled, lambda n, k: [1 - still] * k):
        assert not draws.judge_settled(settled_backups(planner_of(draw), 0))[0]
