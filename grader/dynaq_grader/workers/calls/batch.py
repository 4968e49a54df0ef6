"""Run a batch of calls where the function lives, and write down what came of each.

The grader runs this for a plain function, the sandboxed worker for a student's: one implementation, so that
both give the same answers.
"""

import builtins
from collections.abc import Callable
from typing import Any

import numpy as np

from .random_streams import RngState, read_state, write_state
from .wire import Reader, WireError, Writer

BUILTIN_ERRORS = {
    kind: kind.__name__
    for kind in vars(builtins).values()
    if isinstance(kind, type) and issubclass(kind, BaseException)
}
ENDINGS = frozenset({"TimeLimit", "MemoryLimit", "Died"})
"""Errors after which a worker is gone as a rule, and every function with it."""
ERROR_NAMES = frozenset(BUILTIN_ERRORS.values()) | ENDINGS
MEMORY_LIMIT = "MemoryLimit"
_MUTABLE = (np.ndarray, list, dict)


def error_name(error: BaseException) -> str:
    """Names an exception by its nearest builtin class: a name of a student's own could carry text out."""
    if isinstance(error, MemoryError):
        return MEMORY_LIMIT
    for kind in type.mro(type(error)):
        if kind in BUILTIN_ERRORS:
            return BUILTIN_ERRORS[kind]
    return "Exception"


def run_calls(function: Callable[..., Any], request: dict[str, Any]) -> dict[str, Any]:
    """Makes the calls of a request one after the other, until the first error.

    The global streams start where the request says and are left where the last call left them.
    """
    previous: list[Any] = [None]
    objects: list[Any] = []

    def special(data: list) -> Any:
        if data[0] == "r":
            return objects[data[1]]
        if data[0] == "p":
            return previous[0]
        raise WireError("tag")

    reader = Reader(request["blobs"], writable=True, special=special)
    for body in request["objects"]:
        objects.append(reader.value(body))
    calls = request["calls"]
    read_state(reader, request["rng"]).restore()
    writer, answers = Writer(), []
    for args_data, kwargs_data in calls:
        args = [reader.value(data) for data in args_data]
        kwargs = {name: reader.value(data) for name, data in kwargs_data}
        try:
            result, error = function(*args, **kwargs), None
        except BaseException as caught:
            result, error = None, error_name(caught)
        answer = _answer(writer, result, args, error)
        answers.append(answer)
        if answer[-1] is not None:
            break
        previous[0] = result
    return {"answers": answers, "blobs": writer.blobs}


def _answer(writer: Writer, result: Any, args: list, error: str | None) -> list:
    index = next((i for i, arg in enumerate(args) if arg is result and type(arg) in _MUTABLE), None)
    try:
        snapshots = [writer.value(arg) for arg in args]
        value = None if index is not None else writer.value(result)
        return [value, snapshots, index, write_state(writer, RngState.capture()), error]
    except Exception as caught:
        return [None, [], None, None, error_name(caught)]


def run_inside(function: Callable[..., Any], request: dict[str, Any]) -> dict[str, Any]:
    """Runs a loop, given as source text, around the function."""
    reader = Reader(request["blobs"], writable=True)
    read_state(reader, request["rng"]).restore()
    inputs = {name: reader.value(data) for name, data in request["inputs"]}
    writer, scope = Writer(), {"__name__": "loop"}
    try:
        exec(compile(request["source"], "<loop>", "exec"), scope)
        loop: Any = scope[request["loop"]]
        return {"value": writer.value(loop(function, **inputs)), "blobs": writer.blobs, "error": None}
    except BaseException as caught:
        return {"value": None, "blobs": [], "error": error_name(caught)}
