"""``n_step_return(rewards, gamma, value)``: the discounted rewards of some steps, and the value of the state after."""

from pathlib import Path

import numpy as np

from dynaq_grader.kit.exercise import Exercise, Line, Mistake, PublicCall, Question
from dynaq_grader.kit.lines import leaves_arguments_alone, right


def n_step_return(rewards, gamma, value):
    """Gives the return."""
    steps = np.arange(len(rewards))
    return float(np.sum(rewards * gamma**steps) + gamma ** len(rewards) * value)


def value_forgotten(rewards, gamma, value):
    """Stops at the last reward."""
    return n_step_return(rewards, gamma, 0.0)


def value_undiscounted(rewards, gamma, value):
    """Adds the value as it is."""
    return n_step_return(rewards, gamma, 0.0) + value


def one_step_late(rewards, gamma, value):
    """Discounts the first reward already."""
    return gamma * n_step_return(rewards, gamma, value)


def ended(rng):
    """Asks where the episode has ended, so that nothing comes after."""
    return Question([(rng.normal(0, 500, n), float(rng.uniform(0.3, 0.9)), 0.0) for n in (1, 2, 7, 400)])


def goes_on(rng):
    """Asks where it goes on."""
    return Question([(rng.normal(0, 5, n), float(rng.uniform(0.8, 0.99)), float(rng.normal(0, 9))) for n in (1, 3, 9)])


def unusual(rng):
    """Asks for what comes seldom: large numbers, zeros, a discount that is none, many steps."""
    few, many = rng.normal(0, 5, 3), rng.integers(-9, 9, 400) * 1.0
    seldom = ((few, 1500.0, 4e3), (few, 0.0, -4e3), (few, -1500.0, 4e3), (0 * few, 0.5, -4e3), (many, 1.0, 1.0))
    return Question([(rewards, gamma, value + rng.random()) for rewards, gamma, value in seldom])


EXERCISE = Exercise(
    name="n_step_return",
    arguments=("rewards", "gamma", "value"),
    right=n_step_return,
    questions={"the episode has ended": ended, "it goes on": goes_on, "unusual numbers": unusual},
    mistakes=(
        Mistake("value-forgotten", value_forgotten),
        Mistake("value-undiscounted", value_undiscounted),
        Mistake("one-step-late", one_step_late),
    ),
    lines=(
        Line("discounts rewards", 2.0, right(lambda reply: reply.args[2] == 0)),
        Line("adds the value of the state after", 1.0, right(lambda reply: reply.args[2] != 0)),
        Line("leaves its arguments alone", 1.0, leaves_arguments_alone),
    ),
    examples=(PublicCall((np.array([1.0, 2.0]), 0.5, 8.0)), PublicCall((np.array([4.0]), 0.5, 2.0))),
    folder=Path(__file__).parent,
)
