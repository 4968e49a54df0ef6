"""The bounds on draws: they hold, for drawing without replacement as well, and they see what they should see."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dynaq_grader.kit import laws

PAIRS = [(0, 0), (0, 1), (0, 2), (0, 4), (3, 0), (3, 2), (3, 4), (4, 1), (4, 4), (7, 2), (9, 0), (13, 4)]


def exceeding(p, error, counts):
    spread = [laws.divergence(c, p) >= laws.spread_bound(len(p), error) for c in counts]
    cell = [laws.worst_cell(c, p)[1] >= laws.cell_bound(len(p), error) for c in counts]
    return np.mean(spread), np.mean(cell)


@given(cells=st.integers(2, 500), error=st.floats(1e-12, 0.5))
def test_the_spread_bound_is_where_agrawal_s_inequality_meets_the_error(cells, error):
    bound, df = laws.spread_bound(cells, error), cells - 1
    assert bound > df
    assert -bound + df * (1.0 + np.log(bound / df)) == pytest.approx(np.log(error), rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("law", list(laws.laws(PAIRS)))
@pytest.mark.parametrize("error", [0.2, 0.02])
def test_independent_draws_exceed_the_bounds_no_more_often_than_stated(law, error):
    p = laws.laws(PAIRS)[law]
    counts = np.random.default_rng(1).multinomial(500, p, size=2000).astype(float)
    assert max(exceeding(p, error, counts)) <= error


def test_draws_without_replacement_exceed_them_less_often_still():
    rng = np.random.default_rng(2)
    p = np.full(12, 1 / 12)
    counts = np.array([sum(np.bincount(rng.permutation(12)[:5], minlength=12) for _ in range(60)) for _ in range(400)])
    assert max(exceeding(p, 0.2, counts.astype(float))) <= 0.05


@pytest.mark.parametrize("law", list(laws.laws(PAIRS)))
def test_half_the_weight_on_one_pair_of_twelve_is_seen(law):
    p = laws.laws(PAIRS)[law]
    rng = np.random.default_rng(3)
    seen = []
    for pair in (0, 11):
        biased = p.copy()
        biased[pair] /= 2
        counts = rng.multinomial(5100, biased / biased.sum(), size=200).astype(float)
        seen.append(np.mean([not laws.is_fair(c, p) for c in counts]))
    assert min(seen) > 0.9


def test_the_two_laws_are_told_apart():
    uniform, by_state = laws.laws(PAIRS).values()
    counts = np.random.default_rng(4).multinomial(5100, by_state).astype(float)
    assert laws.is_fair(counts, by_state)
    assert not laws.is_fair(counts, uniform)


def test_upper_tail_bounds_the_binomial_tail():
    from scipy.stats import binom

    for successes in range(40, 100, 7):
        assert binom.sf(successes - 1, 100, 1 / 3) <= laws.upper_tail(successes, 100, 1 / 3)


@pytest.mark.parametrize("law", list(laws.laws(PAIRS)))
def test_independent_draws_and_a_deck_repeat_no_more_often_than_stated(law):
    p = laws.laws(PAIRS)[law]
    rng = np.random.default_rng(5)
    chances = [laws.chance_of_repeats(rng.multinomial(9, p, size=20).astype(float), p) for _ in range(200)]
    for error in (0.5, 0.1):
        assert np.mean([chance <= error for chance in chances]) <= error
    deck = np.array([np.bincount(rng.permutation(12)[:9], minlength=12) for _ in range(20)], dtype=float)
    assert laws.chance_of_repeats(deck, p) == 1.0


def test_weights_that_are_drawn_once_a_call_repeat_too_often():
    rng = np.random.default_rng(6)
    weights = rng.random((170, 12))
    counts = np.array([rng.multinomial(30, w / w.sum()) for w in weights], dtype=float)
    p = np.full(12, 1 / 12)
    assert laws.is_fair(counts.sum(axis=0), p)
    assert laws.chance_of_repeats(counts, p) < 1e-9


def test_a_share_may_come_from_trials_of_unlike_chances():
    rng = np.random.default_rng(7)
    p = np.linspace(0.1, 0.5, 300)
    hits = (rng.random((2000, 300)) < p).sum(axis=1)
    for error in (0.2, 0.02):
        assert np.mean([not laws.is_share(hit, 300, float(p.mean()), error) for hit in hits]) <= error
    assert not laws.is_share(150, 300, float(p.mean()), 1e-9)
