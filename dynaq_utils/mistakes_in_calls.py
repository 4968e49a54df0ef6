"""Sentences for what can go wrong when a student's functions are called."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from textwrap import shorten
from typing import Any

import numpy as np

from dynaq_utils.notebook_errors import NotebookError

MEANINGS = {
    "epsilon": "how often an action is drawn at random",
    "alpha": "the learning rate",
    "gamma": "the discount",
    "k": "the number of planning steps",
}
NAN_MEANS = "NaN in the model means: never tried, or (as next state) the episode ended. It is no state."
LONGEST = 80
"""Characters that are told of a value."""
EXAMPLES = {"epsilon": 0.05, "alpha": 0.5, "gamma": 0.8, "k": 10}


class MissingParameterError(NotebookError, KeyError):
    """`params` has no entry of this name; prints as a sentence, which a plain KeyError does not."""

    def __init__(self, name: object, params: Mapping[str, Any]) -> None:
        super().__init__(name)
        self.params = params

    def __str__(self) -> str:
        name = self.args[0]
        meaning = f" ({MEANINGS[name]})" if name in MEANINGS else ""
        present = ", ".join(repr(key) for key in self.params) or "nothing"
        advice = f" Add it, for example params[{name!r}] = {EXAMPLES[name]}." if name in EXAMPLES else ""
        return f"params has no entry {name!r}{meaning}; it holds {present}.{advice}"


class TableIndexError(NotebookError, IndexError):
    """A state or an action lies outside its table."""


class TableTypeError(NotebookError, TypeError):
    """Something else came where a table or a number has to be."""


class TableValueError(NotebookError, ValueError):
    """A table has another shape, or a number cannot be one of a state."""


KINDS: dict[type[Exception], type[TableIndexError] | type[TableTypeError] | type[TableValueError]] = {
    IndexError: TableIndexError,
    TypeError: TableTypeError,
    ValueError: TableValueError,
}


def require_parameters(params: Mapping[str, Any], names: Iterable[str]) -> None:
    """Checks that the parameters are there.

    Raises:
        KeyError: naming the first entry that `params` lacks.
    """
    for name in names:
        if name not in params:
            raise MissingParameterError(name, params)


def explain_missing(error: KeyError, params: Mapping[str, Any]) -> MissingParameterError | None:
    """The error in a sentence where somebody asked `params` for what it lacks, else None."""
    if isinstance(error, MissingParameterError) or not error.args or error.args[0] in params:
        return None
    return MissingParameterError(error.args[0], params)


def explain_result(
    function: Callable[..., Any], result: object, what: str, shape: tuple[int, ...]
) -> TableTypeError | TableValueError:
    """The error for a function that returned something else than a table.

    Args:
        function: the function that was called.
        result: what it returned.
        what: what it should have returned, in words ("the model").
        shape: the shape of the table it should have returned.

    Returns:
        The error, to be raised by the caller: a ValueError for an array of another shape, else a TypeError.
    """
    name = getattr(function, "__name__", type(function).__name__)
    wanted = f"It should return {what}, a NumPy array of shape {shape}"
    if result is None:
        return TableTypeError(f"{name} returned None. {wanted}: does it end with a return statement?")
    if isinstance(result, np.ndarray):
        return TableValueError(f"{name} returned an array of shape {result.shape}. {wanted}: the whole table.")
    kind = type(result).__name__
    return TableTypeError(f"{name} returned {_article(kind)} {kind}. {wanted}, and nothing else.")


def explain_pair(function: Callable[..., Any], result: object, what: str) -> TableTypeError:
    """The error for a function that returned something else than two tables.

    Args:
        function: the function that was called.
        result: what it returned.
        what: what it should have returned, in words ("the values and the priorities").

    Returns:
        The error, to be raised by the caller.
    """
    name = getattr(function, "__name__", type(function).__name__)
    kind = type(result).__name__
    returned = "None" if result is None else f"{_article(kind)} {kind}"
    return TableTypeError(f"{name} returned {returned}. It should return {what}, in this order, as a tuple.")


def explain_backup(
    error: Exception, state: object, action: object, reward: object, next_state: object, value: object
) -> TableIndexError | TableTypeError | TableValueError:
    """The error for a step that `q_learning` cannot take, of the kind that was met, in a sentence."""
    kind = next(kind for met, kind in KINDS.items() if isinstance(error, met))
    named = {"state": state, "action": action, "reward": reward, "next_state": next_state}
    call = f"q_learning was called with {', '.join(f'{name}={_told(given)}' for name, given in named.items())}"
    if not isinstance(value, np.ndarray) or value.ndim != 2:
        return kind(
            f"{call}, and its value table is no NumPy array of shape (n_states, n_actions). "
            "The order is q_learning(state, action, reward, next_state, value, params)."
        )
    advice = (
        f"state must be a whole number from 0 to {value.shape[0] - 1}, "
        f"action one from 0 to {value.shape[1] - 1}, "
        "reward a number, and next_state a state, or None or NaN where the episode ends."
    )
    if _is_nan(state) or _is_nan(action):
        advice += f" {NAN_MEANS}"
    return kind(f"{call}: {advice}")


def _told(given: object) -> str:
    """A value in one line: a NumPy number as Python's own, which is how a student writes it, an array by its shape."""
    if isinstance(given, np.ndarray) and given.ndim:
        return f"an array of shape {given.shape}"
    return shorten(repr(given.item() if isinstance(given, (np.generic, np.ndarray)) else given), LONGEST)


def _is_nan(number: object) -> bool:
    return isinstance(number, float) and number != number


def _article(word: str) -> str:
    return "an" if word[:1] in "aeiou" else "a"
