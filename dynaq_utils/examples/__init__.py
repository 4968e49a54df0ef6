"""The public examples of the exercises, one JSON file each: what the visible check asks and expects.

Ours lie in this folder; `dynaq build` writes them. Another package has its own, and says where in the entry point group
``dynaq_utils.examples``: the name of the exercise, and the package beside whose modules ``NAME.json`` lies::

    [project.entry-points."dynaq_utils.examples"]
    discounted_return = "my_course"
"""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import entry_points
from importlib.resources import files

from dynaq_utils.examples.reading import BadExamplesError, PublicCall, PublicExamples, from_text

__all__ = ["GROUP", "BadExamplesError", "PublicCall", "PublicExamples", "UnknownExerciseError", "load", "names"]

GROUP = "dynaq_utils.examples"


class UnknownExerciseError(LookupError):
    """An exercise without public examples, as a sentence."""


def names() -> tuple[str, ...]:
    """The exercises that have public examples, in the order of the alphabet."""
    return tuple(sorted({*_ours(), *_entry_points()}))


@lru_cache(maxsize=64)
def load(name: str) -> PublicExamples:
    """The public examples of an exercise.

    Raises:
        UnknownExerciseError: There are none of that name.
        BadExamplesError: Their file cannot be read.
    """
    if name not in names():
        known = ", ".join(names()) or "none"
        raise UnknownExerciseError(f"There is no exercise {name!r}; those with a check are: {known}.")
    package = __name__ if name in _ours() else _entry_points()[name]
    try:
        text = files(package).joinpath(f"{name}.json").read_text(encoding="utf-8")
    except (OSError, ImportError) as error:
        raise BadExamplesError(f"The examples of {name} are not in {package} ({error}). Install it anew.") from error
    return from_text(name, text)


def _ours() -> set[str]:
    return {file.name[: -len(".json")] for file in files(__name__).iterdir() if file.name.endswith(".json")}


def _entry_points() -> dict[str, str]:
    return {point.name: point.value for point in entry_points(group=GROUP)}
