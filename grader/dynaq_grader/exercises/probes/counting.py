"""Planning where the number of backups of every pair can be read off the table that comes back.

The known pairs lead to states of which no pair is known, but for one that stays where it is, in a state where an
action that was never tried is worth most. So targets never move, and a pair that started at `start` and was backed up
n times is at `target + (1 - alpha)**n * (start - target)`: n follows, whoever drew and however. Two models, of 8 and
of 12 pairs, spread unevenly over states, with pairs that end the episode among them; in each some rows, and one
action, are not known anywhere. Rewards of 0 come with next state 0 and with the end of the episode.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ...kit.returned_tables import is_numbers, same, same_numbers
from ...workers.calls import Answer, Call

Table = npt.NDArray[np.float64]
Pair = tuple[int, int]

ALPHA = 0.01
GAMMA = 0.9
HIGH = 60.0
"""Value of the action that was never tried where a pair stays: above that pair's value and its target."""
WHOLE = 1e-6
"""How far from a whole number a count may be: rounding errors of the table give about 1e-11."""


@dataclass(frozen=True)
class Counted:
    """A model and the calls made with it.

    Attributes:
        name: For the instructor.
        pairs: The known pairs in row-major order.
        rewards: Reward of each pair.
        next_states: Next state of each pair, None at the end of an episode.
        model: Shape (n_states, n_actions, 2).
        starts: Tables that the calls start from, in turn.
        k: Backups a call.
        calls: Number of calls.
    """

    name: str
    pairs: list[Pair]
    rewards: list[float]
    next_states: list[int | None]
    model: Table
    starts: list[Table]
    k: int
    calls: int

    @property
    def params(self) -> dict[str, float]:
        """A new dict each time."""
        return {"epsilon": 0.05, "alpha": ALPHA, "gamma": GAMMA, "k": self.k}

    def start_of(self, call: int) -> Table:
        """The table that a call starts from."""
        return self.starts[call % len(self.starts)]

    def questions(self, fresh_models: bool = False) -> list[Call]:
        """The calls; they share one model object unless each is to have its own."""
        return [
            Call((self.model.copy() if fresh_models else self.model, self.start_of(i).copy(), self.params))
            for i in range(self.calls)
        ]

    @property
    def ends(self) -> npt.NDArray[np.bool_]:
        """Which pairs end the episode, shape (n_pairs,)."""
        return np.array([after is None for after in self.next_states])


def _model(
    name: str,
    rng: np.random.Generator,
    actions: Mapping[int, Sequence[int]],
    ends: set[Pair],
    stays: Pair,
    shape: Pair,
    k: int,
    calls: int,
) -> Counted:
    pairs = [(state, action) for state in sorted(actions) for action in sorted(actions[state])]
    unknown = [state for state in range(shape[0]) if state not in actions]
    next_states = [None if pair in ends else int(rng.choice(unknown)) for pair in pairs]
    next_states[pairs.index(stays)] = stays[0]
    moving = [i for i, after in enumerate(next_states) if after is not None and pairs[i] != stays]
    for i, row in zip(moving, (shape[0] - 1, 0), strict=False):
        if row in unknown:
            next_states[i] = row
    rewards = [float(rng.uniform(0.1, 0.9)) + int(rng.integers(-3, 3)) for _ in pairs]
    rewards[1] = rewards[next_states.index(None)] = 0.0
    model = np.full((*shape, 2), np.nan)
    for (state, action), reward, after in zip(pairs, rewards, next_states, strict=True):
        model[state, action] = reward, np.nan if after is None else after
    starts = [_start(rng, shape, pairs, rewards, next_states) for _ in range(5)]
    return Counted(name, pairs, rewards, next_states, model, starts, k, calls)


def _start(
    rng: np.random.Generator,
    shape: Pair,
    pairs: list[Pair],
    rewards: list[float],
    next_states: list[int | None],
) -> Table:
    """A table in which every known pair starts well away from its target, above it or below."""
    table = rng.uniform(-2.0, 3.0, shape)
    never = min(set(range(shape[1])) - {action for _, action in pairs})
    for (state, action), reward, after in zip(pairs, rewards, next_states, strict=True):
        if after == state:
            table[state, never] = HIGH
        target = reward + (0.0 if after is None else GAMMA * float(table[after].max()))
        side = -1.0 if after == state else float(rng.choice([-1, 1]))
        table[state, action] = target + side * float(rng.uniform(2.0, 9.0))
    return table


def models(rng: np.random.Generator) -> list[Counted]:
    """The two models. 8 pairs, 9 backups a call, 150 calls; 12 pairs, 30 backups a call, 170 calls."""
    small = {1: (0, 1, 3), 2: (3,), 5: (1,), 6: (0, 3), 8: (1,)}
    large = {0: (0, 1, 2, 4), 3: (0, 2, 4), 4: (1, 4), 7: (2,), 9: (0,), 13: (4,)}
    return [
        _model("8 pairs", rng, small, {(1, 3), (6, 0)}, (5, 1), (10, 4), 9, 150),
        _model("12 pairs", rng, large, {(0, 2), (7, 2)}, (3, 2), (14, 5), 30, 170),
    ]


def right_targets(counted: Counted) -> list[Table]:
    """Targets of every pair for each starting table, shape (n_pairs,) each."""
    return [
        np.array(
            [
                reward + (0.0 if after is None else GAMMA * start[after].max())
                for reward, after in zip(counted.rewards, counted.next_states, strict=True)
            ]
        )
        for start in counted.starts
    ]


@dataclass(frozen=True)
class Counts:
    """What was read off.

    Attributes:
        counted: The model.
        counts: Backups of each pair in each call, shape (calls, n_pairs); NaN where no whole number fits.
        strays: Entries outside the known pairs that were changed in some call, as pairs.
        model_changed, params_changed: Whether some call left them changed.
        calls: Numbers of the calls that gave a table, shape (calls,).
    """

    counted: Counted
    counts: Table
    strays: set[Pair]
    model_changed: bool
    params_changed: bool
    calls: npt.NDArray[np.int64]

    @property
    def readable(self) -> npt.NDArray[np.bool_]:
        """Which pairs have a whole number of backups in every call, shape (n_pairs,)."""
        return np.logical_not(np.isnan(self.counts).any(axis=0))

    @property
    def totals(self) -> Table:
        """Backups of each pair over all calls, shape (n_pairs,)."""
        return self.counts.sum(axis=0)


def whole_counts(
    after: Table,
    before: Table | np.float64,
    targets: Table | np.float64,
    alpha: float = ALPHA,
    tolerance: float = WHOLE,
) -> Table:
    """How many backups lead from values before to values after, if targets stay; NaN where no whole number does."""
    with np.errstate(all="ignore"):
        left = (after - targets) / (before - targets)
        counts = np.log(left) / np.log1p(-alpha)
    whole = np.rint(counts)
    counts = np.where(np.abs(counts - whole) <= tolerance, np.abs(whole) * np.sign(whole), np.nan)
    counts[after == before] = 0.0
    return counts


def read(
    counted: Counted,
    answers: Sequence[Answer | None],
    targets: list[Table] | None = None,
    alpha: float = ALPHA,
    tolerance: float = WHOLE,
) -> Counts | None:
    """Reads the number of backups of every pair in every call.

    Args:
        counted: The model that was asked about.
        answers: The answers to its questions.
        targets: Where the pairs are taken to move, as `right_targets` gives it; by default the right targets.
        alpha: The share of the way they are taken to move; by default the right one.
        tolerance: How far from a whole number a count may be.

    Returns:
        None if no answer is a table.
    """
    shape = counted.starts[0].shape
    given = [i for i, a in enumerate(answers) if a is not None and is_numbers(a.value, shape)]
    if not given:
        return None
    targets = right_targets(counted) if targets is None else targets
    tables = np.stack([np.asarray(answers[i].value, dtype=np.float64) for i in given])  # type: ignore[union-attr]
    starts = np.array([counted.start_of(i) for i in given])
    goals = np.array([targets[i % len(counted.starts)] for i in given])
    places = tuple(np.array(counted.pairs).T)
    everywhere = (slice(None), *places)
    counts = whole_counts(tables[everywhere], starts[everywhere], goals, alpha, tolerance)
    known = ~np.isnan(counted.model[:, :, 0])
    moved = ((tables != starts) & ~known).any(axis=0)
    after = [answers[i].args for i in given]  # type: ignore[union-attr]
    models_changed = [
        not (is_numbers(model, counted.model.shape) and same(model, counted.model)) for model, *_ in after
    ]
    params_changed = [not same_numbers(params, counted.params) for _, _, params in after]
    strays = {(int(s), int(a)) for s, a in np.argwhere(moved)}
    return Counts(counted, counts, strays, any(models_changed), any(params_changed), np.array(given))
