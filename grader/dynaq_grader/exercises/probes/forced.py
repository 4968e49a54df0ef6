"""Planning where nothing is left to chance: models that know a single pair.

Every draw is forced (at the end of an episode there is a second pair, see `ending`), so the table
after a call is known exactly, whoever drew and however. Right answers differ
by rounding alone (a backup may be written in several ways), wrong ones by what they do wrong: the rewards, the
values and the places are chosen so that the usual mistakes give different numbers. The false-reject rate of
these questions is 0: no random number enters.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from ...workers.calls import Call

Table = npt.NDArray[np.float64]

TOLERANCE = 1e-10
"""Relative to the largest number involved. Sixty backups written in another order differ by about 1e-14."""


@dataclass(frozen=True)
class Forced:
    """One call with one known pair.

    Attributes:
        name: What it looks at, for the instructor.
        state, action: The known pair.
        reward: Its reward.
        next_state: Its next state, None at the end of an episode.
        value: Table before.
        alpha, gamma, k: The parameters.
        other: A second known pair, on the same table and with the same parameters, or None.
    """

    name: str
    state: int
    action: int
    reward: float
    next_state: int | None
    value: Table
    alpha: float
    gamma: float
    k: int
    other: Forced | None = None

    @property
    def params(self) -> dict[str, float]:
        """A new dict each time: a student may change the one that is handed over."""
        return {"epsilon": 0.05, "alpha": self.alpha, "gamma": self.gamma, "k": self.k}

    @property
    def model(self) -> Table:
        """The model with the one pair in it."""
        model = np.full((*self.value.shape, 2), np.nan)
        model[self.state, self.action] = self.reward, np.nan if self.next_state is None else self.next_state
        if self.other is not None:
            pair = self.other.state, self.other.action
            model[pair] = self.other.model[pair]
        return model

    @property
    def known(self) -> list[tuple[int, int]]:
        """The known pairs."""
        return [(self.state, self.action), *(self.other.known if self.other is not None else [])]

    @property
    def call(self) -> Call:
        """The question as it is put."""
        return Call((self.model, self.value.copy(), self.params))

    def expected(self) -> Table:
        """The only table that is right."""
        table = self.value.copy()
        for _ in range(self.k):
            future = 0.0 if self.next_state is None else table[self.next_state].max()
            old = table[self.state, self.action]
            table[self.state, self.action] = old + self.alpha * (self.reward + self.gamma * future - old)
        return table


class _Maker:
    """Draws the numbers of the questions from the hidden seed."""

    def __init__(self, rng: np.random.Generator) -> None:
        self.rng = rng

    def table(self, n_states: int, n_actions: int) -> Table:
        """Values between -4 and 8, all different, no row with its largest entry first or last where avoidable."""
        table = self.rng.uniform(-4.0, 8.0, (n_states, n_actions))
        if n_actions > 2:
            for row in table:
                largest, middle = int(row.argmax()), int(self.rng.integers(1, n_actions - 1))
                row[[largest, middle]] = row[[middle, largest]]
        return table

    def rate(self) -> float:
        """A learning rate or discount with no round decimal."""
        return float(self.rng.uniform(0.21, 0.79))

    def reward(self, whole: int) -> float:
        """A reward whose whole part is given, so that it is still a state when it is mistaken for one."""
        return whole + float(self.rng.uniform(0.2, 0.8))


def moving_on(rng: np.random.Generator) -> list[Forced]:
    """Questions whose pair leads to another state; the first ones also make sense when two things are swapped."""
    make = _Maker(rng)
    big = make.table(100, 4)
    friendly = Forced("one backup", 2, 1, make.reward(3), 81, big, make.rate(), make.rate(), 1)
    base = friendly.__dict__
    other = {**base, "alpha": make.rate(), "gamma": make.rate()}
    asked = [
        friendly,
        Forced(**{**other, "name": "one backup, other parameters"}),
        Forced(**{**base, "name": "two backups", "k": 2}),
        Forced(**{**other, "name": "three backups", "k": 3}),
        Forced(**{**base, "name": "no backup", "k": 0}),
        Forced(**{**other, "name": "seven backups", "k": 7}),
        Forced(**{**base, "name": "sixty backups, small learning rate", "k": 60, "alpha": 0.013}),
        Forced("rate 1", 3, 2, make.reward(1), 40, make.table(100, 4), 1.0, make.rate(), 1),
        Forced("discount 1", 1, 3, make.reward(2), 17, make.table(100, 4), make.rate(), 1.0, 2),
        Forced("discount 0", 3, 1, make.reward(2), 23, make.table(100, 4), make.rate(), 0.0, 2),
        Forced("far pair", 63, 2, -make.reward(0), 64, make.table(100, 4), make.rate(), make.rate(), 2),
        Forced("last pair", 99, 3, make.reward(5), 12, make.table(100, 4), make.rate(), make.rate(), 1),
        Forced("large reward", 45, 1, 1000 + make.reward(0), 71, make.table(100, 4), make.rate(), make.rate(), 2),
        Forced("large loss", 46, 2, -make.reward(17), 99, make.table(100, 4), make.rate(), make.rate(), 2),
    ]
    return asked + _staying(make) + _zeros(make) + _other_sizes(make) + [_nearly_settled(make)]


def _staying(make: _Maker) -> list[Forced]:
    """Pairs that lead back to their own state: targets move with every backup."""
    best, second = make.table(100, 4), make.table(100, 4)
    best[5, 2] = 11.5
    second[6, 1] = -3.5
    return [
        Forced("stays, best action", 5, 2, make.reward(2), 5, best, make.rate(), make.rate(), 4),
        Forced("stays, other action", 6, 1, make.reward(2), 6, second, make.rate(), make.rate(), 4),
    ]


def _zeros(make: _Maker) -> list[Forced]:
    """State 0, action 0, reward 0, next state 0, next rows below zero: numbers that count as false or as nothing."""
    below = make.table(100, 4)
    below[30] = -np.abs(below[30]) - 1.0
    rate = make.rate
    return [
        Forced("reward 0", 2, 3, 0.0, 55, make.table(100, 4), rate(), rate(), 3),
        Forced("state 0", 0, 2, make.reward(2), 55, make.table(100, 4), rate(), rate(), 3),
        Forced("action 0", 3, 0, make.reward(2), 54, make.table(100, 4), rate(), rate(), 3),
        Forced("next state 0", 3, 2, make.reward(2), 0, make.table(100, 4), rate(), rate(), 3),
        Forced("state, action and reward 0", 0, 0, 0.0, 31, make.table(100, 4), rate(), rate(), 2),
        Forced("reward and next state 0", 2, 1, 0.0, 0, make.table(100, 4), rate(), rate(), 2),
        Forced("everything 0", 0, 0, 0.0, 0, make.table(100, 4), rate(), rate(), 2),
        Forced("next values below zero", 3, 2, make.reward(2), 30, below, rate(), rate(), 2),
        Forced("reward -1", 2, 1, -1.0, 31, make.table(100, 4), rate(), rate(), 2),
        Forced("reward 1", 1, 2, 1.0, 32, make.table(100, 4), rate(), rate(), 2),
    ]


def _other_sizes(make: _Maker) -> list[Forced]:
    """Worlds of other sizes, with more actions than states as well."""
    rate = make.rate
    return [
        Forced("7 states, 3 actions", 1, 2, make.reward(2), 4, make.table(7, 3), rate(), rate(), 2),
        Forced("4 states, 6 actions", 1, 3, make.reward(1), 2, make.table(4, 6), rate(), rate(), 3),
        Forced("2 states, 2 actions", 1, 1, -make.reward(0), 0, make.table(2, 2), rate(), rate(), 1),
        Forced("130 states, 5 actions", 120, 4, make.reward(1), 125, make.table(130, 5), rate(), rate(), 2),
        Forced("6 states, 1 action", 4, 0, make.reward(1), 2, make.table(6, 1), rate(), rate(), 2),
    ]


def _nearly_settled(make: _Maker) -> Forced:
    """A value so near its target that who stops where little changes stops at once."""
    question = Forced("nearly settled", 3, 2, make.reward(2), 60, make.table(100, 4), 0.5, make.rate(), 4)
    target = question.reward + question.gamma * question.value[60].max()
    question.value[question.state, question.action] = target + 2e-6
    return question


def ending(rng: np.random.Generator) -> list[Forced]:
    """Questions with a pair that ends the episode; rows 0, last and own hold large values, which must not leak in.

    A planner that leaves such pairs out is accepted and must not be left without any pair (it may look for one for
    ever), so a second pair is known whose target never moves either: of k backups m go to the one and k - m to the
    other, for some m. With k = 12 the pair that ends the episode is missed with probability 2**-12 a question, which
    costs nobody anything: the counting probe decides whether such pairs are drawn.
    """
    make = _Maker(rng)
    rate = make.rate
    asked = [
        Forced("end, twelve backups", 2, 1, make.reward(3), None, make.table(100, 4), rate() / 4, rate(), 12),
        Forced("end, five backups", 3, 2, make.reward(1), None, make.table(100, 4), rate(), rate(), 5),
        Forced("end, reward 0", 99, 2, 0.0, None, make.table(100, 4), rate() / 4, rate(), 12),
        Forced("end, negative reward", 1, 3, -make.reward(4), None, make.table(100, 4), rate() / 4, rate(), 12),
        Forced("end, from state 0", 0, 1, make.reward(4), None, make.table(9, 3), rate() / 4, rate(), 12),
        Forced("end, from the last state", 6, 2, make.reward(1), None, make.table(7, 4), rate() / 4, rate(), 12),
        Forced("end, action 0", 3, 0, make.reward(1), None, make.table(8, 4), rate() / 4, rate(), 12),
    ]
    for question in asked:
        for row in {0, question.value.shape[0] - 1, question.state}:
            question.value[row] += 6.0 + row % 3
    return [replace(q, other=replace(q, state=5, action=1, reward=make.reward(2), next_state=4)) for q in asked]
