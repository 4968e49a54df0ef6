"""Models from which the number of moves of every pair, or their order, can be read off the table that comes back.

The known pairs lead to states of which no pair is known, so that targets never move. Where they move to is the right
rule's business.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from .. import order
from ..counting import Counted, Pair, Table
from ..exercise import Question
from ..growing import Growing
from .forced import Forced
from .rules import Rule

GAMMA = 0.9
HIGH = 60.0
"""Value of the action that was never tried where a pair stays: above that pair's value and its target."""
STARTS = 5
FIRST, NEW, CALLS = 250, 6, 51
"""Pairs that a growing model knows at first, that become known in every second call, and its calls."""
WORLDS = 5
"""Outcomes and discounts that its calls have in turn."""
FEW, SOME, MANY = (1, 2), (5, 15), (210, 230)
"""Least and largest number of moves in its calls (see `growing`)."""


@dataclass(frozen=True)
class Settled:
    """Two known entries of which one is where it would be moved to; of the other one how often it was moved is read.

    Attributes:
        place: The other one.
        start: Table before each call.
        target: Where the other one moves to.
        alpha: The share of the way that it goes.
        k: Moves a call.
    """

    place: Pair
    start: Table
    target: float
    alpha: float
    k: int


def model_of(shape: Pair, pairs: Sequence[Pair], outcomes: Any) -> Table:
    """A model that knows these pairs, by reward and next state (NaN at the end of an episode)."""
    model = np.full((*shape, 2), np.nan)
    model[tuple(np.array(pairs).T)] = outcomes
    return model


def params(alpha: float, gamma: float, k: int) -> dict[str, float]:
    """The parameters of a call; each call gets a dict of its own, since a student may change the one handed over."""
    return {"epsilon": 0.05, "alpha": alpha, "gamma": gamma, "k": k}


def call(value: Table, known: Mapping[Pair, Any], alpha: float, gamma: float, k: int) -> tuple[Table, Table, Any]:
    """The arguments of a call whose model knows these pairs, by reward and next state."""
    return model_of(value.shape, list(known), list(known.values())), value, params(alpha, gamma, k)


def targets_of(rule: Rule, model: Table, pairs: Sequence[Pair], value: Table, given: Mapping[str, Any]) -> Table:
    """Where a rule moves these pairs to; raises IndexError where it looks outside the table."""
    return np.array([rule.target(Forced.of(model, pair, value, given), value) for pair in pairs])


def counted(rng: np.random.Generator, right: Rule, known: Mapping[int, Sequence[int]], ends: set[Pair], stays: Pair,
            shape: Pair, k: int, calls: int) -> Question:  # fmt: skip
    """A model whose pairs start well away from their targets, above or below, in every one of five tables.

    One pair stays where it is, in a state where an action that was never tried is worth most. Rewards of 0 come with
    next state 0 and with the end of the episode.
    """
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
    model = model_of(shape, pairs, np.column_stack([rewards, after]))
    never = min(set(range(shape[1])) - {action for _, action in pairs})
    given = params(0.01, GAMMA, k)
    starts = []
    for _ in range(STARTS):
        start = rng.uniform(-2.0, 3.0, shape)
        start[stays[0], never] = HIGH
        side = np.where(np.arange(len(pairs)) == own, -1, rng.choice([-1, 1], len(pairs)))
        away = side * rng.uniform(2.0, 9.0, len(pairs))
        start[tuple(np.array(pairs).T)] = targets_of(right, model, pairs, start, given) + away
        starts.append(start)
    targets = [targets_of(right, model, pairs, start, given) for start in starts]
    about = Counted(f"{len(pairs)} pairs", pairs, starts, targets, 0.01, k, rewards.tolist(), np.isnan(after))
    return Question([(model, starts[i % STARTS].copy(), dict(given)) for i in range(calls)], about=about)


def without_ends(question: Question, right: Rule) -> Question:
    """The same counted model where the pairs that end the episode lead on, to a state of which no pair is known."""
    counted, (model, _, given) = question.about, question.calls[0]
    unknown = min(set(range(len(model))) - {state for state, _ in counted.pairs})
    model = model.copy()
    for pair, is_end in zip(counted.pairs, counted.ends, strict=True):
        model[pair] = np.where(is_end, (model[pair][0], unknown), model[pair])
    targets = [targets_of(right, model, counted.pairs, start, given) for start in counted.starts]
    about = replace(counted, targets=targets, ends=np.zeros_like(counted.ends))
    return Question([(model, *rest) for _, *rest in question.calls], about=about)


def ring(rng: np.random.Generator, right: Rule) -> Question:
    """Three pairs that feed each other, 300 calls of two moves each; the nine tables are far apart."""
    start = rng.uniform(-2.0, 0.0, (7, 4))
    pairs = [(1, 2), (3, 0), (5, 3)]
    for pair, level in zip(pairs, (4.0, 9.0, 15.0), strict=True):
        start[pair] = level + float(rng.uniform(0.0, 1.0))
    after = [pairs[follower][0] for follower in order.FOLLOWER]
    model = model_of(start.shape, pairs, np.column_stack([rng.uniform(20.0, 40.0, 3), after]))
    given = params(0.5, GAMMA, order.K)
    questions = [Forced.of(model, pair, start, given) for pair in pairs]

    def table_after(sequence: Sequence[int]) -> Table:
        table = start.copy()
        for i in sequence:
            right.apply(questions[i], table, start)
        return table

    calls = [(model, start.copy(), dict(given)) for _ in range(300)]
    return Question(calls, about=order.Ring(start.shape, table_after))


def growing(rng: np.random.Generator, right: Rule) -> Question:
    """250 pairs known at first and 400 at last; what is known of them and the parameters change from call to call.

    What is kept from one call is wrong in the next one. In every second call the number of known pairs is that
    of the call before, and some moves are made. Of the others one half makes few moves, so that a first move which
    always goes to a new pair shows, and one half many, so that a pair which is never drawn does.
    """
    states = np.sort(rng.choice(110, 100, replace=False))
    after = np.setdiff1d(np.arange(110), states)
    pairs = [(int(state), action) for state in states for action in range(4)]
    n = len(pairs)
    since = np.empty(n, dtype=np.int64)
    since[rng.permutation(n)] = np.maximum(0, 2 * ((np.arange(n) - FIRST) // NEW + 1))
    start = rng.uniform(-2.0, 3.0, (110, 4))
    start[tuple(np.array(pairs).T)] = rng.choice([-1, 1], n) * rng.uniform(10.0, 16.0, n)  # targets are below 6
    outcomes = [np.column_stack([rng.uniform(-3.0, 3.0, n), rng.choice(after, n)]) for _ in range(WORLDS)]
    gammas = rng.uniform(0.5, 0.95, WORLDS).tolist()
    alpha = rng.uniform(0.01, 0.02, CALLS)
    k = np.array([rng.integers(least, most + 1) for least, most in (MANY, SOME, FEW, SOME) * CALLS])[:CALLS]
    targets = [
        targets_of(right, model_of(start.shape, pairs, each), pairs, start, params(alpha[0], gamma, 1))
        for each, gamma in zip(outcomes, gammas, strict=True)
    ]
    worlds = np.arange(CALLS) % WORLDS
    about = Growing(pairs, since, start, np.array(targets)[worlds], alpha, k, CALLS)
    calls = []
    for call, (known, world) in enumerate(zip(about.known, worlds.tolist(), strict=True)):
        model = model_of(start.shape, np.array(pairs)[known].tolist(), outcomes[world][known])
        calls.append((model, start.copy(), params(float(alpha[call]), gammas[world], int(k[call]))))
    return Question(calls, about=about)


def settled(rng: np.random.Generator, right: Rule) -> Question:
    """Two known pairs of which one is where it would be moved to, to the last bit; 12 calls of 20 moves.

    Drawing that one changes nothing, which ends the call for a function that stops when it seems to have converged. One
    that goes for large errors, values or rewards never draws it. How often the other one was moved tells. All numbers
    are multiples of a power of two, so that it stays settled in whatever way the move is written.
    """
    first, second, after = (int(s) for s in rng.choice(9, 3, replace=False))
    still, moving = (first, int(rng.integers(3))), (second, int(rng.integers(3)))
    start = rng.integers(-16, 16, (9, 3)) / 8
    start[after, int(rng.integers(3))] = 4.0 + rng.integers(8) / 8
    rewards = np.sort(rng.choice(np.arange(8, 32), 2, replace=False)) / 8
    model = model_of(start.shape, [still, moving], np.column_stack([rewards, [after, after]]))
    given = params(1 / 128, 0.5, 20)
    target, other = targets_of(right, model, [still, moving], start, given)
    start[still], start[moving] = target, other + 6.0
    calls = [(model, start.copy(), dict(given)) for _ in range(12)]
    return Question(calls, about=Settled(moving, start, float(other), 1 / 128, 20))
