"""Planning is asked after the student's own model update was told of a pair."""

import numpy as np
import pytest

from dynaq_grader.exercises.dyna_q_planning.questions import QUESTIONS
from dynaq_grader.kit.judging import run_loop
from dynaq_grader.kit.moves.latest import judge_latest
from dynaq_grader.workers.calls import RngState

UPDATE = """
def dyna_q_model_update(model, state, action, reward, next_state):
    told.append((state, action))
    {ending}
"""
PLANNING = """
import numpy as np
from dynaq_utils.learning import q_learning

told = []

def dyna_q_planning(model, value, params):
    known = [tuple(pair) for pair in np.argwhere(~np.isnan(model[:, :, 0]))]
    for step in range(params["k"]):
        pair = {pair}
        value = q_learning(*pair, *model[pair], value, params)
    return value
"""
DRAWN = "known[np.random.randint(len(known))]"
LAST = "told[-1]"


def judged(pair, ending="return model", update=UPDATE):
    cell = {}
    exec(PLANNING.format(pair=pair) + update.format(ending=ending), cell)
    question = QUESTIONS["after the model update"](np.random.default_rng(5))
    answer = run_loop(question, cell["dyna_q_planning"], RngState.seeded(3))
    return judge_latest(question.about, answer.value)


def test_who_plans_with_the_pair_that_was_told_of_last_is_seen():
    fair, told = judged(LAST)
    assert not fair and told["of the pair told of last"] == told["calls"] == 60


@pytest.mark.parametrize("ending", ["return model", "raise NotImplementedError", "model[:] = 0.0; return None"])
def test_who_draws_is_right_whatever_the_other_function_does(ending):
    fair, told = judged(DRAWN, ending)
    assert fair and 0 < told["of the pair told of last"] < 25


def test_who_draws_is_right_without_another_function():
    assert judged(DRAWN, update="dyna_q_model_update = None")[0]


def test_what_cannot_be_read_is_not_fair():
    question = QUESTIONS["after the model update"](np.random.default_rng(5))
    for told in (None, 3, [], [np.zeros((2, 2))] * 60, [question.about.start] * 60):
        assert not judge_latest(question.about, told)[0]
