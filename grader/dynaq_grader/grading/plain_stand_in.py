"""A student's function as the test of any nbgrader course sees it: it can be called, and nothing else.

What cannot be told apart from the function itself gives no score; it is never answered in another way.
"""

from __future__ import annotations

import builtins
from collections.abc import Callable
from typing import Any, NoReturn

import numpy as np

from ..workers.calls import ENDINGS, Opaque, StudentError

MUTABLE = (list, dict, np.ndarray)


class NoScore(BaseException):
    """A test came to what cannot be judged apart; no ``except Exception`` of a test's may swallow it."""


class Ended(BaseException):
    """Student code ended its worker or ran out of time; no ``except Exception`` of a test's may swallow it."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class Raised:
    """Marks an exception that a student's function raised."""


class Notes:
    """What happened while a test ran, should the test swallow it."""

    def __init__(self) -> None:
        self.first: NoScore | Ended | None = None

    def stop(self, what: NoScore | Ended) -> NoReturn:
        """Notes the first thing that stopped the test, and stops it."""
        self.first = self.first or what
        raise what


def holds_opaque(value: object) -> bool:
    """Whether a value, or a part of it, is one that could not cross."""
    if isinstance(value, dict):
        return any(map(holds_opaque, value)) or any(map(holds_opaque, value.values()))
    if isinstance(value, list | tuple):
        return any(map(holds_opaque, value))
    return isinstance(value, Opaque)


def plain_stand_in(name: str, function: Callable[..., Any], notes: Notes) -> Any:
    """Makes the stand-in of one function.

    Args:
        name: Its name in the notebook.
        function: Calls it in its worker.
        notes: Where it is noted that the test cannot go on.
    """

    def call(*args: Any, **kwargs: Any) -> Any:
        if any(isinstance(value, MUTABLE) for value in kwargs.values()):
            notes.stop(NoScore(f"it calls `{name}` with a list, dict or array by name, which may be changed there"))
        try:
            value = function(*args, **kwargs)
        except StudentError as error:
            if error.name in ENDINGS:
                notes.stop(Ended(error.name))
            if error.name.endswith("ExceptionGroup"):
                notes.stop(NoScore(f"`{name}` raises a group of exceptions, which stays in the sandbox"))
            raise _raised(error.name, notes) from None
        except ValueError:
            notes.stop(NoScore(f"it hands `{name}` a value that cannot be sent to the sandbox"))
        if holds_opaque(value) or any(map(holds_opaque, args)):
            notes.stop(NoScore(f"`{name}` gives back a value that cannot leave the sandbox"))
        return value

    def look(*_: Any, **__: Any) -> NoReturn:
        notes.stop(NoScore(f"it looks into `{name}`, which lives in the sandbox"))

    looks = dict.fromkeys(
        ("__getattribute__", "__setattr__", "__delattr__", "__repr__", "__str__", "__format__", "__eq__", "__ne__")
        + ("__hash__", "__instancecheck__", "__subclasscheck__", "__dir__", "__or__", "__ror__", "__getitem__"),
        look,
    )
    return type("function", (), {"__call__": lambda _, *args, **kwargs: call(*args, **kwargs), **looks})()


def _raised(name: str, notes: Notes) -> BaseException:
    """The builtin exception of that name, whose message stayed behind."""

    def look(*_: Any) -> NoReturn:
        notes.stop(NoScore("it reads the message of an exception, which stays in the sandbox"))

    looks = {"__str__": look, "__repr__": look, "args": property(look)}
    kind: Any = type(name, (Raised, getattr(builtins, name)), looks)
    raised: BaseException = kind.__new__(kind)
    return raised
