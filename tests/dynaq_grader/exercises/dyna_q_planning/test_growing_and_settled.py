"""Backups are read off where many pairs are known, more in every call, and where one pair is settled."""

from itertools import pairwise

import numpy as np
import pytest

from dynaq_grader.exercises.dyna_q_planning.questions import QUESTIONS
from dynaq_grader.kit import counting, draws, growing, laws
from dynaq_grader.workers.calls import Call, call_many
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


def answers(planner, question):
    return call_many(planner, [Call(args) for args in question.calls])


def growing_model(seed):
    return QUESTIONS["a growing model"](np.random.default_rng(seed))


def grown_of(planner, seed=0):
    question = growing_model(seed)
    return growing.read(question.about, answers(planner, question))


@pytest.mark.parametrize("seed", range(3))
def test_more_pairs_are_known_in_every_second_call_and_none_of_their_next_states(seed):
    question = growing_model(seed)
    one = question.about
    known = one.known.sum(axis=1)
    assert known[0] == 250 and known[-1] == len(one.pairs) == 400
    assert set(np.diff(known)[::2]) == {0} and set(np.diff(known)[1::2]) == {6}
    for model, *_ in question.calls:
        after = model[:, :, 1]
        assert not {state for state, _ in one.pairs} & set(after[~np.isnan(after)].astype(int).tolist())


@pytest.mark.parametrize("seed", range(3))
def test_outcomes_and_parameters_change_from_call_to_call(seed):
    calls = growing_model(seed).calls
    for (model, _, params), (later, _, other) in pairwise(calls):
        known = ~np.isnan(model[:, :, 0])
        assert (model[known][:, 0] != later[known][:, 0]).all()
        assert params["alpha"] != other["alpha"] and params["gamma"] != other["gamma"]
    assert len({params["k"] for *_, params in calls}) > 10


@pytest.mark.parametrize("kept", ["k", "alpha", "gamma"])
def test_a_parameter_that_is_kept_from_the_first_call_is_seen(kept):
    rng = np.random.default_rng(5)
    right = planner_of(lambda n, k: rng.integers(n, size=k))
    first = {}

    def planner(model, value, params):
        return right(model, value, {**params, kept: first.setdefault(kept, params[kept])})

    grown = grown_of(planner)
    assert not grown.readable if kept != "k" else grown.readable and not grown.is_whole


def test_outcomes_that_are_kept_while_as_many_pairs_are_known_are_seen():
    rng = np.random.default_rng(6)
    right = planner_of(lambda n, k: rng.integers(n, size=k))
    kept = {}

    def planner(model, value, params):
        return right(kept.setdefault(int(np.sum(~np.isnan(model))), model), value, params)

    assert not grown_of(planner).readable


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
    question = growing_model(1)
    one = question.about
    late = one.pairs[int(one.since.argmax())]

    def planner(model, value, params):
        value[late] += 1.0
        return value

    assert growing.read(one, answers(planner, question)).strays


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
        lambda n: np.arange(min(n, 256)),
        lambda n: np.concatenate([np.arange(min(n, 256)), np.arange(n)]),
        lambda n: np.arange(int(0.99 * n)),
    ],
    ids=[
        *("the first 50", "the first 100", "the last 15", "five bits", "the first 256", "half beyond the 256th"),
        "all but the last hundredth",
    ],
)
def test_a_part_of_many_candidates_is_seen(candidates):
    rng = np.random.default_rng(3)
    grown = grown_of(planner_of(lambda n, k: rng.choice(candidates(n), size=k)))
    assert not any(draws.judge_growing(grown, law)["fair"] for law in laws.laws([(0, 0)]))


def new_ones(first):
    """A planner whose first backup of a call goes to a new pair, or that draws no new pair at all."""
    rng = np.random.default_rng(7)
    seen = []

    def planner(model, value, params):
        known = ~np.isnan(model[:, :, 0])
        before = seen[-1] if seen else known
        seen.append(known)
        everything, new, old = (np.argwhere(mask) for mask in (known, known & ~before, known & before))
        for i in range(params["k"]):
            pool = old if not first else new if i == 0 and len(new) else everything
            state, action = pool[rng.integers(len(pool))]
            q_learning(state, action, *model[state, action], value, params)
        return value

    return planner


@pytest.mark.parametrize("first", [True, False], ids=["new ones come first", "new ones are left out"])
def test_who_draws_new_pairs_otherwise_is_seen(first):
    grown = grown_of(new_ones(first))
    assert grown.readable and grown.is_whole
    assert not any(draws.judge_growing(grown, law)["fair"] for law in laws.laws([(0, 0)]))


def settled_pair(seed):
    """The question, the pair that is settled and the one that moves."""
    question = QUESTIONS["a settled pair"](np.random.default_rng(seed))
    known = {tuple(pair) for pair in np.argwhere(~np.isnan(question.calls[0][0][:, :, 0]))}
    moving = question.about.place
    (still,) = known - {moving}
    return question, still, moving


def judged(draw, seed):
    question, _, _ = settled_pair(seed)
    pair = question.about
    moved = counting.moves_of(answers(planner_of(draw), question), pair.place, pair.start, pair.target, pair.alpha)
    return draws.judge_settled(int(moved.sum()), pair.k * len(question.calls))[0]


@pytest.mark.parametrize("seed", range(3))
def test_the_settled_pair_stays_however_its_backup_is_written(seed):
    question, still, _ = settled_pair(seed)
    model, start, params = question.calls[0]
    reward, after = model[still]
    old, alpha = start[still], params["alpha"]
    target = reward + params["gamma"] * start[int(after)].max()
    assert old + alpha * (target - old) == old
    assert (1 - alpha) * old + alpha * target == old


@pytest.mark.parametrize("seed", range(3))
def test_fair_draws_beside_a_settled_pair_are_fair(seed):
    rng = np.random.default_rng(seed)
    assert judged(lambda n, k: rng.integers(n, size=k), seed)


def test_who_stops_at_the_settled_pair_or_never_draws_it_is_seen():
    rng = np.random.default_rng(4)
    _, still_pair, moving = settled_pair(0)
    still = int(still_pair > moving)

    def until_settled(n, k):
        indices = rng.integers(n, size=k).tolist()
        return indices[: indices.index(still)] if still in indices else indices

    for draw in (until_settled, lambda n, k: [1 - still] * k):
        assert not judged(draw, 0)
