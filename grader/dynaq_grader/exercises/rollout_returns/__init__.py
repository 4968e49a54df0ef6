"""``rollout_returns(model, state, plans, gamma)``: what each plan would bring, lived through in a learned model.

Nothing is random in it: each question has one right answer.
"""

from pathlib import Path

import numpy as np
import numpy.typing as npt

from dynaq_utils.control.features import draw_features
from dynaq_utils.control.model import Model, predict, reward_of

from ...kit.exercise import Exercise, Line, Mistake, PublicCall, Question
from ...kit.lines import leaves_arguments_alone, right

Array = npt.NDArray[np.float64]


def _rewards(model: Model, state: Array, plans: Array) -> Array:
    """The reward of each decision of each plan, shape (n, H)."""
    states, rewards = np.repeat(state[np.newaxis], len(plans), axis=0), []
    for actions in plans.T:
        rewards.append(reward_of(states, actions))
        states = predict(model, states, actions)
    return np.array(rewards).T


def _discounts(plans: Array, gamma: float, first: int = 0) -> Array:
    return gamma ** np.arange(first, first + plans.shape[1])


def rollout_returns(model: Model, state: Array, plans: Array, gamma: float) -> Array:
    """Adds up the discounted rewards."""
    return np.asarray(_rewards(model, state, plans) @ _discounts(plans, gamma))


def one_step_late(model: Model, state: Array, plans: Array, gamma: float) -> Array:
    """Discounts the first reward already."""
    return np.asarray(_rewards(model, state, plans) @ _discounts(plans, gamma, 1))


def gamma_times_t(model: Model, state: Array, plans: Array, gamma: float) -> Array:
    """Multiplies by gamma * t."""
    return np.asarray(_rewards(model, state, plans) @ (gamma * np.arange(plans.shape[1])))


def gamma_missing(model: Model, state: Array, plans: Array, gamma: float) -> Array:
    """Does not discount."""
    return rollout_returns(model, state, plans, 1.0)


def last_missing(model: Model, state: Array, plans: Array, gamma: float) -> Array:
    """Leaves out the last reward."""
    return np.asarray(_rewards(model, state, plans)[:, :-1] @ _discounts(plans, gamma)[:-1])


def first_missing(model: Model, state: Array, plans: Array, gamma: float) -> Array:
    """Leaves out the first reward."""
    return np.asarray(_rewards(model, state, plans)[:, 1:] @ _discounts(plans, gamma)[1:])


def mean_reward(model: Model, state: Array, plans: Array, gamma: float) -> Array:
    """Gives the mean in place of the sum."""
    return rollout_returns(model, state, plans, gamma) / plans.shape[1]


def only_last(model: Model, state: Array, plans: Array, gamma: float) -> Array:
    """Gives the last reward alone."""
    return _rewards(model, state, plans)[:, -1]


def largest(model: Model, state: Array, plans: Array, gamma: float) -> Array:
    """Gives the largest reward."""
    return np.asarray(_rewards(model, state, plans).max(axis=1))


def _walked(model: Model, state: Array, plans: Array, gamma: float, after: bool, moves: bool, taken: Array) -> Array:
    """Sums up the rewards of a walk: seen after the step, or without moving, or with other actions."""
    states, total = np.repeat(state[np.newaxis], len(plans), axis=0), np.zeros(len(plans))
    for t in range(plans.shape[1]):
        following = predict(model, states, taken[:, t]) if moves else states
        total += gamma**t * reward_of(following if after else states, taken[:, t])
        states = following
    return total


def reward_after_step(model: Model, state: Array, plans: Array, gamma: float) -> Array:
    """Takes the reward in the state that the step leads to."""
    return _walked(model, state, plans, gamma, True, True, plans)


def never_moves(model: Model, state: Array, plans: Array, gamma: float) -> Array:
    """Stays in the first state."""
    return _walked(model, state, plans, gamma, False, False, plans)


def first_action_always(model: Model, state: Array, plans: Array, gamma: float) -> Array:
    """Repeats the first action."""
    return _walked(model, state, plans, gamma, False, True, np.repeat(plans[:, :1], plans.shape[1], axis=1))


def backwards(model: Model, state: Array, plans: Array, gamma: float) -> Array:
    """Follows the plans from their end."""
    return _walked(model, state, plans, gamma, False, True, plans[:, ::-1])


def small_model(rng: np.random.Generator) -> Model:
    """A model with a few features, that moves states about as the pendulum does."""
    return {**draw_features(rng, n_features=8)._asdict(), "weights": rng.normal(0, 0.3, (8, 2))}


def _asked(rng: np.random.Generator, n: int, horizon: int, gamma: float) -> tuple[Model, Array, Array, float]:
    return small_model(rng), rng.normal(0, 1.5, 2), rng.uniform(-2, 2, (n, horizon)), gamma


def undiscounted(rng: np.random.Generator) -> Question:
    """Asks with gamma 1."""
    return Question([_asked(rng, *shape, 1.0) for shape in ((5, 7), (1, 4), (3, 2))])


def discounted(rng: np.random.Generator) -> Question:
    """Asks with other discounts; gamma 0 and a plan of one decision among them."""
    shapes = ((6, 5), (1, 12), (40, 3))
    asked = [_asked(rng, *shape, float(rng.uniform(0.5, 0.95))) for shape in shapes]
    return Question([*asked, _asked(rng, 3, 1, 0.7), _asked(rng, 2, 3, 0.0)])


def far_and_still(rng: np.random.Generator) -> Question:
    """Asks with many plans from a state far off, from a state of zeros, and with a plan of zeros."""
    model, state, plans, gamma = _asked(rng, 300, 2, 1.0)
    return Question(
        [
            (model, 500 * np.abs(state) * rng.permutation((-1.0, 1.0)), plans, gamma),
            (model, np.zeros_like(state), plans[:3], gamma),
            (model, state, np.zeros((2, 3)), gamma),
        ]
    )


PUBLIC = small_model(np.random.default_rng(26))

EXERCISE = Exercise(
    name="rollout_returns",
    arguments=("model", "state", "plans", "gamma"),
    right=rollout_returns,
    questions={"gamma 1": undiscounted, "other discounts": discounted, "far and still": far_and_still},
    mistakes=(
        Mistake("gamma-missing", gamma_missing),
        Mistake("one-step-late", one_step_late),
        Mistake("gamma-times-t", gamma_times_t),
        Mistake("reward-after-step", reward_after_step),
        Mistake("never-moves", never_moves),
        Mistake("first-action-always", first_action_always),
        Mistake("plan-backwards", backwards),
        Mistake("last-reward-missing", last_missing),
        Mistake("first-reward-missing", first_missing),
        Mistake("mean-reward", mean_reward),
        Mistake("only-last-reward", only_last),
        Mistake("largest-reward", largest),
    ),
    lines=(
        Line("adds up the rewards of the imagined way", 1.0, right(lambda reply: reply.args[3] == 1.0)),
        Line("discounts them", 0.5, right(lambda reply: reply.args[3] != 1.0)),
        Line("leaves its arguments alone", 0.5, leaves_arguments_alone),
    ),
    examples=tuple(
        PublicCall((PUBLIC, np.array([1.0, 0.5]), np.array(plans), gamma))
        for plans, gamma in (([[1.0, 2.0], [2.0, -1.0]], 1.0), ([[1.0, -2.0, 0.5]], 0.5), ([[1.0, 0.0, 2.0]], 0.8))
    ),
    folder=Path(__file__).parent,
    tell=lambda args, texts: [f"state = {args[1]}, plans = {args[2].tolist()}, gamma = {args[3]:g}, in a small model"],
    close=1e-8,
    lists=True,
)
