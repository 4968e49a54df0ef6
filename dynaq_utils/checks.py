"""What students run right under their answer.

A check looks at a few small public examples and at properties of what comes back. It is honest but not sufficient:
the docstrings say what the hidden tests look at besides. The numbers to expect are stored here; nothing in this module
computes them.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NoReturn

import numpy as np
import numpy.typing as npt

from dynaq_utils.messages import load, load_texts
from dynaq_utils.mistakes_in_calls import NAN_MEANS, explain_missing
from dynaq_utils.notebook_errors import NotebookError

Table = npt.NDArray[np.float64]

NAN = float("nan")
CALLS = 60
CLOSE = 1e-9


class NotYetError(NotebookError, AssertionError):
    """A check does not hold; the message says what the function does, with a hint."""


class NotWrittenYetError(NotebookError, NotImplementedError):
    """The function is still as it was handed out."""


class InterruptedCheckError(NotebookError, KeyboardInterrupt):
    """The student stopped the function under a check; the message says where it was."""


def check_model_update(function: Callable[..., Any]) -> None:
    """Checks `dyna_q_model_update` on a handful of transitions; prints a sentence if they all come out right.

    Not looked at here, but by the hidden tests: tables of other sizes and tables full of other numbers, large rewards
    and fractions in many digits, seeding of the random numbers, and the whole seeded run.

    Args:
        function: The student's function.

    Raises:
        AssertionError: Something comes back that should not; the text says what, with a hint.
        NotImplementedError: The function has not been written yet.
        KeyboardInterrupt: It was stopped by hand; the text says where it was.
    """
    _require_function(function, "dyna_q_model_update", ("model", "state", "action", "reward", "next_state"))
    model = np.full((4, 3, 2), NAN)
    examples: tuple[tuple[int, int, float, int | None], ...] = (
        (2, 1, 0.5, 3),
        (1, 2, -1.0, 0),
        (0, 0, 0.0, 1),
        (1, 0, 0.5, 1),
        (2, 1, -2.25, 0),
        (2, 1, 1.75, 0),
        (3, 1, 1.0, None),
        (2, 1, 0.0, None),
        (2, 1, -1.0, 2),
    )
    for state, action, reward, next_state in examples:
        before = model.copy()
        model = _call(function, model, state, action, reward, next_state)
        _require_table(model, before.shape)
        _check_stored(before, model, (state, action), reward, next_state)
    _say("dyna_q_model_update stores what it should in all nine examples.")


def _check_stored(before: Table, after: Table, pair: tuple[int, int], reward: float, next_state: int | None) -> None:
    others = np.ones(before.shape[:2], dtype=bool)
    others[pair] = False
    moved = ~_alike(before, after)
    entry = after[pair]
    wanted = np.array([reward, NAN if next_state is None else next_state])
    if not moved.any() and not _alike(entry, wanted).all():
        _fail("writes-once" if np.isfinite(before[pair][0]) else "stores-nothing")
    if moved[others].any():
        is_swapped = pair[0] < 3 and not _alike(before[pair[::-1]], after[pair[::-1]]).all()
        _fail("swaps-state-and-action" if is_swapped and not moved[pair].any() else "writes-other-entries")
    if _alike(entry, wanted).all():
        return
    if _alike(entry, wanted[::-1]).all():
        _fail("swaps-reward-and-next-state")
    if next_state is None:
        _fail("fakes-terminal" if entry[0] == reward and np.isfinite(entry[1]) else "drops-terminal")
    if 0 in (reward, next_state) and np.isnan(entry).any():
        _fail("skips-zero")
    _fail("unrecognised")


def check_planning(function: Callable[..., Any]) -> None:
    """Checks `dyna_q_planning` on small models; prints a sentence if they all come out right.

    Most examples know one pair only, so that nothing is left to chance; the last one knows three, of which each has
    to turn up in 60 calls of 5 backups (a right function misses one with a probability below 1e-50).

    Not looked at here, but by the hidden tests: whether all pairs are drawn equally often, each draw anew and in any
    order; whether a backup sees what those before it in the call have changed; the number of backups with many pairs;
    worlds of other sizes; a model that changes between calls; next states worth less than 0; what goes wrong only now
    and then; large numbers, fractions in many digits and other learning rates; whether the random numbers are seeded
    anew; and the whole seeded run.

    Args:
        function: The student's function.

    Raises:
        AssertionError: Something comes back that should not; the text says what, with a hint.
        NotImplementedError: The function has not been written yet.
        KeyboardInterrupt: It was stopped by hand; the text says where it was.
    """
    _require_function(function, "dyna_q_planning", ("model", "value", "params"))
    for example in _FORCED:
        _check_forced(function, example)
    _check_end(function)
    _check_draws(function)
    _say("dyna_q_planning plans as it should in all examples.")


@dataclass(frozen=True)
class _Forced:
    """A model with one known pair, and what its value is after a call: as it should be, and after some mistakes."""

    pair: tuple[int, int]
    reward: float
    next_state: int
    alpha: float
    gamma: float
    k: int
    expected: float
    mistakes: dict[float, str]

    def arguments(self) -> tuple[Table, Table, dict[str, Any]]:
        """Model, values and parameters of a call."""
        model = np.full((3, 2, 2), NAN)
        model[self.pair] = self.reward, self.next_state
        return model, np.array(_VALUE), {"epsilon": 0.05, "alpha": self.alpha, "gamma": self.gamma, "k": self.k}


_VALUE = ((1.5, 0.5), (2.0, 4.0), (7.0, -1.0))
_USUAL = {
    0.5: "no-backups",
    4.4: "one-backup-too-many",
    3.5: "gamma-missing",
    5.7: "alpha-missing",
    1.8: "alpha-twice",
    1.85: "reward-missing",
    2.1: "bootstraps-own-state",
    3.9: "target-sum",
    2.7: "target-mean",
    1.9: "target-argmax",
    2.3: "target-minimum",
    4.3: "target-whole-table",
    2.78: "gamma-twice",
    3.55: "swaps-reward-and-next-state",
    5.694921875: "k-hard-coded",
}
_THREE_TIMES = {
    1.8: "too-few-backups",
    2.775: "one-backup-too-few",
    4.0546875: "one-backup-too-many",
    5.05: "alpha-hard-coded",
}
_FORCED = (
    _Forced((0, 1), 2.5, 1, 0.5, 0.8, 1, 3.1, _USUAL),
    _Forced((0, 1), 2.5, 1, 0.25, 0.8, 3, 3.50625, _THREE_TIMES),
    _Forced((2, 1), 0.0, 0, 0.5, 0.5, 2, 0.3125, {-1.0: "skips-zero", -0.25: "skips-zero"}),
    _Forced((0, 0), 0.0, 1, 0.5, 0.5, 1, 1.75, {1.5: "skips-zero"}),
    _Forced((1, 1), -2.0, 0, 0.5, 0.5, 1, 1.375, {}),
    _Forced((1, 0), 0.5, 1, 0.5, 0.5, 0, 2.0, {}),
)


def _check_forced(function: Callable[..., Any], example: _Forced) -> None:
    after = _plan(function, *example.arguments())
    entry = float(after[example.pair])
    others = ~_alike(np.array(_VALUE), after)
    others[example.pair] = False
    if others.any():
        _fail("swaps-state-and-action" if _always_swaps(function, example) else "unvisited-pairs")
    if abs(entry - example.expected) <= CLOSE:
        return
    for number, code in example.mistakes.items():
        if abs(entry - number) <= CLOSE:
            _fail(code)
    _fail("too-many-backups" if example.k == 0 else "unrecognised")


def _always_swaps(function: Callable[..., Any], example: _Forced) -> bool:
    """Whether the entry with state and action swapped changes, and no other, in call after call: no draw's whim."""
    mirrored = np.zeros(np.shape(_VALUE), dtype=bool)
    if example.pair[0] >= mirrored.shape[1]:
        return False
    mirrored[example.pair[::-1]] = True
    return all(
        (~_alike(np.array(_VALUE), _plan(function, *example.arguments())) == mirrored).all() for _ in range(CALLS)
    )


def _check_end(function: Callable[..., Any]) -> None:
    """Two known pairs, one of which ends the episode; a planner that never draws that one is let pass."""
    model = np.full((3, 2, 2), NAN)
    model[2, 0] = 1.5, NAN
    model[0, 1] = 2.5, 1
    ended, stayed = 4.25, 7.0
    for _ in range(CALLS):
        after = _plan(function, model, np.array(_VALUE), {"epsilon": 0.05, "alpha": 0.5, "gamma": 0.8, "k": 1})
        if min(abs(after[2, 0] - ended), abs(after[2, 0] - stayed)) > CLOSE or np.isnan(after).any():
            _fail("bootstraps-terminal")


def _check_draws(function: Callable[..., Any]) -> None:
    """Three known pairs: each turns up some time, and nothing else does."""
    model = np.full((5, 3, 2), NAN)
    pairs = ((0, 2), (1, 0), (3, 1))
    for pair in pairs:
        model[pair] = 1.0, 4
    drawn = np.zeros((5, 3), dtype=bool)
    for _ in range(CALLS):
        value = np.zeros((5, 3))
        after = _plan(function, model, value, {"epsilon": 0.05, "alpha": 0.5, "gamma": 0.9, "k": 5})
        drawn |= ~_alike(np.zeros((5, 3)), after)
    known = np.zeros((5, 3), dtype=bool)
    known[tuple(np.array(pairs).T)] = True
    if (drawn & ~known).any():
        _fail("unvisited-pairs")
    seen: tuple[bool, ...] = tuple(bool(drawn[pair]) for pair in pairs)
    if not all(seen):
        names: dict[tuple[bool, ...], str] = {
            (True, False, False): "first-candidate-only",
            (False, False, True): "last-transition-only",
            (True, True, False): "never-last-candidate",
            (False, True, True): "never-first-candidate",
        }
        _fail(names.get(seen, "biased-draw"))


def _plan(function: Callable[..., Any], model: Table, value: Table, params: dict[str, Any]) -> Table:
    """One call, with everything that must be left alone looked at."""
    model_before, params_before = model.copy(), dict(params)
    after = _call(function, model, value, params)
    _require_table(after, value.shape)
    if not _alike(model, model_before).all():
        _fail("changes-model")
    if params != params_before:
        _fail("changes-params")
    return after


def _call(function: Callable[..., Any], *args: object) -> Any:
    try:
        return function(*args)
    except NotImplementedError:
        raise NotWrittenYetError(_text("not-attempted")) from None
    except KeyboardInterrupt as error:
        stopped = load_texts()["interrupted"]
        raise InterruptedCheckError(f"{MARK_WRONG} {stopped}\n{_hint('never-returns')}") from error
    except Exception as error:
        raise NotYetError(f"{MARK_WRONG} {_told(error, args)}\n{_hint('raises')}") from error


def _told(error: Exception, args: tuple[object, ...]) -> str:
    """How a student's function stopped, in a sentence of ours where there is one."""
    explained: Exception | None = error if isinstance(error, NotebookError) else None
    if explained is None and isinstance(error, KeyError) and isinstance(args[-1], dict):
        explained = explain_missing(error, args[-1])
    if explained is not None:
        return f"Your function stopped: {explained}"
    meaning = f". {NAN_MEANS}" if "NaN" in str(error) else ""
    return f"Your function stopped with {type(error).__name__}: {error}{meaning}"


def _require_function(function: object, name: str, arguments: tuple[str, ...]) -> None:
    """A function that can be called with these arguments, or one whose arguments Python does not know."""
    if not callable(function):
        raise NotYetError(f"{MARK_WRONG} {name} is not a function.\n{_hint('missing')}")
    try:
        signature = inspect.signature(function)
    except ValueError:
        return
    try:
        signature.bind(*arguments)
    except TypeError:
        told = load_texts()["arguments"].format(name=name, arguments=", ".join(arguments), taken=signature)
        raise NotYetError(f"{MARK_WRONG} {told}") from None


def _require_table(table: object, shape: tuple[int, ...]) -> None:
    if table is None:
        _fail("returns-none")
    if isinstance(table, tuple):
        _fail("returns-tuple")
    if not isinstance(table, np.ndarray):
        _fail("wrong-shape" if np.isscalar(table) else "wrong-type")
    assert isinstance(table, np.ndarray)
    if table.shape != shape:
        _fail("returns-row" if table.shape in (shape[1:], shape[-1:]) else "wrong-shape")
    if table.dtype != np.float64:
        _fail("wrong-type")


def _alike(a: Table, b: Table) -> npt.NDArray[np.bool_]:
    """Equal entry by entry, NaN being equal to NaN."""
    return (a == b) | (np.isnan(a) & np.isnan(b))


MARK_RIGHT, MARK_WRONG = "\N{CHECK MARK} correct:", "\N{BALLOT X} not yet:"
GREEN, PLAIN = "\033[1;32m", "\033[0m"


def _say(sentence: str) -> None:
    print(f"{GREEN}{MARK_RIGHT}{PLAIN} {sentence}")


def _hint(code: str) -> str:
    return f"Hint: {load()[code].hint}"


def _text(code: str) -> str:
    return f"{MARK_WRONG} {load()[code].sentence}\n{_hint(code)}"


def _fail(code: str) -> NoReturn:
    raise NotYetError(_text(code))
