"""Wrong backups, written down as rules: what a planner with one certain mistake would return.

A rule is run on the questions of `probes.forced`, where nothing is random. The first rule that explains all answers
names the mistake; the rule also tells where the pairs of the counting probe move, so that the draws of a planner with
a wrong backup can still be judged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from dynaq_utils.envs import QuentinsWorld

from ...kit.returned_tables import is_numbers
from ...workers.calls import Answer
from ..probes.forced import TOLERANCE, Forced, Table

Pick = Callable[[Forced], float]
Future = Callable[[Table, Forced, int], float]

RUNS_K = "runs k backups"
BACKUP = "correct backup"


def _best(table: Table, _: Forced, after: int) -> float:
    return float(table[after].max())


def _step(old: float, target: float, alpha: float) -> float:
    return old + alpha * (target - old)


@dataclass(frozen=True)
class Rule:
    """A planner that knows one pair and may have one mistake.

    Attributes:
        code: Its mistake.
        breaks: The line of the rubric that the mistake breaks.
        steps: Number of backups.
        reward: The reward that it uses.
        after: The next state that it uses, NaN for the end of the episode.
        future: What it takes the next state to be worth.
        end: What it takes the end of an episode to be worth; None for nothing.
        alpha, gamma: The parameters that it uses.
        move: New value from the old one, the target and the learning rate.
        place: The entry that it changes.
        frozen: Whether targets are taken from the table before the call.
        linear: Whether a pair moves towards a target by a fixed share, so that counts can be read.
    """

    code: str
    breaks: str = BACKUP
    steps: Callable[[Forced], int] = lambda q: q.k
    reward: Pick = lambda q: q.reward
    after: Pick = lambda q: np.nan if q.next_state is None else q.next_state
    future: Future = _best
    end: Callable[[Table, Forced], float] | None = None
    alpha: Pick = lambda q: q.alpha
    gamma: Pick = lambda q: q.gamma
    move: Callable[[float, float, float], float] = _step
    place: Callable[[Forced], tuple[int, int]] = lambda q: (q.state, q.action)
    frozen: bool = False
    linear: bool = True

    def target(self, question: Forced, table: Table) -> float:
        """Where the pair moves to.

        Raises:
            IndexError: The rule looks outside the table.
        """
        after = self.after(question)
        if np.isnan(after):
            future = 0.0 if self.end is None else self.end(table, question)
        else:
            future = self.future(table, question, int(after))
        return self.reward(question) + self.gamma(question) * future

    def run(self, question: Forced) -> Table | None:
        """The table that it would return, or None where it would raise."""
        table = question.value.copy()
        try:
            for _ in range(self.steps(question)):
                place = self.place(question)
                target = self.target(question, question.value if self.frozen else table)
                table[place] = self.move(float(table[place]), target, self.alpha(question))
        except (IndexError, ValueError):
            return None
        return table


@lru_cache(maxsize=1)
def _real_world() -> QuentinsWorld:
    return QuentinsWorld()


def _real_reward(question: Forced) -> float:
    return float(_real_world().get_outcome(question.state, question.action)[1])


def _real_after(question: Forced) -> float:
    after = _real_world().get_outcome(question.state, question.action)[0]
    return np.nan if after is None else float(after)


def _ended(question: Forced) -> bool:
    return question.next_state is None


COUNTS = (
    Rule("one-backup-too-many", RUNS_K, steps=lambda q: q.k + 1),
    Rule("one-backup-too-few", RUNS_K, steps=lambda q: max(q.k - 1, 0)),
    Rule("too-few-backups", RUNS_K, steps=lambda q: min(q.k, 1)),
    Rule("too-many-backups", RUNS_K, steps=lambda q: max(q.k, 1)),
    Rule("too-many-backups", RUNS_K, steps=lambda q: 2 * q.k),
    Rule("too-many-backups", RUNS_K, steps=lambda q: q.k**2),
    Rule("too-few-backups", RUNS_K, steps=lambda q: q.k // 2),
    Rule("roll-out", RUNS_K, steps=lambda q: q.k if q.next_state == q.state else min(q.k, 1)),
    Rule("greedy-choice", RUNS_K, steps=lambda q: q.k if q.value[q.state].argmax() == q.action else 0),
    *(Rule("k-hard-coded", RUNS_K, steps=lambda q, n=n: n) for n in (*range(1, 31), 50, 100, 200, 500, 1000)),  # type: ignore[misc]
)

FUTURES = (
    Rule("bootstraps-own-state", future=lambda t, q, s: float(t[q.state].max())),
    Rule("bootstraps-own-state", future=lambda t, q, s: float(t[q.state, q.action])),
    Rule("target-sum", future=lambda t, q, s: float(t[s].sum())),
    Rule("target-mean", future=lambda t, q, s: float(t[s].mean())),
    Rule("target-mean", future=lambda t, q, s: float(np.median(t[s]))),
    Rule("target-mean", future=lambda t, q, s: 0.95 * float(t[s].max()) + 0.05 * float(t[s].mean())),
    Rule("target-argmax", future=lambda t, q, s: float(t[s].argmax())),
    Rule("target-whole-table", future=lambda t, q, s: float(t.max())),
    Rule("target-whole-table", future=lambda t, q, s: float(t[:, q.action].max())),
    Rule("target-minimum", future=lambda t, q, s: float(t[s].min())),
    Rule("target-other-action", future=lambda t, q, s: float(t[s, q.action])),
    Rule("target-other-action", future=lambda t, q, s: float(t[s, 0])),
    Rule("target-other-action", future=lambda t, q, s: float(t[s, -1])),
    Rule("target-other-action", future=lambda t, q, s: float(np.abs(t[s]).max())),
    Rule("target-other-action", future=lambda t, q, s: max(0.0, float(t[s].max()))),
    Rule("target-other-action", future=lambda t, q, s: float(t[s - 1].max())),
    Rule("target-other-action", future=lambda t, q, s: float(t[s + 1].max())),
    Rule("target-other-action", future=lambda t, q, s: float(t[s, q.action]) if s == q.state else 0.0),
    Rule("target-other-action", future=lambda t, q, s: float(t[q.state, q.action] if s == q.state else t[s].max())),
    Rule("target-missing", future=lambda t, q, s: 0.0),
)

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
    Rule("wrong-weights", move=lambda old, t, a: a * old + (1 - a) * t, alpha=lambda q: q.alpha, linear=False),
    Rule("wrong-weights", reward=lambda q: q.alpha * q.reward, alpha=lambda q: 1.0, linear=False),
)

REWARDS = (
    Rule("reward-missing", reward=lambda q: 0.0),
    Rule("casts-reward", reward=lambda q: float(int(q.reward))),
    Rule("casts-reward", reward=lambda q: float(round(q.reward))),
    Rule("casts-reward", reward=lambda q: float(np.floor(q.reward))),
    Rule("casts-reward", reward=lambda q: float(np.ceil(q.reward))),
    Rule("casts-reward", reward=lambda q: float(np.sign(q.reward))),
    Rule("casts-reward", reward=lambda q: float(np.clip(q.reward, -1, 1))),
    Rule("casts-reward", reward=lambda q: float(np.clip(q.reward, 0, 1))),
    Rule("casts-reward", reward=lambda q: max(q.reward, 0.0)),
    Rule("casts-reward", reward=lambda q: min(q.reward, 0.0)),
    Rule("casts-reward", reward=lambda q: min(q.reward, 1.0)),
    Rule("casts-reward", reward=lambda q: max(q.reward, -1.0)),
    Rule("casts-reward", reward=lambda q: abs(q.reward)),
    Rule("casts-reward", reward=lambda q: float(q.reward > 0)),
    Rule("casts-reward", reward=lambda q: float(bool(q.reward))),
    Rule("changes-world", reward=_real_reward, after=_real_after),
    Rule("changes-world", reward=_real_reward),
    Rule("changes-world", after=_real_after),
)

PLACES = (
    Rule(
        "swaps-reward-and-next-state",
        reward=lambda q: np.nan if q.next_state is None else float(q.next_state),
        after=lambda q: float(int(q.reward)),
    ),
    Rule(
        "swaps-reward-and-next-state",
        reward=lambda q: np.nan if q.next_state is None else float(q.next_state),
        after=lambda q: float(round(q.reward)),
    ),
    Rule(
        "swaps-reward-and-next-state",
        reward=lambda q: np.nan if q.next_state is None else float(q.next_state),
        after=lambda q: float(int(q.reward) % len(q.value)),
    ),
    Rule("swaps-state-and-action", place=lambda q: (q.action, q.state)),
    Rule(
        "swaps-state-and-action",
        reward=lambda q: np.nan,
        after=lambda q: np.nan,
        place=lambda q: (q.action, q.state),
    ),
    Rule("swaps-state-and-action", reward=lambda q: np.nan, after=lambda q: np.nan, linear=False),
    Rule("writes-next-state", place=lambda q: (q.state if q.next_state is None else q.next_state, q.action)),
)

STALE = (
    Rule("stale-targets", frozen=True),
    Rule("stale-targets", steps=lambda q: min(q.k, 1), alpha=lambda q: q.k * q.alpha, linear=False),
)

LIMITS = (
    Rule("unrecognised", move=lambda old, t, a: max(old, _step(old, t, a)), linear=False),
    Rule("unrecognised", move=lambda old, t, a: max(0.0, _step(old, t, a)), linear=False),
    Rule("unrecognised", move=lambda old, t, a: old + a * max(-1.0, min(1.0, t - old)), linear=False),
)
"""Mistakes that have no name, written down lest they are taken for others."""

RULES: tuple[Rule, ...] = (*COUNTS, *FUTURES, *PARAMETERS, *REWARDS, *PLACES, *STALE, *LIMITS)
RIGHT = Rule("", "")


def fitted(questions: Sequence[Forced], answers: Sequence[Answer | None]) -> Iterator[Rule]:
    """Rules with a number in them that is read off the first answers: a learning rate or discount written down."""
    first = questions[0]
    yield Rule("k-hard-coded", steps=lambda q: first.k, alpha=lambda q: first.alpha, gamma=lambda q: first.gamma)
    for question, answer in list(zip(questions, answers, strict=True))[:2]:
        if answer is None or answer.error or not is_numbers(answer.value, question.value.shape):
            continue
        place = question.state, question.action
        old, new = question.value[place], float(answer.value[place])
        target = RIGHT.target(question, question.value)
        if new == old:
            continue
        yield _number("alpha", (new - old) / (target - old))
        future = _best(question.value, question, int(question.next_state or 0))
        yield _number("gamma", ((new - old) / question.alpha + old - question.reward) / future)


def _number(name: str, number: float) -> Rule:
    """A rule with a fixed learning rate or discount, taken as a decimal where it is as good as one."""
    tidy = round(number, 9) if np.isfinite(number) and abs(round(number, 9) - number) < 1e-12 else number
    return replace(Rule(f"{name}-hard-coded"), **{name: lambda q: tidy})  # type: ignore[arg-type]


def agrees(rule: Rule, question: Forced, answer: Answer) -> bool:
    """Whether the rule explains one answer."""
    if question.other is None:
        return _explains(rule, question, answer)
    steps = rule.steps(question)
    exact = replace(rule, steps=lambda q: q.k)
    return any(_explains_split(exact, question, steps, m, answer) for m in range(steps + 1))


def is_changed(question: Forced, answer: Answer) -> bool:
    """Whether a table came back that differs from the one handed over."""
    return is_numbers(answer.value, question.value.shape) and not np.array_equal(
        np.asarray(answer.value), question.value
    )


def backups_seen(question: Forced, answer: Answer) -> int | None:
    """The number of right backups after which the table is what came back, None where there is none."""
    tried = range(2 * question.k + 40)
    return next((n for n in tried if agrees(RIGHT, replace(question, k=n), answer)), None)


def _explains_split(rule: Rule, question: Forced, steps: int, m: int, answer: Answer) -> bool:
    """The same for two pairs of which the first gets m of the backups; each is looked at by itself."""
    assert question.other is not None
    if answer.error is not None or not is_numbers(answer.value, question.value.shape):
        return False
    first, second = replace(question, k=m, other=None), replace(question.other, k=steps - m)
    value = np.array(answer.value, dtype=np.float64)
    without_second, without_first = value.copy(), value.copy()
    for table, pair in ((without_second, second), (without_first, first)):
        table[pair.state, pair.action] = question.value[pair.state, pair.action]
    return _explains(rule, first, replace(answer, value=without_second)) and _explains(
        rule, second, replace(answer, value=without_first)
    )


def _explains(rule: Rule, question: Forced, answer: Answer) -> bool:
    told = rule.run(question)
    if answer.error is not None or told is None:
        return answer.error is not None and told is None
    if not is_numbers(answer.value, question.value.shape):
        return False
    place = rule.place(question)
    value = np.asarray(answer.value, dtype=float)
    scale = max(1.0, abs(question.reward), float(np.abs(question.value).max()))
    if not (abs(value[place] - told[place]) <= TOLERANCE * scale or (np.isnan(value[place]) and np.isnan(told[place]))):
        return False
    rest = value.copy()
    rest[place] = told[place]
    return bool(np.array_equal(rest, told, equal_nan=True))


def explain(questions: Sequence[Forced], answers: Sequence[Answer | None]) -> Rule | None:
    """The first rule that explains all answers that there are, `RIGHT` among them."""
    asked = [(q, a) for q, a in zip(questions, answers, strict=True) if a is not None]
    if not asked or all(a.error is not None for _, a in asked):
        return None
    candidates = (RIGHT, *RULES, *fitted(questions, answers))
    found = next((rule for rule in candidates if all(agrees(rule, q, a) for q, a in asked)), None)
    if found is not None and found.code == "alpha-missing" and found.linear and _is_target_itself(asked):
        return replace(found, code="overwrites-value")
    return found


def _is_target_itself(asked: Sequence[tuple[Forced, Answer]]) -> bool:
    """Whether the entries are the targets to the last bit: set, rather than reached by adding the whole difference."""
    for question, answer in asked:
        if question.k == 0 or answer.error is not None:
            continue
        table = question.value.copy()
        for _ in range(question.k):
            table[question.state, question.action] = RIGHT.target(question, table)
        if not np.array_equal(table, np.asarray(answer.value)):
            return False
    return True
