"""What the two tests of the notebook say and give."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import dynaq_grader
import plain_dyna_q
from dynaq_grader.kit import catalogue, registry
from dynaq_grader.kit.settings import JudgeSettings, use
from dynaq_utils.learning import q_learning
from plain_dyna_q import plan, update_model

WARM_THEN_JUDGED = """
import dynaq_grader
from dynaq_grader.kit import registry
from dynaq_grader.kit.settings import JudgeSettings
from dynaq_grader.reference import course_run
from plain_dyna_q import plan
registry.warm(JudgeSettings())
del course_run.run
assert dynaq_grader.test_dyna_q_planning(plan) == 6.0
"""


def test_a_warm_process_has_the_right_run_at_hand():
    """Tests run in forks: what a fork works out is lost with it."""
    subprocess.run([sys.executable, "-c", WARM_THEN_JUDGED], check=True, cwd=Path(plain_dyna_q.__file__).parent)


SENTENCES = catalogue.everything(registry.everything())


def raise_stub(*args):
    raise NotImplementedError("to do")


def candidates(model):
    return np.argwhere(~np.isnan(model[:, :, 0]))


def back_up(model, value, params, pairs):
    for state, action in pairs:
        value = q_learning(state, action, *model[state, action], value, params)
    return value


def one_too_many(model, value, params):
    known = candidates(model)
    return back_up(model, value, params, known[np.random.randint(len(known), size=params["k"] + 1)])


def without_gamma(model, value, params):
    return plan(model, value, {**params, "gamma": 1.0})


def sweep(model, value, params):
    return back_up(model, value, params, candidates(model))


def never_last(model, value, params):
    known = candidates(model)
    n = max(len(known) - 1, 1)
    return back_up(model, value, params, known[np.random.randint(n, size=params["k"])])


def state_zero_at_the_end(model, value, params):
    return plan(np.nan_to_num(model) + np.where(np.isnan(model[:, :, :1]), np.nan, 0.0), value, params)


def without_ends(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 1]))
    return back_up(model, value, params, known[np.random.randint(len(known), size=params["k"])])


def state_first(model, value, params):
    known = candidates(model)
    for _ in range(params["k"]):
        state = np.random.choice(np.unique(known[:, 0]))
        back_up(model, value, params, [(state, np.random.choice(known[known[:, 0] == state, 1]))])
    return value


def swapped_update(model, state, action, reward, next_state):
    model[state, action] = next_state, reward
    return model


def skipping_update(model, state, action, reward, next_state):
    if next_state is not None:
        model[state, action] = reward, next_state
    return model


PLANNERS = {
    "one-backup-too-many": one_too_many,
    "gamma-missing": without_gamma,
    "sweeps-all-pairs": sweep,
    "never-last-candidate": never_last,
    "bootstraps-terminal": state_zero_at_the_end,
    "no-backups": lambda model, value, params: value,
    "returns-none": lambda model, value, params: None,
    "wrong-shape": lambda model, value, params: model,
    "not-attempted": raise_stub,
    "missing": None,
}
UPDATES = {
    "swaps-reward-and-next-state": swapped_update,
    "drops-terminal": skipping_update,
    "stores-nothing": lambda model, *seen: model,
    "returns-none": lambda *seen: None,
    "not-attempted": raise_stub,
    "missing": None,
}


@pytest.mark.parametrize("planner", [plan, state_first])
def test_right_planning_gets_all_points_however_it_draws(planner):
    score = dynaq_grader.test_dyna_q_planning(planner)
    assert score == score.max_score == 6.0
    assert score.verdict == "correct" and score.mistake is None
    assert {line["verdict"] for line in score.rubric} == {"correct"}


def test_a_right_update_gets_all_points():
    score = dynaq_grader.test_dyna_q_model_update(update_model)
    assert (score, score.max_score, score.verdict) == (4.0, 4.0, "correct")


@pytest.mark.parametrize("code", PLANNERS)
def test_a_wrong_planner_is_told_its_mistake(code, capsys):
    score = dynaq_grader.test_dyna_q_planning(PLANNERS[code])
    assert score.mistake == code
    assert score < score.max_score and score.verdict != "correct"
    assert SENTENCES[code].sentence in capsys.readouterr().out


@pytest.mark.parametrize("code", UPDATES)
def test_a_wrong_update_is_told_its_mistake(code, capsys):
    score = dynaq_grader.test_dyna_q_model_update(UPDATES[code])
    assert score.mistake == code
    assert score < score.max_score and score.verdict != "correct"
    assert SENTENCES[code].sentence in capsys.readouterr().out


@pytest.mark.parametrize("code", ["no-backups", "returns-none", "not-attempted", "missing", "wrong-shape"])
def test_doing_nothing_earns_nothing(code):
    score = dynaq_grader.test_dyna_q_planning(PLANNERS[code])
    assert score == 0.0
    assert all(line["score"] == 0.0 for line in score.rubric)


def test_a_stub_is_not_attempted_and_a_missing_function_is_missing():
    assert dynaq_grader.test_dyna_q_planning(raise_stub).verdict == "not_attempted"
    assert dynaq_grader.test_dyna_q_model_update("no function").verdict == "missing"


def test_leaving_out_ends_is_noted_or_wrong_where_the_instructor_is_strict():
    score = dynaq_grader.test_dyna_q_planning(without_ends)
    assert score == 6.0 and any("end the episode" in note for note in score.notes)
    with use(JudgeSettings(strict=True)):
        strict = dynaq_grader.test_dyna_q_planning(without_ends)
    assert strict.mistake == "terminal-left-out" and 0 < strict < 6.0


def test_the_reasons_are_short_and_hold_no_hidden_number(capsys):
    score = dynaq_grader.test_dyna_q_planning(without_gamma)
    printed = capsys.readouterr().out
    shown = {entry["returned"] for entry in score.evidence if "returned" in entry}
    assert shown and not any(f"{number:.6g}" in printed for number in shown if number is not None)
    assert "seed" not in printed.replace("the seeded run", "")
    assert len(printed.splitlines()) < 30


def test_another_seed_gives_the_same_verdicts():
    for seed in (0, 7, 2**32 - 1):
        with use(JudgeSettings(seed=seed)):
            assert dynaq_grader.test_dyna_q_planning(plan) == 6.0
            assert dynaq_grader.test_dyna_q_planning(one_too_many).mistake == "one-backup-too-many"
            assert dynaq_grader.test_dyna_q_model_update(skipping_update).mistake == "drops-terminal"


def test_a_wrong_answer_never_gets_all_points_whatever_the_rubric():
    weightless = {
        "dyna_q_planning": {"correct backup": 1.0, "runs k backups": 0.0},
        "dyna_q_model_update": {"end of episode": 1.0},
    }
    with use(JudgeSettings(rubric=weightless)):
        assert dynaq_grader.test_dyna_q_planning(one_too_many) == 0.0
        assert dynaq_grader.test_dyna_q_planning(plan) == 1.0
        assert dynaq_grader.test_dyna_q_model_update(update_model) == 1.0


def test_the_callers_streams_stay_where_they_are():
    np.random.seed(3)
    before = np.random.get_state()[1].copy()
    dynaq_grader.test_dyna_q_planning(plan)
    assert np.array_equal(before, np.random.get_state()[1])


def one_pair_a_call(model, value, params):
    known = candidates(model)
    return back_up(model, value, params, known[[np.random.randint(len(known))] * params["k"]])


def stops_early(model, value, params):
    known = candidates(model)
    for state, action in known[np.random.randint(len(known), size=params["k"])]:
        before = value[state, action]
        value = q_learning(state, action, *model[state, action], value, params)
        if abs(value[state, action] - before) < 1e-5:
            break
    return value


@pytest.mark.parametrize("planner", [one_pair_a_call, stops_early, state_first, plan, *PLANNERS.values()])
def test_what_is_told_of_a_planner_is_plain_data(planner):
    """It crosses from the test's process to the grader as JSON."""
    json.dumps(dynaq_grader.test_dyna_q_planning(planner).to_dict(), allow_nan=False)


@pytest.mark.parametrize("update", [update_model, *UPDATES.values()])
def test_what_is_told_of_a_model_update_is_plain_data(update):
    json.dumps(dynaq_grader.test_dyna_q_model_update(update).to_dict(), allow_nan=False)


def test_stopping_where_little_changes_is_wrong():
    assert dynaq_grader.test_dyna_q_planning(stops_early).mistake == "too-few-backups"


def test_the_names_of_the_version_before_still_judge_and_say_what_to_write():
    for former, function in (("planning", plan), ("model_update", update_model)):
        with pytest.warns(registry.FormerExerciseName, match=f"{former} is called dyna_q_{former} now"):
            test = getattr(dynaq_grader, f"test_{former}")
        assert test(function).verdict == "correct"


def test_a_test_of_no_exercise_is_told_with_those_there_are():
    with pytest.raises(AttributeError, match="test_dyna_q_plan.*exercises are .*dyna_q_model_update, dyna_q_planning"):
        dynaq_grader.test_dyna_q_plan  # noqa: B018
