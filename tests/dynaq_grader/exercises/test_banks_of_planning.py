"""The judges of the notebook `planning` on their banks: no false verdict, and every mistake by its name."""

import random
from pathlib import Path

import numpy as np
import pytest

from dynaq_grader.calibration.answers import AnswerFile, read_all
from dynaq_grader.kit import judging, registry
from dynaq_grader.kit.settings import JudgeSettings
from dynaq_utils.checks import check
from dynaq_utils.control.model import predict, reward_of

LEAST = {"fit_dynamics": (8, 15), "rollout_returns": (8, 15), "cem_plan": (12, 25), "mpc_action": (8, 15)}
BANK = [answer for answer in read_all(Path(__file__).parents[2] / "submissions") if answer.exercise in LEAST]
RIGHT = [answer for answer in BANK if answer.verdict == "right"]
DRAWN = [answer for answer in BANK if answer.exercise == "cem_plan"]
SAMPLE = random.Random(20261129).sample(DRAWN, 8) + [answer for answer in BANK if answer not in DRAWN]
"""Judging one answer of `cem_plan` takes a second."""


def function_of(answer: AnswerFile):
    names = {"np": np, "predict": predict, "reward_of": reward_of}
    exec(answer.source, names)
    return names[answer.exercise]


def judged(answer: AnswerFile, seed: int):
    exercise = registry.get(answer.exercise)
    np.random.seed(seed)
    random.seed(seed)
    return (exercise.judge or judging.judge)(exercise, function_of(answer), JudgeSettings(seed=seed))


@pytest.mark.parametrize("name", LEAST)
def test_a_bank_holds_many_answers(name):
    verdicts = [answer.verdict for answer in BANK if answer.exercise == name]
    right, wrong = LEAST[name]
    assert verdicts.count("right") >= right and verdicts.count("wrong") >= wrong


def assert_verdict_and_name(answer: AnswerFile, seed: int) -> None:
    found = judged(answer, seed)
    holds = len(found.holds) == len(registry.get(answer.exercise).lines) and all(found.holds.values())
    assert holds == (answer.verdict == "right"), seed
    assert found.mistake in (answer.mistakes or (None,)), seed


@pytest.mark.parametrize("answer", SAMPLE, ids=lambda answer: answer.name)
def test_verdict_and_name(answer, capsys):
    assert_verdict_and_name(answer, seed=1)


@pytest.mark.long
@pytest.mark.parametrize("answer", BANK, ids=lambda answer: answer.name)
def test_verdict_and_name_with_many_seeds(answer, capsys):
    for seed in range(1, 12):
        assert_verdict_and_name(answer, seed)


@pytest.mark.parametrize("answer", RIGHT, ids=lambda answer: answer.name)
def test_the_visible_check_is_green_for_every_right_answer(answer, capsys):
    np.random.seed(5)
    check(answer.exercise, function_of(answer))
    assert "correct" in capsys.readouterr().out
