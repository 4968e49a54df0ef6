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
from ...kit.returned_tables import is_numbers
from .forced import Forced

Look = Callable[..., Any]
RUNS_K, BACKUP = "runs k backups", "correct backup"
TOLERANCE = 1e-10
"""Relative to the largest number involved. Sixty backups written in another order differ by about 1e-14."""


def _step(old: float, target: float, alpha: float) -> float:
    return old + alpha * (target - old)


@dataclass(frozen=True)
class Rule:
    """A planner that knows one pair and may have one mistake.

    Attributes:
        code: Its mistake.
        breaks: The line of the rubric that the mistake breaks.
        steps: Number of backups.
        reward, after: The reward and the next state (NaN for the end of the episode) that it uses.
        future: What it takes the next state to be worth.
        alpha, gamma: The parameters that it uses.
        move: New value from the old one, the target and the learning rate.
        place: The entry that it changes.
        frozen: Whether targets are taken from the table before the call.
        linear: Whether a pair moves towards a target by a fixed share, so that counts can be read.
    """

    code: str
    breaks: str = BACKUP
    steps: Look = lambda q: q.k
    reward: Look = lambda q: q.reward
    after: Look = lambda q: np.nan if q.next_state is None else q.next_state
    future: Look = lambda t, q, s: t[s].max()
    alpha: Look = lambda q: q.alpha
    gamma: Look = lambda q: q.gamma
    move: Callable[[float, float, float], float] = _step
    place: Look = lambda q: q.place
    frozen: bool = False
    linear: bool = True

    def target(self, question: Forced, table: Any) -> float:
        """Where the pair moves to; raises IndexError where the rule looks outside the table."""
        after = self.after(question)
        future = 0.0 if np.isnan(after) else float(self.future(table, question, int(after)))
        return float(self.reward(question)) + self.gamma(question) * future

    def back_up(self, question: Forced, table: Any, before: Any) -> None:
        """Changes a table as one backup of the rule does."""
        target = self.target(question, before if self.frozen else table)
        table[self.place(question)] = self.move(float(table[self.place(question)]), target, self.alpha(question))

    def run(self, question: Forced) -> Any:
        """The table that it would return, or None where it would raise."""
        table = question.value.copy()
        try:
            for _ in range(self.steps(question)):
                self.back_up(question, table, question.value)
        except (IndexError, ValueError):
            return None
        return table


RIGHT = Rule("", "")


def planner(rule: Rule) -> Callable[..., Any]:
    """A planner that draws every known pair alike and makes the rule's mistake."""

    def plan(model: Any, value: Any, params: Mapping[str, Any]) -> Any:
        before = value.copy() if rule.frozen else value

        def asked(pair: Any) -> Forced:
            state, action = pair.tolist()
            reward, after = model[state, action].tolist()
            onward = None if np.isnan(after) else int(after)
            return Forced("", state, action, reward, onward, params["k"], before, params["alpha"], params["gamma"])

        known = np.argwhere(~np.isnan(model[:, :, 0]))
        for _ in range(rule.steps(asked(known[0]))):
            rule.back_up(asked(known[np.random.randint(len(known))]), value, before)
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


def _each(name: str, looks: Mapping[str, Sequence[Look]], **more: Any) -> list[Rule]:
    """Rules that differ in one attribute, by their codes."""
    return [Rule(code, **{**more, name: way}) for code, ways in looks.items() for way in ways]


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
    Rule("gamma-missing", gamma=lambda q: 1.0),
    Rule("gamma-twice", gamma=lambda q: q.gamma**2),
    Rule("gamma-on-reward", reward=lambda q: q.gamma * q.reward),
    Rule("swaps-alpha-and-gamma", alpha=lambda q: q.gamma, gamma=lambda q: q.alpha),
    Rule("alpha-twice", alpha=lambda q: q.alpha**2),
    Rule("alpha-twice", move=lambda old, t, a: (1 - a) * old + a * a * t, linear=False),
    Rule("alpha-missing", alpha=lambda q: 1.0),
    Rule("alpha-missing", move=lambda old, t, a: (1 - a) * old + t, linear=False),
    Rule("old-value-kept", move=lambda old, t, a: old + a * t, linear=False),
    Rule("old-value-kept", move=lambda old, t, a: a * t, linear=False),
    Rule("old-value-kept", move=lambda old, t, a: a * (t - old), linear=False),
    Rule("wrong-sign", alpha=lambda q: -q.alpha),
    Rule("wrong-sign", gamma=lambda q: -q.gamma),
    Rule("wrong-sign", reward=lambda q: -q.reward),
    Rule("wrong-sign", move=lambda old, t, a: old + a * (t + old), linear=False),
    Rule("wrong-sign", move=lambda old, t, a: old + a * abs(t - old), linear=False),
    Rule("wrong-weights", move=lambda old, t, a: a * old + (1 - a) * t, linear=False),
    Rule("wrong-weights", reward=lambda q: q.alpha * q.reward, alpha=lambda q: 1.0, linear=False),
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
    Rule("changes-world", reward=_real_reward, after=_real_after),
    Rule("changes-world", reward=_real_reward),
    Rule("changes-world", after=_real_after),
    Rule("swaps-reward-and-next-state", reward=_next_as_reward, after=lambda q: int(q.reward)),
    Rule("swaps-reward-and-next-state", reward=_next_as_reward, after=lambda q: round(q.reward)),
    Rule("swaps-reward-and-next-state", reward=_next_as_reward, after=lambda q: int(q.reward) % len(q.value)),
    Rule("swaps-state-and-action", place=lambda q: q.place[::-1]),
    Rule("swaps-state-and-action", reward=lambda q: np.nan, after=lambda q: np.nan, place=lambda q: q.place[::-1]),
    Rule("swaps-state-and-action", reward=lambda q: np.nan, after=lambda q: np.nan, linear=False),
    Rule("writes-next-state", place=lambda q: (q.state if q.next_state is None else q.next_state, q.action)),
    Rule("stale-targets", frozen=True),
    Rule("stale-targets", steps=lambda q: min(q.k, 1), alpha=lambda q: q.k * q.alpha, linear=False),
)
LIMITS: Mapping[str, Sequence[Look]] = {
    "unrecognised": (
        lambda old, t, a: max(old, _step(old, t, a)),
        lambda old, t, a: max(0.0, _step(old, t, a)),
        lambda old, t, a: old + a * max(-1.0, min(1.0, t - old)),
    )
}
"""Mistakes that have no name, written down lest they are taken for others."""

RULES: tuple[Rule, ...] = (
    *_each("steps", COUNTS, breaks=RUNS_K),
    *_each("future", FUTURES),
    *PARAMETERS,
    *_each("reward", REWARDS),
    *PLACES,
    *_each("move", LIMITS, linear=False),
)


def fitted(asked: Sequence[tuple[Forced, Answer]]) -> Iterator[Rule]:
    """Rules with a number in them that is read off the first answers: a learning rate or discount written down."""
    first = asked[0][0]
    yield Rule("k-hard-coded", steps=lambda q: first.k, alpha=lambda q: first.alpha, gamma=lambda q: first.gamma)
    for question, answer in asked[:2]:
        if answer.error or not is_numbers(answer.value, question.value.shape):
            continue
        old, new = question.value[question.place], float(answer.value[question.place])
        if new != old:
            yield _number("alpha", (new - old) / (RIGHT.target(question, question.value) - old))
            future = question.value[int(question.next_state or 0)].max()
            yield _number("gamma", ((new - old) / question.alpha + old - question.reward) / future)


def _number(name: str, number: float) -> Rule:
    """A rule with a fixed learning rate or discount, taken as a decimal where it is as good as one."""
    tidy = round(number, 9) if np.isfinite(number) and abs(round(number, 9) - number) < 1e-12 else number
    return Rule(f"{name}-hard-coded", **{name: lambda q: tidy})  # type: ignore[arg-type]


def agrees(rule: Rule, question: Forced, answer: Answer) -> bool:
    """Whether the rule explains one answer."""
    if question.other is None:
        return _explains(rule, question, answer.value, answer.error)
    steps = rule.steps(question)
    return any(_explains_split(rule, question, steps, m, answer) for m in range(steps + 1))


def _explains_split(rule: Rule, question: Forced, steps: int, m: int, answer: Answer) -> bool:
    """The same for two pairs of which the first gets m of the backups; each is looked at by itself."""
    assert question.other is not None
    if answer.error is not None or not is_numbers(answer.value, question.value.shape):
        return False
    exact = replace(rule, steps=lambda q: q.k)
    value = np.array(answer.value, dtype=np.float64)
    for pair, k, rest in ((replace(question, other=None), m, question.other), (question.other, steps - m, question)):
        alone = value.copy()
        alone[rest.place] = question.value[rest.place]
        if not _explains(exact, replace(pair, k=k), alone, None):
            return False
    return True


def _explains(rule: Rule, question: Forced, value: Any, error: str | None) -> bool:
    told = rule.run(question)
    if error is not None or told is None:
        return error is not None and told is None
    if not is_numbers(value, question.value.shape):
        return False
    place, rest = rule.place(question), np.array(value, dtype=float)
    scale = max(1.0, abs(question.reward), float(np.abs(question.value).max()))
    if not np.isclose(rest[place], told[place], rtol=0.0, atol=TOLERANCE * scale, equal_nan=True):
        return False
    rest[place] = told[place]
    return bool(np.array_equal(rest, told, equal_nan=True))


def backups_seen(question: Forced, answer: Answer) -> int | None:
    """The number of right backups after which the table is what came back, None where there is none."""
    tried = range(2 * question.k + 40)
    return next((n for n in tried if agrees(RIGHT, replace(question, k=n), answer)), None)


def explain(asked: Sequence[tuple[Forced, Answer]]) -> Rule | None:
    """The first rule that explains all answers that there are, `RIGHT` among them."""
    if all(a.error is not None for _, a in asked):
        return None
    found = next((r for r in (RIGHT, *RULES, *fitted(asked)) if all(agrees(r, q, a) for q, a in asked)), None)
    if found is not None and found.code == "alpha-missing" and found.linear and _is_target_itself(asked):
        return replace(found, code="overwrites-value")
    return found


def _is_target_itself(asked: Sequence[tuple[Forced, Answer]]) -> bool:
    """Whether the entries are the targets to the last bit: set, rather than reached by adding the whole difference."""
    setting = replace(RIGHT, move=lambda old, target, alpha: target)
    return all(np.array_equal(setting.run(q), np.asarray(a.value)) for q, a in asked if q.k and a.error is None)
