"""Which exercises there are: ours by their folders, those of other packages by an entry point.

A folder of ``dynaq_grader/exercises`` is an exercise; its name is the exercise's. Another package registers its own in
the entry point group ``dynaq_grader.exercises``::

    [project.entry-points."dynaq_grader.exercises"]
    discounted_return = "my_course.discounted_return:EXERCISE"

Name and version of what provides an exercise are part of a result's key.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
import warnings
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import EntryPoint, entry_points, version

from ..base.errors import DynaqError
from . import catalogue, judging
from .exercise import Exercise
from .settings import JudgeSettings

GROUP = "dynaq_grader.exercises"
OURS = "dynaq-grader"
_PACKAGE = f"{__package__.rpartition('.')[0]}.exercises"


class UnknownExerciseError(DynaqError):
    """An exercise that nobody provides, as a sentence."""


class BadExerciseError(DynaqError):
    """An entry point that gives no exercise of its name, as a sentence."""


class FormerExerciseName(FutureWarning):
    """A name of the version before; the message says what to write in its place."""


@dataclass(frozen=True)
class Provided:
    """An exercise and what it comes from.

    Attributes:
        exercise: The exercise.
        distribution: Name of the distribution that holds it.
        version: Its version.
    """

    exercise: Exercise
    distribution: str
    version: str


def names() -> tuple[str, ...]:
    """The names of all exercises: ours, then those of other packages, each in the order of the alphabet."""
    return (*_ours(), *sorted(set(_entry_points()) - set(_ours())))


def get(name: str) -> Exercise:
    """The exercise of that name, or of that former name.

    Raises:
        UnknownExerciseError: There is none.
        BadExerciseError: What is registered under the name is no exercise of that name.
    """
    return provided(name).exercise


def provided(name: str) -> Provided:
    """The same with what provides it; raises as `get` does."""
    now = present_name(name)
    if now != name:
        warnings.warn(
            f"The exercise {name} is called {now} now; the former name works in this release only. "
            f"Write {now} in nbgrader_config.py and dynaq_grader.test_{now} in the test cell.",
            FormerExerciseName,
            stacklevel=2,
        )
    return _provided(now)


def present_name(name: str) -> str:
    """What an exercise is called now, given that name or a former one.

    Raises:
        UnknownExerciseError: There is none of either.
    """
    known = names()
    if name in known:
        return name
    for now in known:
        if name in _provided(now).exercise.former_names:
            return now
    raise UnknownExerciseError(f"{name} is not known; exercises are {', '.join(known)}.")


def all_provided() -> tuple[Provided, ...]:
    """All exercises with what provides them, in the order of their names; raises as `get` does."""
    return tuple(_provided(name) for name in names())


def is_known(name: str) -> bool:
    """Whether somebody provides an exercise of that name or former name."""
    return name in names() or any(name in exercise.former_names for exercise in everything())


def everything() -> tuple[Exercise, ...]:
    """All exercises, in the order of their names; raises as `get` does."""
    return tuple(provided.exercise for provided in all_provided())


def warm(settings: JudgeSettings) -> None:
    """Works out what every judgement looks up, of every exercise: done once before many of them."""
    for exercise in everything():
        catalogue.of(exercise)
        judging.questions_of(exercise, settings)
        if exercise.warm is not None:
            exercise.warm(settings)


def _ours() -> tuple[str, ...]:
    package = importlib.import_module(_PACKAGE)
    return tuple(sorted(found.name for found in pkgutil.iter_modules(package.__path__) if found.ispkg))


def _entry_points() -> dict[str, EntryPoint]:
    return _entry_points_on(tuple(sys.path))


@lru_cache(maxsize=8)
def _entry_points_on(path: tuple[str, ...]) -> dict[str, EntryPoint]:
    """What is registered while this is Python's search path: reading all distributions again each time is slow."""
    return {point.name: point for point in entry_points(group=GROUP)}


@lru_cache(maxsize=128)
def _provided(name: str) -> Provided:
    if name in _ours():
        exercise = importlib.import_module(f"{_PACKAGE}.{name}").EXERCISE
        return Provided(exercise, OURS, version(OURS))
    point = _entry_points()[name]
    try:
        exercise = point.load()
    except Exception as error:
        raise BadExerciseError(
            f"The exercise {name} cannot be loaded from {point.value}: {type(error).__name__}: {error}. "
            f"Mend that package or uninstall it."
        ) from error
    if not isinstance(exercise, Exercise) or exercise.name != name or point.dist is None:
        raise BadExerciseError(
            f"The entry point {name} = {point.value} of the group {GROUP} gives no exercise of the name {name}. "
            f"Let it name the EXERCISE of that exercise."
        )
    return Provided(exercise, point.dist.name, point.dist.version)
