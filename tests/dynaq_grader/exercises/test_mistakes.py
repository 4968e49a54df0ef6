"""The mistakes of both exercises: each is named when somebody makes it, and is told apart from every other code."""

import contextlib
import io

import numpy as np
import pytest

from dynaq_grader.exercises.dyna_q_planning import questions, rules
from dynaq_grader.kit import catalogue, hidden_test, registry
from dynaq_grader.kit.moves.rules import explain
from dynaq_grader.kit.settings import JudgeSettings, use
from dynaq_grader.workers.calls import Answer, RngState

QUESTIONS = questions.moving_on(np.random.default_rng(11)).about
RNG = RngState.seeded(0)
UPDATE = registry.get("dyna_q_model_update")
PLANNING = registry.get("dyna_q_planning")


def judged(exercise, function, strict=False):
    with contextlib.redirect_stdout(io.StringIO()), use(JudgeSettings(strict=strict)):
        return hidden_test.run(exercise, function)


STORES = UPDATE.lines[0].name
COUNT, _, DRAWN, BACKED_UP, ENDS, ALONE, _ = PLANNING.rubric
OWN = {
    STORES: {
        *("swaps-reward-and-next-state", "adds-to-old", "averages-with-old", "keeps-maximum", "writes-once"),
        *("casts-reward", "unrecognised"),
    },
    COUNT: {
        *("one-backup-too-many", "one-backup-too-few", "too-few-backups", "too-many-backups", "k-hard-coded"),
        *("sweeps-all-pairs", "k-counted-per-state", "unvisited-skipped"),
    },
    DRAWN: {
        *("first-candidate-only", "last-transition-only", "never-last-candidate", "never-first-candidate"),
        *("never-last-state", "drawn-once", "fixed-order", "constant-generator", "prioritised", "biased-draw"),
    },
    BACKED_UP: {
        *("bootstraps-own-state", "target-sum", "target-mean", "target-argmax", "target-whole-table"),
        *("target-minimum", "target-other-action", "target-missing", "gamma-missing", "gamma-twice", "wrong-sign"),
        *("swaps-alpha-and-gamma", "alpha-twice", "alpha-missing", "averages-with-old", "old-value-kept"),
        *("wrong-weights", "gamma-on-reward", "reward-missing", "casts-reward", "swaps-reward-and-next-state"),
        *("stale-targets", "expected-sarsa", "gamma-hard-coded", "alpha-hard-coded", "hard-coded-parameters"),
        "overwrites-value",
    },
    ENDS: {"drops-terminal", "bootstraps-terminal"},
    ALONE: {"changes-model", "changes-params"},
}
"""The line of the rubric that each mistake breaks, where it is one."""


def assert_told(exercise, mistake):
    score = judged(exercise, mistake.function, strict=True)  # some are else accepted with a note
    assert score.mistake == mistake.code and score < score.max_score
    lost = {line["line"] for line in score.rubric if line["score"] < line["max_score"]}
    own = {line for line, codes in OWN.items() if mistake.code in codes and line in exercise.rubric}
    never_right = len(lost) == len(exercise.lines)
    assert not own or never_right or lost == {*own, exercise.lines[-1].name}, "one slip costs its line and the run"


def answers_of(rule):
    tables = [(question, rule.run(question)) for question in QUESTIONS]
    return [(q, Answer(t, (), None, RNG, None if t is not None else "IndexError")) for q, t in tables]


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.code)
def test_a_planning_rule_is_named_by_its_own_answers(rule):
    found = explain(answers_of(rule), (rules.RIGHT, *rules.RULES))
    assert found is not None and found.code == rule.code


def test_right_answers_are_explained_by_the_right_rule():
    assert explain(answers_of(rules.RIGHT), (rules.RIGHT, *rules.RULES)) is rules.RIGHT


@pytest.mark.parametrize("code", ["gamma-missing", "target-sum", "stale-targets", "one-backup-too-many"])
def test_a_planner_that_breaks_a_rule_is_told_so(code):
    (made, *_) = [mistake for mistake in PLANNING.mistakes if mistake.code == code]
    assert_told(PLANNING, made)


@pytest.mark.parametrize("mistake", PLANNING.mistakes[len(rules.RULES) :], ids=lambda mistake: mistake.code)
def test_a_planner_that_draws_wrongly_or_goes_wrong_elsewhere_is_told_so(mistake):
    assert_told(PLANNING, mistake)


@pytest.mark.parametrize("mistake", UPDATE.mistakes, ids=lambda mistake: mistake.code)
def test_an_update_that_makes_a_mistake_is_told_so(mistake):
    assert_told(UPDATE, mistake)


@pytest.mark.parametrize("name", ["dyna_q_model_update", "dyna_q_planning"])
def test_every_mistake_has_its_sentences_and_the_right_function_full_marks(name):
    exercise = registry.get(name)
    assert {mistake.code for mistake in exercise.mistakes} <= set(catalogue.of(exercise))
    score = judged(exercise, exercise.right)
    assert score == score.max_score and score.mistake is None
