"""Planning where nothing is left to chance: models that know a single pair.

Every draw is forced (at the end of an episode there is a second pair, see `ending`), so the table after a call is known
exactly, whoever drew and however. Right answers differ by rounding alone (a backup may be written in several ways),
wrong ones by what they do wrong: rewards, values and places are chosen so that the usual mistakes give different
numbers. The false-reject rate of these questions is 0: no random number enters.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from ...kit.exercise import Question

COURSE = (100, 4)


@dataclass(frozen=True)
class Forced:
    """One call with one known pair, and perhaps another one on the same table and with the same parameters."""

    name: str
    state: int
    action: int
    reward: float
    next_state: int | None
    k: int
    value: Any
    alpha: float
    gamma: float
    other: Forced | None = None

    @property
    def place(self) -> tuple[int, int]:
        """The known pair."""
        return self.state, self.action

    @property
    def follower(self) -> int | None:
        """The row on which the target depends."""
        return self.next_state

    @property
    def numbers(self) -> tuple[float | None, ...]:
        """Where a zero may be taken for nothing."""
        return self.state, self.action, self.reward, self.next_state

    @property
    def scale(self) -> float:
        """The largest number involved, 1 at least."""
        return max(1.0, abs(self.reward), float(np.abs(self.value).max()))

    @property
    def told(self) -> dict[str, Any]:
        """Its numbers by name."""
        names = ("state", "action", "reward", "next_state", "alpha", "gamma", "k")
        return {name: getattr(self, name) for name in names}

    @property
    def known(self) -> list[tuple[int, int]]:
        """The known pairs."""
        return [self.place, *(self.other.known if self.other is not None else [])]

    @property
    def model(self) -> Any:
        """The model with what is known in it."""
        model = np.full((*self.value.shape, 2), np.nan) if self.other is None else self.other.model
        model[self.place] = self.reward, np.nan if self.next_state is None else self.next_state
        return model

    @property
    def call(self) -> tuple[Any, ...]:
        """The arguments."""
        params = {"epsilon": 0.05, "alpha": self.alpha, "gamma": self.gamma, "k": self.k}
        return self.model, self.value.copy(), params


class Maker:
    """Draws the numbers of the questions."""

    def __init__(self, rng: np.random.Generator) -> None:
        self.rng = rng

    def table(self, shape: tuple[int, int]) -> Any:
        """Values between -4 and 8, all different, no row with its largest entry first or last where avoidable."""
        table = self.rng.uniform(-4.0, 8.0, shape)
        for row in table if shape[1] > 2 else ():
            largest, middle = int(row.argmax()), int(self.rng.integers(1, shape[1] - 1))
            row[[largest, middle]] = row[[middle, largest]]
        return table

    def rate(self) -> float:
        """A learning rate or discount with no round decimal."""
        return float(self.rng.uniform(0.21, 0.79))

    def reward(self, whole: int) -> float:
        """A reward whose whole part is given, so that it is still a state when it is mistaken for one."""
        return whole + float(self.rng.uniform(0.2, 0.8))

    def ask(self, name: str, s: int, a: int, r: float, n: int | None, k: int, shape: tuple[int, int] = COURSE,
            alpha: float | None = None, gamma: float | None = None) -> Forced:  # fmt: skip
        """A question with a table and rates of its own."""
        alpha, gamma = (self.rate() if rate is None else rate for rate in (alpha, gamma))
        return Forced(name, s, a, r, n, k, self.table(shape), alpha, gamma)


def moving_on(rng: np.random.Generator) -> Question:
    """Pairs that lead to another state; the first ones also make sense when two things are swapped."""
    make = Maker(rng)
    reward, ask = make.reward, make.ask
    friendly = ask("one backup", 2, 1, reward(3), 81, 1)
    other = replace(friendly, name="one backup, other parameters", alpha=make.rate(), gamma=make.rate())
    asked = [
        *(friendly, other, replace(friendly, name="two backups", k=2), replace(other, name="three backups", k=3)),
        *(replace(friendly, name="no backup", k=0), replace(other, name="seven backups", k=7)),
        replace(friendly, name="sixty backups, small learning rate", k=60, alpha=0.013),
        ask("rate 1", 3, 2, reward(1), 40, 1, alpha=1.0),
        ask("discount 1", 1, 3, reward(2), 17, 2, gamma=1.0),
        ask("discount 0", 3, 1, reward(2), 23, 2, gamma=0.0),
        ask("far pair", 63, 2, -reward(0), 64, 2),
        ask("last pair", 99, 3, reward(5), 12, 1),
        ask("large reward", 45, 1, 1000 + reward(0), 71, 2),
        ask("large loss", 46, 2, -reward(17), 99, 2),
        ask("stays, best action", 5, 2, reward(2), 5, 4),  # targets move with every backup
        ask("stays, other action", 6, 1, reward(2), 6, 4),
        ask("reward 0", 2, 3, 0.0, 55, 3),  # zeros, and rows below zero, count as false or as nothing
        ask("state 0", 0, 2, reward(2), 55, 3),
        ask("action 0", 3, 0, reward(2), 54, 3),
        ask("next state 0", 3, 2, reward(2), 0, 3),
        ask("state, action and reward 0", 0, 0, 0.0, 31, 2),
        ask("reward and next state 0", 2, 1, 0.0, 0, 2),
        ask("everything 0", 0, 0, 0.0, 0, 2),
        ask("next values below zero", 3, 2, reward(2), 30, 2),
        ask("reward -1", 2, 1, -1.0, 31, 2),
        ask("reward 1", 1, 2, 1.0, 32, 2),
        ask("7 states, 3 actions", 1, 2, reward(2), 4, 2, (7, 3)),
        ask("4 states, 6 actions", 1, 3, reward(1), 2, 3, (4, 6)),
        ask("2 states, 2 actions", 1, 1, -reward(0), 0, 1, (2, 2)),
        ask("130 states, 5 actions", 120, 4, reward(1), 125, 2, (130, 5)),
        ask("6 states, 1 action", 4, 0, reward(1), 2, 2, (6, 1)),
        ask("nearly settled", 3, 2, reward(2), 60, 4, alpha=0.5),
        ask("far from its target", 41, 1, reward(2), 61, 1),
    ]
    tables = {question.name: question.value for question in asked}
    tables["stays, best action"][5, 2] = 11.5
    tables["stays, other action"][6, 1] = -3.5
    tables["next values below zero"][30] = -np.abs(tables["next values below zero"][30]) - 1.0
    tables["far from its target"][41, 1] = 1000 * reward(1)
    settled = asked[-2]
    settled.value[settled.place] = settled.reward + settled.gamma * settled.value[60].max() + 2e-6
    return Question([question.call for question in asked], about=asked)


def ending(rng: np.random.Generator) -> Question:
    """Pairs that end the episode; rows 0, last and own hold large values, which must not leak in.

    A planner that leaves such pairs out is accepted and must not be left without any pair (it may look for one for
    ever), so a second pair is known whose target never moves either: of k backups m go to the one and k - m to the
    other, for some m. With k = 12 the pair that ends the episode is missed with probability 2**-12 a question, which
    costs nobody anything: the counting questions decide whether such pairs are drawn.
    """
    make = Maker(rng)
    reward = make.reward
    asked = []
    for name, s, a, r, k, shape in (
        ("twelve backups", 2, 1, reward(3), 12, COURSE),
        ("five backups", 3, 2, reward(1), 5, COURSE),
        ("reward 0", 99, 2, 0.0, 12, COURSE),
        ("negative reward", 1, 3, -reward(4), 12, COURSE),
        ("from state 0", 0, 1, reward(4), 12, (9, 3)),
        ("from the last state", 6, 2, reward(1), 12, (7, 4)),
        ("action 0", 3, 0, reward(1), 12, (8, 4)),
    ):
        question = make.ask(f"end, {name}", s, a, r, None, k, shape, make.rate() / (1 if k == 5 else 4))
        for row in {0, shape[0] - 1, s}:
            question.value[row] += 6.0 + row % 3
        asked.append(replace(question, other=replace(question, state=5, action=1, reward=reward(2), next_state=4)))
    return Question([question.call for question in asked], about=asked)
