"""What students check ``dyna_q_planning`` with: models that know one pair, then two that know several."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

import numpy as np

from ...kit.exercise import CheckedCall, Mistake, Near, TurnsUp, VisibleCheck, Within

Table = np.ndarray
Planner = Callable[[Table, Table, dict[str, Any]], Table]

NAN = float("nan")
VALUE = np.array([[1.5, 0.5], [2.0, 4.0], [7.0, -1.0]])
CALLS = 60
UNKNOWN = "unvisited-pairs"


def _params(alpha: float, gamma: float, k: int) -> dict[str, Any]:
    return {"epsilon": 0.05, "alpha": alpha, "gamma": gamma, "k": k}


def _model(shape: tuple[int, int], known: dict[tuple[int, int], tuple[float, float]]) -> Table:
    model = np.full((*shape, 2), NAN)
    for pair, outcome in known.items():
        model[pair] = outcome
    return model


def _one_pair(
    pair: tuple[int, int], outcome: tuple[float, float], alpha: float, gamma: float, k: int, otherwise: str
) -> CheckedCall:
    """A model that knows one pair, so that a right function has nothing to draw."""
    mirrored = pair[::-1]
    swapped = (Near("swaps-state-and-action", VALUE, (mirrored,)),) if mirrored != pair and pair[0] < 2 else ()
    return CheckedCall(
        (_model((3, 2), {pair: outcome}), VALUE, _params(alpha, gamma, k)),
        again=CALLS - 1,
        within=Within(1, (pair,), UNKNOWN),
        near=swapped,
        otherwise=otherwise,
    )


def _end() -> CheckedCall:
    """Two known pairs, one of which ends the episode; a planner that never draws that one is let pass."""
    model = _model((3, 2), {(0, 1): (2.5, 1), (2, 0): (1.5, NAN)})
    stayed, ended = VALUE.copy(), VALUE.copy()
    stayed[0, 1], ended[2, 0] = 3.1, 4.25
    return CheckedCall(
        (model, VALUE, _params(0.5, 0.8, 1)), also=(stayed, ended), times=CALLS, otherwise="bootstraps-terminal"
    )


def _draws() -> CheckedCall:
    """Three known pairs and five backups: each pair turns up some time, and nothing else does."""
    pairs, k = ((0, 2), (1, 0), (3, 1)), 5
    tables = []
    for counts in product(range(k + 1), repeat=len(pairs)):
        if sum(counts) == k:
            table = np.zeros((5, 3))
            for pair, n in zip(pairs, counts, strict=True):
                table[pair] = 1 - 0.5**n
            tables.append(table)
    names = {
        (0,): "first-candidate-only",
        (2,): "last-transition-only",
        (0, 1): "never-last-candidate",
        (1, 2): "never-first-candidate",
    }
    return CheckedCall(
        (_model((5, 3), dict.fromkeys(pairs, (1.0, 4))), np.zeros((5, 3)), _params(0.5, 0.9, k)),
        also=tuple(tables),
        times=CALLS,
        within=Within(1, pairs, UNKNOWN),
        turns_up=TurnsUp("biased-draw", 1, pairs, names),
    )


def _planner(
    steps: Callable[[int], int] = lambda k: k,
    future: Callable[[Table, int, int], float] = lambda table, state, after: table[after].max(),
    swap: bool = False,
    move: Callable[[float, float, float, float, float], float] = lambda old, r, best, alpha, gamma: (
        old + alpha * (r + gamma * best - old)
    ),
) -> Planner:
    """A planner for models that know one pair, with something wrong in it."""

    def plan(model: Table, value: Table, params: dict[str, Any]) -> Table:
        ((state, action),) = np.argwhere(~np.isnan(model[:, :, 0]))
        reward, after = model[state, action][::-1] if swap else model[state, action]
        for _ in range(steps(params["k"])):
            best = future(value, state, int(after))
            value[state, action] = move(value[state, action], reward, best, params["alpha"], params["gamma"])
        return value

    return plan


def _counts() -> Iterator[Mistake]:
    yield Mistake("no-backups", _planner(lambda k: 0))
    yield Mistake("one-backup-too-many", _planner(lambda k: k + 1))
    yield Mistake("one-backup-too-few", _planner(lambda k: k - 1))
    yield Mistake("one-backup-too-few", _planner(lambda k: max(1, k - 1)))
    yield Mistake("too-few-backups", _planner(lambda k: min(k, 1)))
    yield Mistake("k-hard-coded", _planner(lambda k: 10))


def _futures() -> Iterator[Mistake]:
    yield Mistake("bootstraps-own-state", _planner(future=lambda table, state, after: table[state].max()))
    yield Mistake("target-sum", _planner(future=lambda table, state, after: table[after].sum()))
    yield Mistake("target-mean", _planner(future=lambda table, state, after: table[after].mean()))
    yield Mistake("target-argmax", _planner(future=lambda table, state, after: table[after].argmax()))
    yield Mistake("target-minimum", _planner(future=lambda table, state, after: table[after].min()))
    yield Mistake("target-whole-table", _planner(future=lambda table, state, after: table.max()))
    yield Mistake("swaps-reward-and-next-state", _planner(swap=True))


def _moves() -> Iterator[Mistake]:
    yield Mistake("gamma-missing", _planner(move=lambda old, r, best, alpha, gamma: old + alpha * (r + best - old)))
    yield Mistake(
        "gamma-twice", _planner(move=lambda old, r, best, alpha, gamma: old + alpha * (r + gamma**2 * best - old))
    )
    yield Mistake("alpha-missing", _planner(move=lambda old, r, best, alpha, gamma: r + gamma * best))
    yield Mistake(
        "alpha-twice", _planner(move=lambda old, r, best, alpha, gamma: old + alpha**2 * (r + gamma * best - old))
    )
    yield Mistake(
        "alpha-hard-coded", _planner(move=lambda old, r, best, alpha, gamma: old + 0.5 * (r + gamma * best - old))
    )
    yield Mistake(
        "reward-missing", _planner(move=lambda old, r, best, alpha, gamma: old + alpha * (gamma * best - old))
    )


def _zero_skipped(of: Callable[[int, int, float, float], bool]) -> Mistake:
    """A planner that takes a zero for nothing, and then makes no backup or one without a reward or future."""

    def plan(model: Table, value: Table, params: dict[str, Any]) -> Table:
        ((state, action),) = np.argwhere(~np.isnan(model[:, :, 0]))
        return value if of(state, action, *model[state, action]) else _planner()(model, value, params)

    return Mistake("skips-zero", plan)


def _zeros() -> Iterator[Mistake]:
    yield _zero_skipped(lambda state, action, reward, after: reward == 0)
    yield _zero_skipped(lambda state, action, reward, after: after == 0)
    yield _zero_skipped(lambda state, action, reward, after: state == 0)
    yield _zero_skipped(lambda state, action, reward, after: action == 0)
    yield _zero_skipped(lambda state, action, reward, after: state == 0 and action == 0)
    yield Mistake("skips-zero", _planner(future=lambda table, state, after: table[after].max() if after else 0.0))


VISIBLE = VisibleCheck(
    calls=(
        _one_pair((0, 1), (2.5, 1), 0.5, 0.8, 1, "unrecognised"),
        _one_pair((0, 1), (2.5, 1), 0.25, 0.8, 3, "unrecognised"),
        _one_pair((2, 1), (0.0, 0), 0.5, 0.5, 2, "unrecognised"),
        _one_pair((0, 0), (0.0, 1), 0.5, 0.5, 1, "unrecognised"),
        _one_pair((1, 1), (-2.0, 0), 0.5, 0.5, 1, "unrecognised"),
        _one_pair((1, 0), (0.5, 1), 0.5, 0.5, 0, "too-many-backups"),
        _end(),
        _draws(),
    ),
    mistakes=(*_counts(), *_futures(), *_moves(), *_zeros()),
    kept={"model": "changes-model", "params": "changes-params"},
)
