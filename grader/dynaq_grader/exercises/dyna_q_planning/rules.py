"""Wrong backups, written down as rules: what a planner with one certain mistake would return.

A rule is run on the questions of `forced`, where nothing is random. The first rule that explains all answers names the
mistake; the rule also tells where the pairs of the counting questions move, so that the draws of a planner with a wrong
backup can still be judged. `planner` makes of a rule a function that makes the mistake.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np

from dynaq_utils.envs import QuentinsWorld

from ...kit.asking import Answer
from ...kit.moves import RUNS_K, Moved, Rule, agrees, step
from ...kit.returned_tables import is_numbers
from .forced import Forced

Look = Callable[..., Any]


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


def question_of(model: Any, pair: tuple[int, int], value: Any, params: Mapping[str, Any]) -> Forced:
    """A question about one known pair of a model."""
    reward, after = model[pair].tolist()
    onward = None if np.isnan(after) else int(after)
    return Forced("", *pair, reward, onward, params["k"], value, params["alpha"], params["gamma"])


def planner(rule: Backup) -> Callable[..., Any]:
    """A planner that draws every known pair alike and makes the rule's mistake."""

    def plan(model: Any, value: Any, params: Mapping[str, Any]) -> Any:
        before = value.copy() if rule.frozen else value
        known = [(state, action) for state, action in np.argwhere(~np.isnan(model[:, :, 0])).tolist()]
        for _ in range(rule.steps(question_of(model, known[0], before, params))):
            pair = known[np.random.randint(len(known))]
            rule.apply(question_of(model, pair, before, params), value, before)
        return value

    return plan


@lru_cache(maxsize=1)
def _world() -> QuentinsWorld:
    return QuentinsWorld()


def _real_reward(q: Forced) -> float:
    return float(_world().get_outcome(*q.place)[1])


def _real_after(q: Forced) -> float:
    after = _world().get_outcome(*q.place)[0]
    return np.nan if after is None else float(after)


def _next_as_reward(q: Forced) -> float:
    return np.nan if q.next_state is None else float(q.next_state)


def _each(name: str, looks: Mapping[str, Sequence[Look]], **more: Any) -> list[Backup]:
    """Rules that differ in one attribute, by their codes."""
    return [Backup(code, **{**more, name: way}) for code, ways in looks.items() for way in ways]


COUNTS: Mapping[str, Sequence[Look]] = {
    "one-backup-too-many": (lambda q: q.k + 1,),
    "one-backup-too-few": (lambda q: max(q.k - 1, 0),),
    "too-few-backups": (lambda q: min(q.k, 1), lambda q: q.k // 2),
    "too-many-backups": (lambda q: max(q.k, 1), lambda q: 2 * q.k, lambda q: q.k**2),
    "roll-out": (lambda q: q.k if q.next_state == q.state else min(q.k, 1),),
    "greedy-choice": (lambda q: q.k if q.value[q.state].argmax() == q.action else 0,),
    "k-hard-coded": [lambda q, n=n: n for n in (*range(1, 31), 50, 100, 200, 500, 1000)],
}
FUTURES: Mapping[str, Sequence[Look]] = {
    "bootstraps-own-state": (lambda t, q, s: t[q.state].max(), lambda t, q, s: t[q.place]),
    "target-sum": (lambda t, q, s: t[s].sum(),),
    "target-mean": (
        *(lambda t, q, s: t[s].mean(), lambda t, q, s: np.median(t[s])),
        lambda t, q, s: 0.95 * float(t[s].max()) + 0.05 * float(t[s].mean()),
    ),
    "target-argmax": (lambda t, q, s: t[s].argmax(),),
    "target-whole-table": (lambda t, q, s: t.max(), lambda t, q, s: t[:, q.action].max()),
    "target-minimum": (lambda t, q, s: t[s].min(),),
    "target-other-action": (
        *(lambda t, q, s: t[s, q.action], lambda t, q, s: t[s, 0], lambda t, q, s: t[s, -1]),
        *(lambda t, q, s: np.abs(t[s]).max(), lambda t, q, s: max(0.0, t[s].max())),
        *(lambda t, q, s: t[s - 1].max(), lambda t, q, s: t[s + 1].max()),
        lambda t, q, s: t[s, q.action] if s == q.state else 0.0,
        lambda t, q, s: t[q.place] if s == q.state else t[s].max(),
    ),
    "target-missing": (lambda t, q, s: 0.0,),
}
PARAMETERS = (
    Backup("gamma-missing", gamma=lambda q: 1.0),
    Backup("gamma-twice", gamma=lambda q: q.gamma**2),
    Backup("gamma-on-reward", reward=lambda q: q.gamma * q.reward),
    Backup("swaps-alpha-and-gamma", alpha=lambda q: q.gamma, gamma=lambda q: q.alpha),
    Backup("alpha-twice", alpha=lambda q: q.alpha**2),
    Backup("alpha-twice", move=lambda old, t, a: (1 - a) * old + a * a * t, linear=False),
    Backup("alpha-missing", alpha=lambda q: 1.0),
    Backup("alpha-missing", move=lambda old, t, a: (1 - a) * old + t, linear=False),
    Backup("old-value-kept", move=lambda old, t, a: old + a * t, linear=False),
    Backup("old-value-kept", move=lambda old, t, a: a * t, linear=False),
    Backup("old-value-kept", move=lambda old, t, a: a * (t - old), linear=False),
    Backup("wrong-sign", alpha=lambda q: -q.alpha),
    Backup("wrong-sign", gamma=lambda q: -q.gamma),
    Backup("wrong-sign", reward=lambda q: -q.reward),
    Backup("wrong-sign", move=lambda old, t, a: old + a * (t + old), linear=False),
    Backup("wrong-sign", move=lambda old, t, a: old + a * abs(t - old), linear=False),
    Backup("wrong-weights", move=lambda old, t, a: a * old + (1 - a) * t, linear=False),
    Backup("wrong-weights", reward=lambda q: q.alpha * q.reward, alpha=lambda q: 1.0, linear=False),
)
CASTS: Sequence[Look] = (
    *(lambda r: int(r), lambda r: round(r), np.floor, np.ceil, np.sign),
    *(lambda r: np.clip(r, -1, 1), lambda r: np.clip(r, 0, 1), lambda r: max(r, 0.0), lambda r: min(r, 0.0)),
    *(lambda r: min(r, 1.0), lambda r: max(r, -1.0), abs, lambda r: r > 0, bool),
)
REWARDS: Mapping[str, Sequence[Look]] = {
    "reward-missing": (lambda q: 0.0,),
    "casts-reward": [lambda q, cast=cast: cast(q.reward) for cast in CASTS],
}
PLACES = (
    Backup("changes-world", reward=_real_reward, after=_real_after),
    Backup("changes-world", reward=_real_reward),
    Backup("changes-world", after=_real_after),
    Backup("swaps-reward-and-next-state", reward=_next_as_reward, after=lambda q: int(q.reward)),
    Backup("swaps-reward-and-next-state", reward=_next_as_reward, after=lambda q: round(q.reward)),
    Backup("swaps-reward-and-next-state", reward=_next_as_reward, after=lambda q: int(q.reward) % len(q.value)),
    Backup("swaps-state-and-action", place=lambda q: q.place[::-1]),
    Backup("swaps-state-and-action", reward=lambda q: np.nan, after=lambda q: np.nan, place=lambda q: q.place[::-1]),
    Backup("swaps-state-and-action", reward=lambda q: np.nan, after=lambda q: np.nan, linear=False),
    Backup("writes-next-state", place=lambda q: (q.state if q.next_state is None else q.next_state, q.action)),
    Backup("stale-targets", frozen=True),
    Backup("stale-targets", steps=lambda q: min(q.k, 1), alpha=lambda q: q.k * q.alpha, linear=False),
)
LIMITS: Mapping[str, Sequence[Look]] = {
    "unrecognised": (
        lambda old, t, a: max(old, step(old, t, a)),
        lambda old, t, a: max(0.0, step(old, t, a)),
        lambda old, t, a: old + a * max(-1.0, min(1.0, t - old)),
    )
}
"""Mistakes that have no name, written down lest they are taken for others."""

ZEROS = (slice(2, 3), slice(3, 4), slice(0, 1), slice(1, 2))
"""Which number is taken for nothing: reward, next state, state or action."""

RULES: tuple[Backup, ...] = (
    *_each("steps", COUNTS, breaks=RUNS_K),
    *_each("future", FUTURES),
    *PARAMETERS,
    *_each("reward", REWARDS),
    *PLACES,
    *_each("move", LIMITS, linear=False),
)

READ_OFF: tuple[Backup, ...] = (
    Backup("no-backups", steps=lambda q: 0),
    Backup("alpha-hard-coded", alpha=lambda q: 0.5),
    *_each("alpha", {"skips-zero": [lambda q, n=n: q.alpha * (0 not in q.numbers[n]) for n in ZEROS]}),
    Backup("skips-zero", future=lambda t, q, s: t[s].max() if s else 0.0),
)
"""Mistakes that the judge names by the answers alone, or by a number in them: made for whoever has no judge."""


def fitted(asked: Sequence[tuple[Forced, Answer]]) -> Iterator[Backup]:
    """Rules with a number in them that is read off the first answers: a learning rate or discount written down."""
    first = asked[0][0]
    yield Backup("k-hard-coded", steps=lambda q: first.k, alpha=lambda q: first.alpha, gamma=lambda q: first.gamma)
    for question, answer in asked[:2]:
        if answer.error or not is_numbers(answer.value, question.value.shape):
            continue
        old, new = question.value[question.place], float(answer.value[question.place])
        if new != old:
            yield _number("alpha", (new - old) / (RIGHT.target(question, question.value) - old))
            future = question.value[int(question.next_state or 0)].max()
            yield _number("gamma", ((new - old) / question.alpha + old - question.reward) / future)


def _number(name: str, number: float) -> Backup:
    """A rule with a fixed learning rate or discount, taken as a decimal where it is as good as one."""
    tidy = round(number, 9) if np.isfinite(number) and abs(round(number, 9) - number) < 1e-12 else number
    return Backup(f"{name}-hard-coded", **{name: lambda q: tidy})  # type: ignore[arg-type]


def of_next_actions(found: Moved) -> str | None:
    """Every single backup takes some action's value in the next state, not always the largest."""
    single = [(q, a) for q, a in found.moving if q.k == 1]
    is_right = all(agrees(RIGHT, q, a) for q, a in single)
    return "target-other-action" if not is_right and all(_takes_some_action(q, a) for q, a in single) else None


def _takes_some_action(question: Forced, answer: Answer) -> bool:
    others = (replace(RIGHT, future=lambda t, q, s, b=b: t[s, b]) for b in range(question.value.shape[1]))
    return any(agrees(rule, question, answer) for rule in others)
