"""The rules that name mistakes: each differs from a right answer and from every rule of another code."""

import numpy as np
import pytest

from dynaq_grader.exercises import mistakes
from dynaq_grader.exercises.judge import planning_rules, update_rules
from dynaq_grader.exercises.probes import planning, update_series
from dynaq_grader.workers.calls import Answer, RngState

QUESTIONS = planning.questions(11).moving
RNG = RngState.seeded(0)


def answers_of(rule):
    tables = [rule.run(question) for question in QUESTIONS]
    return [Answer(t, (), None, RNG, None if t is not None else "IndexError") for t in tables]


@pytest.mark.parametrize("rule", planning_rules.RULES, ids=lambda rule: rule.code)
def test_a_planning_rule_is_named_by_its_own_answers(rule):
    found = planning_rules.explain(QUESTIONS, answers_of(rule))
    assert found is not None
    assert found.code in {rule.code, "overwrites-value"} and found.code != ""


def test_right_answers_are_explained_by_the_right_rule():
    assert planning_rules.explain(QUESTIONS, answers_of(planning_rules.RIGHT)) is planning_rules.RIGHT


def steps_of(rule):
    steps = []
    for series in update_series.series(np.random.default_rng(4)):
        table, before, chained = series.start.copy(), series.start, False
        for i, (seen, expected) in enumerate(zip(series.transitions, series.tables(), strict=True)):
            try:
                table = rule.update(table, seen)
                answer = Answer(table.copy(), (), None, RNG, None)
            except (IndexError, ValueError, OverflowError):
                table, answer = expected.copy(), Answer(None, (), None, RNG, "IndexError")
            steps.append(update_series.Step(series, i, before, expected, answer, chained))
            before, chained = expected, answer.error is None
    return steps


@pytest.mark.parametrize("rule", update_rules.RULES, ids=lambda rule: rule.code)
def test_an_update_rule_is_named_by_its_own_answers(rule):
    assert update_rules.explain(steps_of(rule)) == rule.code


def test_every_code_of_a_rule_is_in_the_catalogue():
    codes = {rule.code for rule in planning_rules.RULES} | {rule.code for rule in update_rules.RULES}
    assert codes <= set(mistakes.load())
