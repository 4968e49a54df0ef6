"""The judge of exercises whose answers are known exactly: asks everything and works out what the answers show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np

from dynaq_utils.answers import lists_as_arrays

from ..workers.calls import Answer, Call, RngState, StudentError, call_inside, call_many, fresh
from . import seeds
from .evidence import first_wrong
from .exercise import PREVIOUS, Calls, Exercise, Question
from .findings import Answered, Reply
from .flaws import flaw_of, most_common
from .long_run import length_for, told_of, used
from .naming import name
from .settings import JudgeSettings
from .streams import only_drawn_from

MOST_ERRORS = 30
"""After so many errors the rest is not asked."""


def judge(exercise: Exercise, function: Callable[..., Any], settings: JudgeSettings) -> Answered:
    """Asks a function everything and says which lines hold and which mistake it makes."""
    found = Answered(exercise=exercise, function=function, settings=settings)
    for asked, question in questions_of(exercise, settings).items():
        start, before = seeds.streams(settings.seed, exercise.name, asked), used(function)
        if question.loop is None:
            _put_calls(found, asked, question, start)
            found.spent["questions"] += used(function) - before
        elif _may_run(found):
            _run_loop(found, asked, _as_long(found, asked, question), start)
            found.spent["run"] += used(function) - before
    found.flaw = common_flaw(found)
    if found.flaw is None and (found.given or not found.calls):
        if not all(only_drawn_from(*ends) for ends in found.streams):
            found.notes.append("reseeds-generator")
        found.notes += told_of(found.length)
        for line in exercise.lines:
            found.holds[line.name] = line.holds(found)
            if line.note is not None and found.holds[line.name]:
                found.notes.append(line.note)
    found.evidence += first_wrong(found.replies)
    found.mistake = name(found)
    return found


def questions_of(exercise: Exercise, settings: JudgeSettings) -> dict[str, Question]:
    """The questions by name, each made from a generator of its own; kept for the next judgement, so only to be read."""
    makers = {**exercise.questions, **(exercise.full if settings.full_run else {})}
    return {asked: _made(make, settings.seed, exercise.name, asked) for asked, make in makers.items()}


@lru_cache(maxsize=128)
def _made(make: Callable[[np.random.Generator], Question], seed: int, exercise: str, asked: str) -> Question:
    return make(seeds.generator(seed, exercise, asked))


def common_flaw(found: Answered) -> str | None:
    """What is wrong with the kind of most answers, if anything is."""
    return most_common(flaw_of(reply.value, reply.expected) for reply in found.given)


def _may_run(found: Answered) -> bool:
    """Whether a loop can tell more: what was asked so far came back, and was of the right kind."""
    return found.fatal is None and (bool(found.given) or not found.calls) and common_flaw(found) is None


def _put_calls(found: Answered, asked: str, question: Question, start: RngState) -> None:
    """Puts a question's calls; after an error it goes on from the right answer, so that one slip hides nothing."""
    calls = question.calls
    rights = [answer.value for answer in call_many(found.exercise.right, [Call(args) for args in calls], start)]
    now, at = start, 0
    while at < len(calls) and len(found.errors) < MOST_ERRORS and found.fatal is None:
        first = _filled(calls[at], rights, at)
        batch = call_many(found.function, [Call(first), *(Call(args) for args in calls[at + 1 :])], now)
        now = batch[-1].rng
        batch = [_taken(found.exercise, *pair) for pair in zip(batch, rights[at:], strict=False)]
        found.replies += _replies(asked, calls, rights, at, batch)
        at += len(batch)
    found.replies += [
        Reply(asked, i, calls[i], (), _filled(calls[i], rights, i), rights[i], None) for i in range(at, len(calls))
    ]
    found.streams.append((start, now))


def _replies(asked: str, calls: Calls, rights: Sequence[Any], at: int, batch: Sequence[Answer]) -> list[Reply]:
    replies = []
    for i, answer in enumerate(batch, start=at):
        right_args = _filled(calls[i], rights, i)
        chained = i > at and any(arg is PREVIOUS for arg in calls[i])
        args = tuple(batch[i - at - 1].value if arg is PREVIOUS else arg for arg in calls[i]) if chained else right_args
        replies.append(Reply(asked, i, calls[i], args, right_args, rights[i], answer, chained))
    return replies


def _filled(args: tuple[Any, ...], rights: Sequence[Any], index: int) -> tuple[Any, ...]:
    """A call with the right answer to the call before in place of `PREVIOUS`, as a copy that may be changed."""
    return tuple(_own(rights[index - 1]) if arg is PREVIOUS else arg for arg in args)


def _own(value: Any) -> Any:
    return value.copy() if isinstance(value, np.ndarray) else value


def _as_long(found: Answered, asked: str, question: Question) -> Question:
    """The loop in the length that is right for so fast a function."""
    found.length = length_for(found.settings, found.spent["questions"])
    if found.length != "short" or asked not in found.exercise.short:
        return question
    return found.exercise.short[asked](seeds.generator(found.settings.seed, found.exercise.name, asked))


def _run_loop(found: Answered, asked: str, question: Question, start: RngState) -> None:
    """Runs a loop beside the student's function, and with the instructor's to know what should come back."""
    assert question.loop is not None
    right = run_loop(question, found.exercise.right, start)
    answer = run_loop(question, found.function, start)
    if answer.error == "TimeLimit":  # the calls may have taken its time
        with fresh(found.function, found.settings.run_seconds) as rested:
            answer = run_loop(question, rested, start)
    came = _taken(found.exercise, answer, right.value)
    found.replies.append(Reply(asked, 0, (), (), (), right.value, came, loop=question))


def _taken(exercise: Exercise, answer: Answer, wanted: Any) -> Answer:
    """An answer with its lists as arrays, where the exercise takes them for as good."""
    return replace(answer, value=lists_as_arrays(answer.value, wanted)) if exercise.lists else answer


def ask_public(exercise: Exercise, function: Callable[..., Any], args: Sequence[Any], start: RngState) -> Answer:
    """Makes one public call, through the exercise's loop where it has one."""
    if exercise.through is None:
        return call_many(function, [Call(tuple(args))], start)[0]
    inputs = dict(zip(exercise.arguments, args, strict=True))
    return run_loop(Question(loop=exercise.through, inputs=inputs), function, start)


def run_loop(question: Question, function: Callable[..., Any], start: RngState) -> Answer:
    """What a loop gives with a function in it, as an answer."""
    assert question.loop is not None
    here = RngState.capture()
    start.restore()
    try:
        return Answer(call_inside(function, question.loop, **question.inputs), (), None, start, None)
    except StudentError as error:
        return Answer(None, (), None, start, error.name)
    finally:
        here.restore()
