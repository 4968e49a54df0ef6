"""All that is asked of a planner, and the answers, in one place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from ...kit.asking import Replies, ask
from ...kit.returned_tables import is_numbers, same, same_numbers
from ...workers.calls import Call, RngState
from . import counting, forced, growing, ring, settled

Planner = Callable[..., object]


@dataclass(frozen=True)
class Questions:
    """The hidden questions of one seed."""

    moving: list[forced.Forced]
    ending: list[forced.Forced]
    counted: list[counting.Counted]
    ring: ring.Ring
    growing: growing.Growing
    settled: settled.Settled


@dataclass(frozen=True)
class Answers:
    """The answers to the questions, each None where it was not asked because too much had gone wrong before."""

    questions: Questions
    moving: Replies
    ending: Replies
    counted: list[Replies]
    ring: Replies
    growing: Replies
    settled: Replies

    @property
    def all(self) -> list[Replies]:
        """All series of answers, in the order in which they were asked."""
        return [self.moving, self.ending, *self.counted, self.ring, self.growing, self.settled]

    @property
    def fatal(self) -> str | None:
        """The error that ended the worker, if one did."""
        return next((replies.fatal for replies in self.all if replies.fatal), None)


@lru_cache(maxsize=2)
def questions(seed: int) -> Questions:
    """The questions of a seed, made once: nothing that is asked is changed by an answer."""
    rng = np.random.default_rng([seed, 1])
    return Questions(
        forced.moving_on(rng),
        forced.ending(rng),
        counting.models(rng),
        ring.make(rng),
        growing.make(rng),
        settled.make(rng),
    )


def put(planner: Planner, asked: Questions, seed: int) -> Answers:
    """Asks a planner everything, the forced questions first; the streams run on through all of it."""
    none_asked = RngState.seeded(seed)
    moving = ask(planner, [question.call for question in asked.moving], none_asked)
    silent = moving.fatal is not None or set(moving.errors) == {"NotImplementedError"}
    ending = _ask(planner, [question.call for question in asked.ending], moving, silent, most_errors=3)
    own_models = changes_models(asked.moving, moving)
    series = [model.questions(fresh_models=own_models) for model in asked.counted]
    series += [asked.ring.questions(), asked.growing.questions(), asked.settled.questions()]
    replies: list[Replies] = []
    last = ending
    for calls in series:
        silent = silent or last.fatal is not None
        last = _ask(planner, calls, last, silent, most_errors=3)
        replies.append(last)
    *counted, round_, grown, still = replies
    return Answers(asked, moving, ending, counted, round_, grown, still)


def _ask(planner: Planner, calls: Sequence[Call], before: Replies, silent: bool, most_errors: int) -> Replies:
    if silent:
        return Replies([None] * len(calls), before.end, before.end)
    return ask(planner, calls, before.end, most_errors)


def changes_models(asked: Sequence[forced.Forced], replies: Replies) -> bool:
    """Whether some call left the model other than it was."""
    return any(
        answer is not None
        and len(answer.args) > 0
        and not (is_numbers(answer.args[0], (*q.value.shape, 2)) and same(np.asarray(answer.args[0]), q.model))
        for q, answer in zip(asked, replies.answers, strict=True)
    )


def changes_params(asked: Sequence[forced.Forced], replies: Replies) -> bool:
    """Whether some call left the parameters other than they were."""
    return any(
        answer is not None and len(answer.args) > 2 and not same_numbers(answer.args[2], q.params)
        for q, answer in zip(asked, replies.answers, strict=True)
    )


def would_back_up(planner: Planner, question: forced.Forced, rng: RngState) -> bool:
    """Whether a planner that returns the old table gets as far as a backup: it then misses a learning rate."""
    params = {name: x for name, x in question.params.items() if name not in ("alpha", "gamma")}
    replies = ask(planner, [Call((question.model, question.value.copy(), params))], rng)
    return bool(replies.errors)
