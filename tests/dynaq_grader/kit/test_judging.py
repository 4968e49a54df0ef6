"""A deterministic exercise through the whole judge: points, the name of the mistake, what is told and shown."""

import json
import pickle
from dataclasses import replace

import numpy as np
import pytest

from discounted_return import EXERCISE, discounted_return, gamma_missing
from dynaq_grader.kit import hidden_test, judging, registry
from dynaq_grader.kit.exercise import PREVIOUS, Line, Mistake, Question
from dynaq_grader.kit.lines import draws_only
from dynaq_grader.kit.settings import JudgeSettings, use


def judged(function, exercise=EXERCISE):
    return hidden_test.run(exercise, function)


def by_hand(rewards, gamma):
    total = 0.0
    for reward in rewards[::-1]:
        total = reward + gamma * total
    return total


def sorts(rewards, gamma):
    total = discounted_return(rewards, gamma)
    rewards.sort()
    return total


def seeds(rewards, gamma):
    np.random.seed(0)
    return discounted_return(rewards, gamma)


def stub(rewards, gamma):
    raise NotImplementedError


def never_for_none(rewards, gamma):
    return discounted_return(rewards, gamma) if len(rewards) else rewards[0]


def other_power(rewards, gamma):
    return float(np.sum(rewards * gamma ** (2 * np.arange(len(rewards)))))


@pytest.mark.parametrize("function", [discounted_return, by_hand, lambda r, g: np.float64(by_hand(r, g))])
def test_a_right_answer_has_all_points_however_it_is_written(function, capsys):
    score = judged(function)
    assert (score, score.max_score, score.verdict, score.mistake) == (4.0, 4.0, "correct", None)
    assert "4 of 4 points" in capsys.readouterr().out


@pytest.mark.parametrize("mistake", EXERCISE.mistakes, ids=lambda mistake: mistake.code)
def test_who_makes_a_mistake_is_told_it_with_a_worked_example(mistake, capsys):
    score = judged(mistake.function)
    assert score.mistake == mistake.code and score < 4.0
    printed = capsys.readouterr().out
    assert "rewards = " in printed and "Expected:" in printed


@pytest.mark.parametrize(
    ("function", "code", "points"),
    [
        (stub, "not-attempted", 0.0),
        (lambda r, g: None, "returns-none", 0.0),
        (lambda r, g: (1.0, 2.0), "returns-tuple", 0.0),
        (lambda r, g: r, "wrong-shape", 0.0),
        (lambda r, g: "four", "wrong-type", 0.0),
        (lambda r, g: 1 / 0, "raises", 0.0),
        (lambda r, g: round(by_hand(r, g), 2), "rounds-values", 2.0),
        (never_for_none, "raises", 3.0),
        (sorts, "changes-arguments", 3.0),
        (other_power, "unrecognised", None),
        (7, "missing", 0.0),
    ],
)
def test_what_can_go_wrong_with_any_function_has_a_name(function, code, points):
    score = judged(function)
    assert score.mistake == code
    assert score < 4.0 and (points is None or score == points)
    json.dumps(score.to_dict(), allow_nan=False)


def test_who_seeds_the_random_numbers_is_told_where_a_line_asks_for_drawing_only():
    asks = replace(EXERCISE, lines=(*EXERCISE.lines, Line("draws only", 1.0, draws_only)))
    score = judged(seeds, asks)
    assert (score, score.max_score, score.mistake) == (4.0, 5.0, "reseeds-generator")
    assert judged(discounted_return, asks) == 5.0


def test_no_answer_that_is_wrong_has_all_points_though_every_line_is_worth_nothing():
    with use(JudgeSettings(rubric={"discounted_return": {"discounts": 0.0, "no reward at all": 1.0}})):
        assert judged(gamma_missing) == 0.0


def test_a_question_more_changes_no_other_one():
    more = replace(EXERCISE, questions={"another": EXERCISE.questions["several rewards"], **EXERCISE.questions})
    before, after = (judging.questions_of(one, JudgeSettings(seed=5)) for one in (EXERCISE, more))
    assert all(
        np.array_equal(a[0], b[0]) and a[1] == b[1]
        for name, question in before.items()
        for a, b in zip(question.calls, after[name].calls, strict=True)
    )
    assert after["another"].calls[0][1] != after["several rewards"].calls[0][1]


def scribbling(*args):
    for arg in args:
        if isinstance(arg, np.ndarray):
            arg[...] = 7
        if isinstance(arg, dict):
            arg.clear()
    return args[0]


def as_bytes(exercise, settings):
    return [pickle.dumps((asked.calls, asked.inputs)) for asked in judging.questions_of(exercise, settings).values()]


@pytest.mark.parametrize("exercise", registry.everything(), ids=lambda one: one.name)
def test_questions_are_kept_from_one_judgement_to_the_next_and_no_judgement_changes_them(exercise):
    settings = JudgeSettings(seed=17)
    before = as_bytes(exercise, settings)
    for function in (scribbling, exercise.right):
        (exercise.judge or judging.judge)(exercise, function, settings)
        assert as_bytes(exercise, settings) == before


def test_another_seed_asks_something_else():
    first, second = (judging.questions_of(EXERCISE, JudgeSettings(seed=n)) for n in (5, 6))
    assert first["several rewards"].calls[0][1] != second["several rewards"].calls[0][1]


def counting_up(total, step):
    return total + step


def chained(rng):
    return Question([(1.0, 2.0), (PREVIOUS, 3.0), (PREVIOUS, 4.0)])


def sum_of_calls(function, steps):
    total = 0.0
    for step in steps:
        total = function(total, step)
    return total


def in_a_loop(rng):
    return Question(loop=sum_of_calls, inputs={"steps": rng.uniform(0, 1, 5).tolist()})


CHAIN = replace(
    EXERCISE,
    name="counting_up",
    arguments=("total", "step"),
    right=counting_up,
    questions={"chain": chained, "loop": in_a_loop},
    mistakes=(Mistake("one-step-late", lambda total, step: total), Mistake("gamma-missing", lambda t, step: step)),
    lines=tuple(replace(line, holds=lambda found: all(r.value == r.expected for r in found.replies))
                for line in EXERCISE.lines[:1]),
    examples=(),
)  # fmt: skip


def test_a_call_may_take_what_the_one_before_returned_and_a_loop_runs_beside_the_function():
    found = judging.judge(CHAIN, counting_up, JudgeSettings())
    assert [reply.value for reply in found.calls] == [3.0, 6.0, 10.0]
    assert found.mistake is None and len(found.of("loop")) == 1


@pytest.mark.parametrize("mistake", CHAIN.mistakes, ids=lambda mistake: mistake.code)
def test_a_mistake_is_found_in_a_chain_and_in_a_loop(mistake):
    assert judging.judge(CHAIN, mistake.function, JudgeSettings()).mistake == mistake.code


def test_after_an_error_a_chain_goes_on_from_the_right_answer():
    def fails_once(total, step):
        return total + step if step != 3.0 else 1 / 0

    found = judging.judge(CHAIN, fails_once, JudgeSettings())
    assert [reply.error for reply in found.calls] == [None, "ZeroDivisionError", None]
    assert found.calls[2].args[0] == 6.0 and found.calls[2].value == 10.0
