"""A small deterministic exercise: ``discounted_return(rewards, gamma)``, the sum of gamma**t times reward t."""

from pathlib import Path

import numpy as np

from dynaq_grader.kit.exercise import Exercise, Line, Mistake, PublicCall, Question
from dynaq_grader.kit.lines import leaves_arguments_alone, right


def discounted_return(rewards, gamma):
    return float(np.sum(rewards * gamma ** np.arange(len(rewards))))


def gamma_missing(rewards, gamma):
    return float(np.sum(rewards))


def one_step_late(rewards, gamma):
    return float(np.sum(rewards * gamma ** np.arange(1, len(rewards) + 1)))


def first_reward_left_out(rewards, gamma):
    return discounted_return(rewards[1:], gamma)


def several(rng):
    return Question([(rng.uniform(-1, 1, n), float(rng.uniform(0.2, 0.9))) for n in (1, 2, 5, 40)])


def nothing(rng):
    return Question([(np.empty(0), float(rng.uniform(0.2, 0.9)))])


EXERCISE = Exercise(
    name="discounted_return",
    arguments=("rewards", "gamma"),
    right=discounted_return,
    questions={"several rewards": several, "no reward": nothing},
    mistakes=(
        Mistake("gamma-missing", gamma_missing),
        Mistake("one-step-late", one_step_late),
        Mistake("first-reward-left-out", first_reward_left_out),
    ),
    lines=(
        Line("discounts", 2.0, right(lambda reply: len(reply.args[0]) > 0)),
        Line("no reward at all", 1.0, right(lambda reply: len(reply.args[0]) == 0)),
        Line("leaves its arguments alone", 1.0, leaves_arguments_alone),
    ),
    examples=(PublicCall((np.array([1.0, 2.0, 4.0]), 0.5)), PublicCall((np.array([0.0, 3.0]), 0.9))),
    folder=Path(__file__).parent,
)
