"""Functions are compared exactly, and random ones by their law."""

import numpy as np

from dynaq_grader.kit import wide_inputs
from dynaq_grader.kit.differing import differ
from third_exercise.n_step_return import EXERCISE, n_step_return

PLAIN = {"with_arguments": False, "random": False}


def test_a_bound_that_no_question_reaches_shows_on_wide_inputs():
    calls = wide_inputs.calls(EXERCISE, 200, np.random.default_rng(0))

    def bounded(rewards, gamma, value):
        return n_step_return(np.clip(rewards, -1e4, 1e4), gamma, value)

    def the_same(rewards, gamma, value):
        return n_step_return(rewards + 0, gamma, value)

    assert differ(n_step_return, bounded, calls, **PLAIN)
    assert not differ(n_step_return, the_same, calls, **PLAIN)


def test_what_becomes_of_the_arguments_counts_where_it_is_asked_for():
    def sorts(numbers):
        numbers.sort()
        return max(numbers)

    calls = [(np.array([3.0, 1.0, 2.0]),)]
    assert not differ(max, sorts, calls, with_arguments=False, random=False)
    assert differ(max, sorts, calls, with_arguments=True, random=False)


def test_draws_of_one_law_do_not_differ_and_those_of_another_do():
    def drawn(n):
        return np.random.randint(n)

    def otherwise(n):
        return np.random.permutation(n)[0]

    def lower(n):
        return min(np.random.randint(n), np.random.randint(n))

    assert not differ(drawn, otherwise, [(5,)], with_arguments=False, random=True)
    assert differ(drawn, lower, [(5,)], with_arguments=False, random=True)


def test_where_nothing_is_answered_nothing_is_known():
    assert differ(max, min, [(3,)], **PLAIN) is None
