"""What an instructor is told of an answer that draws pairs and backs them up."""

import numpy as np
import pytest

from dynaq_grader.kit import registry
from dynaq_grader.kit.planned import COUNTED, SINGLE
from dynaq_grader.kit.settings import JudgeSettings
from plain_variants import plan_with_bonus


def without_bonus(model, value, last_tried, now, params):
    return plan_with_bonus(model, value, last_tried, now, {**params, "kappa": 0.0})


def judged(function):
    exercise = registry.get("dyna_q_plus_planning")
    return exercise.judge(exercise, function, JudgeSettings(seed=3))


@pytest.fixture(scope="module")
def wrong():
    np.random.seed(2)
    return judged(without_bonus)


def test_a_right_answer_is_told_by_its_numbers():
    np.random.seed(2)
    counted, single = judged(plan_with_bonus).evidence
    assert counted["look"] == COUNTED and sum(counted["backups of each pair"]) == 60 * counted["k"]
    assert single == {"look": SINGLE, "asked": 160, "right": 160}


def test_a_wrong_backup_is_told_with_the_right_ones(wrong):
    counted, single = wrong.evidence
    assert counted["backups of each pair"] == "cannot be read as those of right backups"
    assert single["right"] == 0 and len(single["arguments"]) == 5
    assert len(single["pairs and new values"]) == 12
    returned = np.array(single["returned"])
    assert all(abs(returned[tuple(pair)] - value) > 1e-8 for pair, value in single["pairs and new values"])


def test_the_mistake_is_that_of_the_planner_that_explains_all(wrong):
    assert wrong.mistake == "bonus-missing" == wrong.planner[0]
