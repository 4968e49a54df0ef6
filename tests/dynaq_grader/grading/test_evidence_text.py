import json

import dynaq_grader
from dynaq_grader.grading.evidence_text import explain
from plain_dyna_q import do_not_plan, plan, update_model


def test_tells_question_expectation_answer_statistic_and_bound():
    text = explain(dynaq_grader.test_dyna_q_planning(do_not_plan).evidence)
    for word in ("One known pair: one backup", "expected:", "returned:", "alpha:", "k:"):
        assert word in text
    text = explain(dynaq_grader.test_dyna_q_planning(plan).evidence)
    for word in (
        "statistic:",
        "bound:",
        "values before: [",
        "backups of each pair: [",
        "Seeded run",
        "equal to the last bit: yes",
        "counted: 5100",
    ):
        assert word in text


def test_tells_where_a_model_update_went_wrong():
    def half(model, state, action, reward, next_state):
        model[state, action, 0] = reward
        return model

    text = explain(dynaq_grader.test_dyna_q_model_update(half).evidence)
    assert "first wrong: 0" in text and "differs at: [[[54, 1, 1], 64" in text


def test_evidence_is_plain_data():
    for score in (dynaq_grader.test_dyna_q_planning(do_not_plan), dynaq_grader.test_dyna_q_model_update(update_model)):
        assert json.loads(json.dumps(score.to_dict(), allow_nan=False)) == score.to_dict()


def test_says_so_where_there_is_nothing():
    assert "no evidence" in explain([])
