"""Kolmogorov's distance to stored quantiles, and the bound that a right answer keeps."""

import numpy as np
import pytest
from scipy.stats import ks_1samp, uniform

from dynaq_grader.kit import kolmogorov

QUANTILES = (np.arange(1000) + 0.5) / 1000


def test_the_distance_is_that_of_the_exact_law_up_to_the_grid():
    rng = np.random.default_rng(1)
    for exponent in (1.0, 1.3, 2.0):
        drawn = rng.random(500) ** exponent
        exact = ks_1samp(drawn, uniform.cdf).statistic
        assert abs(kolmogorov.distance(drawn, QUANTILES) - exact) <= 1 / 1000


def test_draws_that_tie_at_a_jump_of_the_law_are_not_far():
    drawn = np.repeat([0.0, 1.0], 500)
    assert kolmogorov.distance(drawn, drawn) == 0
    assert kolmogorov.distance(np.repeat([0.0, 1.0], (250, 750)), drawn) == pytest.approx(0.25)


def test_the_limit_is_the_sum_of_what_each_sample_may_be_off():
    log = np.log(2 * 2 * 10 / 1e-7)
    wanted = np.sqrt(log / 3000) + np.sqrt(log / 800_000) + 1 / 1000
    assert kolmogorov.limit(1e-7, 10, 1500, 400_000, 1000) == pytest.approx(wanted)


def test_at_a_loose_error_the_bound_holds_and_is_not_far_from_sharp():
    rng = np.random.default_rng(2)
    limit = kolmogorov.limit(0.2, 1, 200, 10**9, 1000)
    beyond = np.mean([kolmogorov.distance(rng.random(200), QUANTILES) > limit for _ in range(2000)])
    assert 0.005 < beyond < 0.2


def test_the_farthest_of_several_looks_counts():
    drawn = np.stack([QUANTILES, QUANTILES**3], axis=1)
    alone = kolmogorov.distance(QUANTILES**3, QUANTILES)
    assert kolmogorov.farthest(drawn, np.stack([QUANTILES, QUANTILES])) == alone > 0.3
