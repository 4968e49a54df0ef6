"""Planning where the number of backups of every pair, or their order, can be read off the table that comes back.

The known pairs lead to states of which no pair is known, so that targets never move. The first two models have 8 and 12
pairs, spread unevenly over states, with pairs that end the episode among them; one pair stays where it is, in a state
where an action that was never tried is worth most; in each some rows, and one action, are not known anywhere. Rewards
of 0 come with next state 0 and with the end of the episode.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np

from ...kit import order
from ...kit.counting import Counted, Pair, Table
from ...kit.exercise import Question, Questions
from ...kit.growing import Growing
from ...kit.moves import Settled

GAMMA = 0.9
HIGH = 60.0
"""Value of the action that was never tried where a pair stays: above that pair's value and its target."""
STARTS = 5
SMALL: Mapping[int, Sequence[int]] = {1: (0, 1, 3), 2: (3,), 5: (1,), 6: (0, 3), 8: (1,)}
LARGE: Mapping[int, Sequence[int]] = {0: (0, 1, 2, 4), 3: (0, 2, 4), 4: (1, 4), 7: (2,), 9: (0,), 13: (4,)}


def model_of(shape: Pair, pairs: Sequence[Pair], outcomes: Any) -> Table:
    """A model that knows these pairs, by reward and next state (NaN at the end of an episode)."""
    model = np.full((*shape, 2), np.nan)
    model[tuple(np.array(pairs).T)] = outcomes
    return model


def params(alpha: float, gamma: float, k: int) -> dict[str, float]:
    """A new dict each time: a student may change the one that is handed over."""
    return {"epsilon": 0.05, "alpha": alpha, "gamma": gamma, "k": k}


def call(value: Table, known: Mapping[Pair, Any], alpha: float, gamma: float, k: int) -> tuple[Table, Table, Any]:
    """The arguments of a call whose model knows these pairs, by reward and next state."""
    return model_of(value.shape, list(known), list(known.values())), value, params(alpha, gamma, k)


def targets_of(outcomes: Table, value: Table, gamma: float = GAMMA) -> Table:
    """Where pairs of these outcomes move to."""
    rewards, after = outcomes.T
    best = value.max(axis=1)[np.nan_to_num(after).astype(int)]
    return np.asarray(rewards + gamma * np.where(np.isnan(after), 0.0, best))


def counted(rng: np.random.Generator, name: str, known: Mapping[int, Sequence[int]], ends: set[Pair], stays: Pair,
            shape: Pair, k: int, calls: int) -> Question:  # fmt: skip
    """A model whose pairs start well away from their targets, above or below, in every one of five tables."""
    pairs = [(state, action) for state in sorted(known) for action in sorted(known[state])]
    unknown = [state for state in range(shape[0]) if state not in known]
    after = np.array([np.nan if pair in ends else rng.choice(unknown) for pair in pairs])
    own = pairs.index(stays)
    after[own] = stays[0]
    moving = [i for i in range(len(pairs)) if i != own and not np.isnan(after[i])]
    for i, row in zip(moving, (shape[0] - 1, 0), strict=False):
        after[i] = row if row in unknown else after[i]
    rewards = rng.uniform(0.1, 0.9, len(pairs)) + rng.integers(-3, 3, len(pairs))
    rewards[[1, int(np.isnan(after).argmax())]] = 0.0
    outcomes = np.column_stack([rewards, after])
    never = min(set(range(shape[1])) - {action for _, action in pairs})
    starts = []
    for _ in range(STARTS):
        start = rng.uniform(-2.0, 3.0, shape)
        start[stays[0], never] = HIGH
        side = np.where(np.arange(len(pairs)) == own, -1, rng.choice([-1, 1], len(pairs)))
        start[tuple(np.array(pairs).T)] = targets_of(outcomes, start) + side * rng.uniform(2.0, 9.0, len(pairs))
        starts.append(start)
    targets = [targets_of(outcomes, start) for start in starts]
    about = Counted(name, pairs, starts, targets, 0.01, k, rewards.tolist(), np.isnan(after))
    model = model_of(shape, pairs, outcomes)
    return Question([(model, starts[i % STARTS].copy(), params(0.01, GAMMA, k)) for i in range(calls)], about=about)


def ring(rng: np.random.Generator) -> Question:
    """Three pairs that feed each other, 300 calls of two backups each; the nine tables are far apart."""
    start = rng.uniform(-2.0, 0.0, (7, 4))
    pairs = [(1, 2), (3, 0), (5, 3)]
    for pair, level in zip(pairs, (4.0, 9.0, 15.0), strict=True):
        start[pair] = level + float(rng.uniform(0.0, 1.0))
    after = [pairs[follower][0] for follower in order.FOLLOWER]
    outcomes = np.column_stack([rng.uniform(20.0, 40.0, 3), after])

    def table_after(sequence: Sequence[int]) -> Table:
        table = start.copy()
        for i in sequence:
            table[pairs[i]] += 0.5 * (targets_of(outcomes, table)[i] - table[pairs[i]])
        return table

    model = model_of(start.shape, pairs, outcomes)
    calls = [(model, start.copy(), params(0.5, GAMMA, order.K)) for _ in range(300)]
    return Question(calls, about=order.Ring(start.shape, table_after))


def growing(rng: np.random.Generator) -> Question:
    """95 pairs known at first, 3 more in each of 60 calls, as in the learning loop, each with a model of its own."""
    states = np.sort(rng.choice(100, 68, replace=False))
    pairs = [(int(state), action) for state in states for action in range(4)]
    n = len(pairs)
    since = np.empty(n, dtype=np.int64)
    since[rng.permutation(n)] = np.maximum(0, (np.arange(n) - 95) // 3 + 1)
    outcomes = np.column_stack([rng.uniform(-3.0, 3.0, n), rng.choice(np.setdiff1d(np.arange(100), states), n)])
    start = rng.uniform(-2.0, 3.0, (100, 4))
    targets = targets_of(outcomes, start)
    start[tuple(np.array(pairs).T)] = targets + rng.choice([-1, 1], n) * rng.uniform(2.0, 9.0, n)
    about = Growing(pairs, since, start, targets, 0.01, 24, 60)
    calls = []
    for known in about.known:
        model = model_of(start.shape, np.array(pairs)[known].tolist(), outcomes[known])
        calls.append((model, start.copy(), params(0.01, GAMMA, 24)))
    return Question(calls, about=about)


def settled(rng: np.random.Generator) -> Question:
    """Two known pairs of which one is where its backup would move it, to the last bit; 12 calls of 20 backups.

    Drawing that one changes nothing, which ends the call for a planner that stops when it seems to have converged. A
    planner that goes for large errors, values or rewards never draws it. How often the other one was backed up tells.
    All numbers are multiples of a power of two, so that it stays settled in whatever way its backup is written.
    """
    first, second, after = (int(s) for s in rng.choice(9, 3, replace=False))
    still, moving = (first, int(rng.integers(3))), (second, int(rng.integers(3)))
    start = rng.integers(-16, 16, (9, 3)) / 8
    start[after, int(rng.integers(3))] = 4.0 + rng.integers(8) / 8
    outcomes = np.column_stack([np.sort(rng.choice(np.arange(8, 32), 2, replace=False)) / 8, [after, after]])
    target, other = targets_of(outcomes, start, 0.5)
    start[still], start[moving] = target, other + 6.0
    model = model_of(start.shape, [still, moving], outcomes)
    calls = [(model, start.copy(), params(1 / 128, 0.5, 20)) for _ in range(12)]
    return Question(calls, about=Settled(moving, start, float(other), 1 / 128, 20))


MODELS: Questions = {
    "8 pairs": partial(counted, name="8 pairs", known=SMALL, ends={(1, 3), (6, 0)}, stays=(5, 1), shape=(10, 4), k=9,
                       calls=150),
    "12 pairs": partial(counted, name="12 pairs", known=LARGE, ends={(0, 2), (7, 2)}, stays=(3, 2), shape=(14, 5),
                        k=30, calls=170),
    "three pairs that feed each other": ring,
    "a growing model": growing,
    "a settled pair": settled,
}  # fmt: skip
