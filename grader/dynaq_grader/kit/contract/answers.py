"""Whether questions can be made and the instructor's function answers them and the public examples."""

from __future__ import annotations

from collections.abc import Iterator

from ...workers.calls import Call, RngState, call_many
from .. import judging, seeds
from ..exercise import Exercise, Question
from ..settings import JudgeSettings
from .fault import Fault


def faults(exercise: Exercise, settings: JudgeSettings) -> Iterator[Fault]:
    """Gives what cannot be asked, or not answered."""
    for number, example in enumerate(exercise.examples, start=1):
        answer = judging.ask_public(exercise, exercise.right, example.args, RngState.seeded(0))
        if answer.error is not None:
            yield _unanswered(f"example {number}", answer.error)
    for name, make in exercise.questions.items():
        try:
            question = make(seeds.generator(settings.seed, exercise.name, name))
        except Exception as error:
            told = f"{type(error).__name__}: {error}"
            yield Fault("questions", name, f"The question {name!r} cannot be made ({told}). Mend its function.")
        else:
            yield from _of_question(exercise, name, question, settings)


def _of_question(exercise: Exercise, name: str, question: Question, settings: JudgeSettings) -> Iterator[Fault]:
    start = seeds.streams(settings.seed, exercise.name, name)
    if question.loop is not None:
        error = judging.run_loop(question, exercise.right, start).error
    elif not question.calls:
        yield Fault("questions", name, f"The question {name!r} makes no call. Write some.")
        return
    else:
        error = call_many(exercise.right, [Call(args) for args in question.calls], start)[-1].error
    if error is not None:
        yield _unanswered(f"question {name!r}", error)


def _unanswered(about: str, error: str) -> Fault:
    return Fault("right", about, f"The instructor's function raises {error} at {about}. Mend it, or what is asked.")
