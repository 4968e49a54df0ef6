"""Wrong backups, written down as rules: what a planner with one certain mistake would return (`kit.moves.rules`).

A rule is run on the questions where nothing is random. The first one that explains all answers names the mistake; it
also tells where the pairs of the counting questions move, so that the draws of a planner with a wrong backup can still
be judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from dynaq_utils.envs import QuentinsWorld

from ...kit.asking import Answer
from ...kit.casts import CASTS
from ...kit.moves import Forced, Look, Rule
from ...kit.moves.wrong_moves import Looks, counts, each, limits, shares
from ...kit.returned_tables import is_numbers


@dataclass(frozen=True)
class Backup(Rule):
    """A planner that knows one pair and may have one mistake.

    Attributes:
        reward, after: The reward and the next state (NaN for the end of the episode) that it uses.
        future: What it takes the next state to be worth.
        gamma: The discount that it uses.
    """

    reward: Look = lambda q: q.reward
    after: Look = lambda q: np.nan if q.next_state is None else q.next_state
    future: Look = lambda t, q, s: t[s].max()
    gamma: Look = lambda q: q.gamma

    def target(self, question: Forced, table: Any) -> float:
        """Where the pair moves to; raises IndexError where the rule looks outside the table."""
        after = self.after(question)
        future = 0.0 if np.isnan(after) else float(self.future(table, question, int(after)))
        return float(self.reward(question)) + self.gamma(question) * future


RIGHT = Backup("", "")


@lru_cache(maxsize=1)
def _world() -> QuentinsWorld:
    return QuentinsWorld()


def _real_reward(q: Forced) -> float:
    return float(_world().get_outcome(*q.place)[1])


def _real_after(q: Forced) -> float:
    after = _world().get_outcome(*q.place)[0]
    return np.nan if after is None else float(after)


FUTURES: Looks = {
    "bootstraps-own-state": (lambda t, q, s: t[q.state].max(), lambda t, q, s: t[q.place]),
    "target-sum": (lambda t, q, s: t[s].sum(),),
    "target-mean": (
        lambda t, q, s: t[s].mean(),
        lambda t, q, s: np.median(t[s]),
    ),
    "target-argmax": (lambda t, q, s: t[s].argmax(),),
    "target-whole-table": (lambda t, q, s: t.max(), lambda t, q, s: t[:, q.action].max()),
    "target-minimum": (lambda t, q, s: t[s].min(),),
    "target-missing": (lambda t, q, s: 0.0,),
    "target-other-action": (
        *(lambda t, q, s: t[s, q.action], lambda t, q, s: t[s, 0], lambda t, q, s: t[s, -1]),
        *(lambda t, q, s: np.abs(t[s]).max(), lambda t, q, s: max(0.0, t[s].max())),
        *(lambda t, q, s: t[s - 1].max(), lambda t, q, s: t[s + 1].max()),
        lambda t, q, s: t[s, q.action] if s == q.state else 0.0,
        lambda t, q, s: t[q.place] if s == q.state else t[s].max(),
    ),
}
DISCOUNTS: Looks = {
    "gamma-missing": (lambda q: 1.0,),
    "gamma-twice": (lambda q: q.gamma**2,),
    "wrong-sign": (lambda q: -q.gamma,),
}
REWARDS: Looks = {
    "gamma-on-reward": (lambda q: q.gamma * q.reward,),
    "wrong-sign": (lambda q: -q.reward,),
    "reward-missing": (lambda q: 0.0,),
    "casts-reward": [lambda q, cast=cast: cast(q.reward) for cast in CASTS],
}
PLACES: Looks = {
    "swaps-state-and-action": (lambda q: q.place[::-1],),
    "writes-next-state": (lambda q: (q.state if q.next_state is None else q.next_state, q.action),),
}
EXCHANGED: Looks = {
    "swaps-reward-and-next-state": (
        *(lambda q: int(q.reward), lambda q: round(q.reward), lambda q: int(q.reward) % len(q.value)),
    )
}
UNKNOWN: dict[str, Any] = {"reward": lambda q: np.nan, "after": lambda q: np.nan}
"""What is found in the model with state and action exchanged."""

RULES: tuple[Backup, ...] = (
    *counts(RIGHT),
    *each(RIGHT, "future", FUTURES),
    *each(RIGHT, "gamma", DISCOUNTS),
    Backup("swaps-alpha-and-gamma", alpha=lambda q: q.gamma, gamma=lambda q: q.alpha),
    *shares(RIGHT),
    Backup("wrong-weights", reward=lambda q: q.alpha * q.reward, alpha=lambda q: 1.0, linear=False),
    *each(RIGHT, "reward", REWARDS),
    Backup("changes-world", reward=_real_reward, after=_real_after),
    Backup("changes-world", reward=_real_reward),
    Backup("changes-world", after=_real_after),
    *each(RIGHT, "after", EXCHANGED, reward=lambda q: np.nan if q.next_state is None else float(q.next_state)),
    *each(RIGHT, "place", PLACES),
    Backup("swaps-state-and-action", place=lambda q: q.place[::-1], **UNKNOWN),
    Backup("swaps-state-and-action", linear=False, **UNKNOWN),
    Backup("stale-targets", frozen=True),
    Backup("stale-targets", steps=lambda q: min(q.k, 1), alpha=lambda q: q.k * q.alpha, linear=False),
    *limits(RIGHT),
)


def fitted(asked: Sequence[tuple[Forced, Answer]]) -> Iterator[Backup]:
    """Rules with a number in them that is read off the first answers: a learning rate or discount written down."""
    first = asked[0][0]
    yield Backup("k-hard-coded", steps=lambda q: first.k, alpha=lambda q: first.alpha, gamma=lambda q: first.gamma)
    yield from _both([(q, a) for q, a in asked if q.k == 1])
    for question, answer in asked[:2]:
        if answer.error or not is_numbers(answer.value, question.value.shape):
            continue
        old, new = question.value[question.place], float(answer.value[question.place])
        if new != old:
            after = question.value[int(question.next_state or 0)]
            ahead = (new - old) / question.alpha + old - question.reward
            yield _number("alpha", (new - old) / (RIGHT.target(question, question.value) - old))
            yield _number("gamma", ahead / after.max())
            yield expected((after.max() - ahead / question.gamma) / (after.max() - after.mean()))


def expected(epsilon: float) -> Backup:
    """Expected SARSA: what an epsilon-greedy action is worth."""
    return Backup("expected-sarsa", future=lambda t, q, s: (1 - epsilon) * t[s].max() + epsilon * t[s].mean())


def _both(asked: Sequence[tuple[Forced, Answer]]) -> Iterator[Backup]:
    """A learning rate and a discount that single backups give."""
    if any(answer.error or not is_numbers(answer.value, question.value.shape) for question, answer in asked):
        return
    rows, changes = [], []
    for q, answer in asked:
        old = q.value[q.place]
        rows.append([q.reward - old, q.value[int(q.next_state or 0)].max()])
        changes.append(float(answer.value[q.place]) - old)
    if len(rows) < 2 or not np.isfinite(changes).all():
        return
    alpha, both = np.linalg.lstsq(np.array(rows), np.array(changes), rcond=None)[0].round(9).tolist()
    if alpha:
        yield Backup("hard-coded-parameters", alpha=lambda q: alpha, gamma=lambda q: round(both / alpha, 9))


def _number(name: str, number: float) -> Backup:
    """A rule with a fixed learning rate or discount, taken as a decimal where it is as good as one."""
    tidy = round(number, 9) if np.isfinite(number) and abs(round(number, 9) - number) < 1e-12 else number
    return Backup(f"{name}-hard-coded", **{name: lambda q: tidy})  # type: ignore[arg-type]
