"""An exercise of another kind than planning, judged by a law: the laws of the kit serve it as they are."""

import numpy as np
import pytest

from dynaq_grader.calibration.exercise_check import as_answer
from dynaq_grader.calibration.fates import EQUIVALENT, KILLED, Fates
from dynaq_grader.kit import contract
from dynaq_grader.kit.mutants import mutants
from dynaq_grader.kit.settings import JudgeSettings
from sample_action import EXERCISE, judge

SOLUTION = """
def sample_action(q, epsilon):
    if np.random.random() < epsilon:
        return np.random.randint(len(q))
    return int(np.argmax(q))
"""


def by_two_draws(q, epsilon):
    return int(np.random.randint(len(q))) if np.random.random() < epsilon else int(np.argmax(q))


def by_one_draw(q, epsilon):
    explores = np.random.random() / epsilon
    return int(explores * len(q)) if explores < 1 else int(np.argmax(q))


def by_a_generator_of_its_own(q, epsilon, rng=np.random.default_rng()):  # noqa: B008
    return int(rng.integers(len(q))) if rng.random() < epsilon else int(np.argmax(q))


def shuffles_its_argument(q, epsilon):
    action = by_two_draws(q, epsilon)
    q[:] = 0.0
    return action


def seeds(q, epsilon):
    np.random.seed(3)
    return by_two_draws(q, epsilon)


def one_too_many(q, epsilon):
    return int(np.random.randint(len(q) + 1)) if np.random.random() < epsilon else int(np.argmax(q))


def test_it_has_no_fault():
    assert contract.check(EXERCISE) == []


@pytest.mark.parametrize("function", [by_two_draws, by_one_draw, by_a_generator_of_its_own])
def test_whoever_draws_by_the_law_is_right_however_it_is_done(function):
    for seed in range(3):
        found = judge(EXERCISE, function, JudgeSettings(seed=seed))
        assert found.mistake is None and all(found.holds.values())


@pytest.mark.parametrize(
    ("function", "mistake"),
    [
        (shuffles_its_argument, "changes-arguments"),
        (seeds, "reseeds-generator"),
        (one_too_many, "unrecognised"),
        (lambda q, epsilon: None, "returns-none"),
        (lambda q, epsilon: q[9], "raises"),
    ],
)
def test_what_is_wrong_is_named(function, mistake):
    assert judge(EXERCISE, function, JudgeSettings()).mistake == mistake


def test_its_mutants_are_told_by_the_law():
    fates = Fates(EXERCISE)
    made = [m for m in mutants("solution", SOLUTION, "sample_action") if m.kind in {"comparisons", "draws"}]
    found = {mutant.diff: fates(as_answer(EXERCISE, "solution", SOLUTION), mutant) for mutant in made}
    assert set(found.values()) == {KILLED, EQUIVALENT}
