"""Each thing that an exercise must not lack is told apart, in a sentence; a whole exercise has no fault."""

from dataclasses import replace

import numpy as np
import pytest

from dynaq_grader.kit import contract
from dynaq_grader.kit.exercise import CheckedCall, Line, Mistake, PublicCall, Question, VisibleCheck
from third_exercise.n_step_return import EXERCISE, n_step_return, one_step_late, value_forgotten

ARGS = (np.array([1.0, 2.0]), 0.5, 8.0)


def raises(rewards, gamma, value):
    raise KeyError(gamma)


def always(rng):
    return Question([(np.array([3.0, 4.0]), 0.25, 2.0), (np.array([3.0, 4.0]), 0.25, 0.0)])


def public(rng):
    return Question([ARGS, (rng.normal(0, 1, 4), 0.5, 0.0)])


def busy(rewards, gamma, value):
    return n_step_return(rewards, gamma, value) + 0.0 * sum(range(1_500_000))


BROKEN = {
    "raises KeyError at example 1": {"right": raises},
    "makes no call": {"questions": {"empty": lambda rng: Question([])}},
    "cannot be made (ZeroDivisionError": {"questions": {"broken": lambda rng: Question([(1 / 0,)])}},
    "Nothing is asked": {"questions": {}},
    "There is no public example": {"examples": ()},
    "Example 1 has 1 arguments": {"examples": (PublicCall((1.0,)),)},
    "is called n_step_return. Call it other": {"name": "other"},
    "has no sentences. Write [new-one]": {"mistakes": (Mistake("new-one", one_step_late),)},
    "Nothing makes the mistake value-forgotten": {"mistakes": (Mistake("value-forgotten", None),)},
    "passes for right at 3 of 3 seeds": {"mistakes": (*EXERCISE.mistakes, Mistake("one-step-late", n_step_return))},
    "is named value-forgotten": {"mistakes": (*EXERCISE.mistakes, Mistake("one-step-late", value_forgotten))},
    "No known mistake loses the line 'easy'": {"lines": (*EXERCISE.lines, Line("easy", 1.0, lambda found: True))},
    "does not win the line 'hard'": {"lines": (*EXERCISE.lines, Line("hard", 1.0, lambda found: False))},
    "Every student is asked the same": {"questions": {"always": always}},
    "asks what example 1 shows": {"questions": {**EXERCISE.questions, "public": public}},
    "asks what call 1 of the visible check shows": {
        "questions": {**EXERCISE.questions, "public": public},
        "examples": EXERCISE.examples[1:],
        "visible": VisibleCheck((CheckedCall(ARGS),)),
    },
    "of processor time to judge": {"right": busy},
}


def test_a_whole_exercise_has_no_fault():
    assert contract.check(EXERCISE) == []


@pytest.mark.parametrize("told", BROKEN)
def test_what_is_wrong_is_told(told):
    faults = contract.check(replace(EXERCISE, **BROKEN[told]))
    assert any(told in fault.sentence for fault in faults), faults


def test_mistakes_that_nothing_tells_apart_may_say_so():
    twin = Mistake("one-step-late", value_forgotten, also=("value-forgotten",))
    assert contract.check(replace(EXERCISE, mistakes=(*EXERCISE.mistakes, twin))) == []
