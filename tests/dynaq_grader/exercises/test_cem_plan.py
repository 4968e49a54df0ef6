"""What the judge of `cem_plan` lets pass, and what it sees."""

import numpy as np
import pytest

from dynaq_grader.exercises.cem_plan import CALLS, EXERCISE, LIMITS
from dynaq_grader.exercises.cem_plan.mistakes import cem
from dynaq_grader.kit import kolmogorov
from dynaq_grader.kit.settings import JudgeSettings
from dynaq_grader.reference import cross_entropy as law


def judged(function, seed=1):
    return EXERCISE.judge(EXERCISE, function, JudgeSettings(seed=seed))


def test_the_stored_quantiles_are_those_of_a_fresh_simulation():
    stored = law.stored_quantiles()
    for ddof in law.DDOFS:
        seen = law.simulate(np.random.default_rng(3), 20_000, ddof) @ law.PROJECTIONS.T
        for rows, quantiles in zip(seen, stored[ddof], strict=True):
            assert kolmogorov.farthest(rows, quantiles) < kolmogorov.limit(
                1e-7, law.LOOKS, 20_000, law.RUNS, law.QUANTILES
            )


def test_both_ways_to_work_out_a_standard_deviation_are_right():
    for function in (EXERCISE.right, cem(respread=lambda elite, old: elite.std(axis=0, ddof=1))):
        assert judged(function).mistake is None


@pytest.mark.parametrize("k", (-1, 1))
@pytest.mark.parametrize("ddof", law.DDOFS)
def test_one_elite_more_or_less_lies_well_beyond_the_limit(k, ddof, monkeypatch):
    monkeypatch.setattr(law, "N_ELITE", law.N_ELITE + k)
    seen = law.simulate(np.random.default_rng(4), 40_000, ddof) @ law.PROJECTIONS.T
    for stored in law.stored_quantiles():
        assert kolmogorov.farthest(seen[0], stored[0]) > LIMITS[1] + 0.03


def test_a_call_that_comes_back_as_something_else_now_and_then_is_seen():
    def function(*given):
        return None if np.random.random() < 0.01 else EXERCISE.right(*given)

    assert judged(function).flaw == "returns-none"


def test_whatever_a_loop_tells_is_looked_at():
    def function(score, mean, *more):
        return np.full(len(mean), np.nan)

    found = judged(function)
    assert not all(found.holds.values()) and found.mistake is not None


def test_giving_back_the_first_mean_wins_no_more_than_the_certain_questions():
    found = judged(lambda score, mean, *more: mean)
    assert [name for name, holds in found.holds.items() if holds] == ["no iteration, and no spread"]


def test_an_error_has_the_name_of_an_error():
    def raises(*given):
        raise NotImplementedError

    assert judged(raises).mistake == "not-attempted"
    assert judged(lambda *given: 1 / 0).mistake == "raises"


def test_more_calls_are_made_where_a_wrong_elite_shows():
    assert CALLS[1] > CALLS[3] and LIMITS[1] < LIMITS[3] < 0.1
