"""``fit_dynamics(features, states, next_states, ridge)``: weights that predict the change of state.

The minimum is unique: there is one right answer to each question. All questions are well conditioned.
"""

from pathlib import Path

import numpy as np
import numpy.typing as npt

from ...kit.exercise import Exercise, Line, Mistake, PublicCall, Question
from ...kit.findings import Reply
from ...kit.lines import leaves_arguments_alone, right

Array = npt.NDArray[np.float64]


def fit_dynamics(features: Array, states: Array, next_states: Array, ridge: float) -> Array:
    """Solves the normal equations."""
    return _ridge(features, next_states - states, ridge)


def _ridge(rows: Array, targets: Array, ridge: float) -> Array:
    return np.asarray(np.linalg.solve(rows.T @ rows + ridge * np.eye(rows.shape[1]), rows.T @ targets), dtype=float)


def predicts_state(features: Array, states: Array, next_states: Array, ridge: float) -> Array:
    """Fits the next states themselves."""
    return _ridge(features, next_states, ridge)


def predicts_old_state(features: Array, states: Array, next_states: Array, ridge: float) -> Array:
    """Fits the states before."""
    return _ridge(features, states, ridge)


def turned_round(features: Array, states: Array, next_states: Array, ridge: float) -> Array:
    """Fits the change with the wrong sign."""
    return _ridge(features, states - next_states, ridge)


def no_ridge(features: Array, states: Array, next_states: Array, ridge: float) -> Array:
    """Leaves the penalty out."""
    return np.asarray(np.linalg.lstsq(features, next_states - states, rcond=None)[0], dtype=float)


def ridge_times_n(features: Array, states: Array, next_states: Array, ridge: float) -> Array:
    """Takes the mean of the squares in place of the sum."""
    return _ridge(features, next_states - states, ridge * len(features))


def ridge_over_n(features: Array, states: Array, next_states: Array, ridge: float) -> Array:
    """Shares the penalty out among the transitions."""
    return _ridge(features, next_states - states, ridge / len(features))


def ridge_squared(features: Array, states: Array, next_states: Array, ridge: float) -> Array:
    """Appends rows with the ridge itself, where its root belongs."""
    return _ridge(features, next_states - states, ridge**2)


def ridge_root(features: Array, states: Array, next_states: Array, ridge: float) -> Array:
    """Takes the root of the penalty."""
    return _ridge(features, next_states - states, np.sqrt(ridge))


def ridge_everywhere(features: Array, states: Array, next_states: Array, ridge: float) -> Array:
    """Adds the penalty to every entry of the matrix, not to its diagonal."""
    return np.asarray(
        np.linalg.lstsq(features.T @ features + ridge, features.T @ (next_states - states), rcond=None)[0], dtype=float
    )


def demeaned(features: Array, states: Array, next_states: Array, ridge: float) -> Array:
    """Takes the mean change away first."""
    change = next_states - states
    return _ridge(features, change - change.mean(axis=0), ridge)


def first_left_out(features: Array, states: Array, next_states: Array, ridge: float) -> Array:
    """Leaves the first transition out."""
    return fit_dynamics(features[1:], states[1:], next_states[1:], ridge)


def last_left_out(features: Array, states: Array, next_states: Array, ridge: float) -> Array:
    """Leaves the last transition out."""
    return fit_dynamics(features[:-1], states[:-1], next_states[:-1], ridge)


def _asked(rng: np.random.Generator, n: int, n_features: int, d: int) -> tuple[Array, Array, Array, float]:
    states = rng.normal(0, 2, (n, d))
    ridge = float(rng.choice((rng.uniform(0.2, 0.7), rng.uniform(1.5, 4.0))))
    return np.cos(rng.uniform(-3, 3, (n, n_features))), states, states + rng.normal(0.5, 1, (n, d)), ridge


def many(rng: np.random.Generator) -> Question:
    """Asks with more transitions than features."""
    return Question([_asked(rng, *shape) for shape in ((30, 5, 2), (12, 3, 3), (8, 1, 1), (200, 20, 2))])


def few(rng: np.random.Generator) -> Question:
    """Asks with more features than transitions, and with a single one."""
    return Question([_asked(rng, *shape) for shape in ((4, 9, 2), (1, 3, 2), (1, 1, 1), (6, 40, 3))])


def large(rng: np.random.Generator) -> Question:
    """Asks with many transitions and with numbers far beyond those of the pendulum."""
    features, states, next_states, ridge = _asked(rng, 300, 4, 2)
    return Question([(3e3 * features, 1e4 * states, 1e4 * next_states, 1e7 * ridge)])


def zeros(rng: np.random.Generator) -> Question:
    """Asks with zeros for the states before, for those after, and for the features."""
    calls = []
    for place in (0, 1, 2):
        *arrays, ridge = _asked(rng, 7, 3, 2)
        arrays[place] = np.zeros_like(arrays[place])
        calls.append((*arrays, ridge))
    return Question(calls)


def more_rows(reply: Reply) -> bool:
    """Whether a call has more transitions than features."""
    return len(reply.args[0]) > reply.args[0].shape[1]


EXERCISE = Exercise(
    name="fit_dynamics",
    arguments=("features", "states", "next_states", "ridge"),
    right=fit_dynamics,
    questions={"many transitions": many, "few transitions": few, "large numbers": large, "zeros": zeros},
    mistakes=(
        Mistake("predicts-state", predicts_state),
        Mistake("predicts-old-state", predicts_old_state),
        Mistake("change-turned-round", turned_round),
        Mistake("no-ridge", no_ridge),
        Mistake("ridge-times-n", ridge_times_n),
        Mistake("ridge-over-n", ridge_over_n),
        Mistake("ridge-squared", ridge_squared),
        Mistake("ridge-root", ridge_root),
        Mistake("ridge-everywhere", ridge_everywhere),
        Mistake("demeaned", demeaned),
        Mistake("row-left-out", first_left_out),
        Mistake("row-left-out", last_left_out),
    ),
    lines=(
        Line("fits many transitions", 1.0, right(more_rows)),
        Line("fits few transitions", 0.5, right(lambda reply: not more_rows(reply))),
        Line("leaves its arguments alone", 0.5, leaves_arguments_alone),
    ),
    examples=(
        PublicCall((np.array([[1.0], [2.0]]), np.array([[0.0], [1.0]]), np.array([[2.0], [5.0]]), 5.0)),
        PublicCall((np.eye(2), np.array([[1.0, 0.0], [0.0, 2.0]]), np.array([[3.0, 0.0], [0.0, 8.0]]), 3.0)),
        PublicCall((np.array([[1.0, 1.0]]), np.array([[1.0]]), np.array([[4.0]]), 0.5)),
    ),
    folder=Path(__file__).parent,
    close=1e-8,
    lists=True,
)
