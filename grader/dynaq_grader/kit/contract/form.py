"""Whether an exercise says all that it has to say, in a form that can be asked."""

from __future__ import annotations

import inspect
from collections import Counter
from collections.abc import Iterator

from ..exercise import Exercise
from .fault import Fault


def faults(exercise: Exercise) -> Iterator[Fault]:
    """Gives what is missing or said twice."""
    yield from _name(exercise)
    yield from _arguments(exercise)
    yield from _missing(exercise)
    for name, count in Counter(line.name for line in exercise.lines).items():
        if count > 1:
            yield Fault("rubric", name, f"{count} lines of the rubric are called {name!r}. Give each its own name.")
    for line in exercise.lines:
        if line.points <= 0:
            yield Fault("rubric", line.name, f"The line {line.name!r} is worth {line.points:g} points. Give it some.")


def _name(exercise: Exercise) -> Iterator[Fault]:
    if not exercise.name.isidentifier():
        yield Fault("name", "", f"{exercise.name!r} is no name of a function. Name the exercise after its function.")
    if exercise.folder.name != exercise.name:
        yield Fault(
            "name", "", f"The folder is called {exercise.folder.name}. Call it {exercise.name}, as the exercise."
        )


def _arguments(exercise: Exercise) -> Iterator[Fault]:
    try:
        inspect.signature(exercise.right).bind(*exercise.arguments)
    except TypeError:
        told = ", ".join(exercise.arguments)
        yield Fault(
            "arguments", "", f"The instructor's function cannot be called with ({told}). Let `arguments` name them all."
        )
    for number, example in enumerate(exercise.examples, start=1):
        if len(example.args) != len(exercise.arguments):
            yield Fault(
                "arguments",
                f"example {number}",
                f"Example {number} has {len(example.args)} arguments where the function takes "
                f"{len(exercise.arguments)}. Give it one for each.",
            )


def _missing(exercise: Exercise) -> Iterator[Fault]:
    wanted = {
        "questions": "Nothing is asked. Write a function that makes a question from a random generator.",
        "mistakes": "No mistake is known. Write a function that makes one, and its sentences into en.toml.",
        "lines": "The rubric has no line. Write one for each thing that is worth points.",
        "examples": "There is no public example. Write one small call, for the visible check.",
    }
    for part, sentence in wanted.items():
        if not getattr(exercise, part):
            yield Fault(part, "", sentence)
