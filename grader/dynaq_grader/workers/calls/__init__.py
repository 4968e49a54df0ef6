"""How anybody calls a student's function: here or in its sandbox, with the same answers.

A plain function runs in this process; a `StandIn` sends the very same request to its worker. Either way the
caller's arrays and random streams stay as they are, and what comes back is plain data, read-only.
"""

import contextlib
import inspect
import textwrap
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from types import CodeType
from typing import Any, Protocol, runtime_checkable

import numpy as np

from .batch import ENDINGS, ERROR_NAMES, run_calls, run_inside
from .plain_function import ask_here
from .random_streams import RngState, read_state, write_state
from .wire import Opaque, Reader, WireError, Writer

__all__ = [
    "ENDINGS",
    "PREVIOUS",
    "Answer",
    "Call",
    "Opaque",
    "Renewable",
    "RngState",
    "StandIn",
    "StudentError",
    "call_inside",
    "call_many",
    "fresh",
]

Request = dict[str, Any]
Reply = dict[str, Any]


class _Previous:
    def __repr__(self) -> str:
        return "PREVIOUS"


PREVIOUS = _Previous()
"""Inside `Call.args`: the object that the previous call of the batch returned."""


class StudentError(Exception):
    """The student's function raised, ran too long or ended its worker.

    Attributes:
        name: Class name of a builtin exception, or "TimeLimit", "MemoryLimit", "Died".
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True)
class Call:
    """One call to make.

    Attributes:
        args: Plain data: numbers, texts, None, lists, tuples, dicts, numpy arrays, `PREVIOUS`.
        kwargs: The same by name.
    """

    args: tuple
    kwargs: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Answer:
    """What came of one call.

    Attributes:
        value: What the function returned, arrays read-only; `Opaque` for what cannot cross.
        args: The positional arguments as they were after the call.
        returned_argument: Which of them the returned object *is*, else None. Only arrays, lists and dicts
            count.
        rng: Both global streams after the call.
        error: None, the class name of a builtin exception, or "TimeLimit", "MemoryLimit", "Died".
    """

    value: Any
    args: tuple
    returned_argument: int | None
    rng: RngState
    error: str | None


class StandIn(ABC):
    """Looks like a student's function and lives elsewhere.

    Called directly it behaves like the function in one process: the caller's arrays, lists and dicts are
    changed in place, the global streams move on, and an error raises `StudentError`.

    """

    @property
    def cpu_limit(self) -> float | None:
        """Processor seconds after which its worker is ended, or None."""
        return None

    @property
    def cpu_used(self) -> float:
        """Processor seconds that its worker had used when it answered last, by its own word."""
        return 0.0

    @property
    def lacking(self) -> tuple[str, ...]:
        """Packages that its code has used and that are not there, by their names."""
        return ()

    @abstractmethod
    def ask(self, operation: str, request: Request) -> Reply:
        """Sends a request ("calls" or "inside") to the function and gives the reply as it came, unchecked.

        Raises:
            StudentError: If no reply came, or one that is no JSON object.
        """

    @abstractmethod
    def fresh(self, cpu_seconds: float | None = None) -> contextlib.AbstractContextManager["StandIn"]:
        """Gives the same function in a worker of its own, closed when the context ends.

        Args:
            cpu_seconds: Processor time of that worker, and wall time that goes with it; where None it has the same
                processor time and what is left of the wall time.
        """

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Calls it as if it were here; texts come back too, as they would from a function of this process."""
        (answer,) = _call(self, [Call(args, kwargs)], RngState.capture(), any_text=True)
        if answer.error is not None:
            raise StudentError(answer.error)
        for mine, theirs in zip(args, answer.args, strict=True):
            _write_back(mine, theirs)
        answer.rng.restore()
        if answer.returned_argument is not None:
            return args[answer.returned_argument]
        return _own(answer.value)


@runtime_checkable
class Renewable(Protocol):
    """A function of this process that can be made anew, as if nobody had called it."""

    def fresh(self) -> contextlib.AbstractContextManager[Callable[..., Any]]:
        """Gives the same function made anew."""


def call_many(function: Callable[..., Any], calls: Sequence[Call], rng: RngState | None = None) -> list[Answer]:
    """Calls a function several times in one message.

    Arrays, lists and dicts that are one object in the caller's `calls` are one object in the worker, so
    changes made by one call are seen by the next, as in one process. The caller's own objects and streams are
    not changed.

    Args:
        function: A plain function or a stand-in.
        calls: The calls, made one after the other.
        rng: Where both streams start; None means at the caller's present state. They run on from call to
            call.

    Returns:
        One answer a call, up to and with the first error.

    Raises:
        ValueError: If an argument is no plain data, or the first call asks for `PREVIOUS`.
    """
    return _call(function, calls, rng or RngState.capture(), any_text=False)


def _call(function: Callable[..., Any], calls: Sequence[Call], rng: RngState, any_text: bool) -> list[Answer]:
    if not calls:
        return []
    request, texts = _request(calls, rng)
    try:
        reply = function.ask("calls", request) if isinstance(function, StandIn) else None
        if reply is None:
            reply = ask_here(run_calls, function, request)
        return _answers(reply, calls, rng, None if any_text else texts)
    except StudentError as error:
        return [Answer(None, (), None, rng, error.name)]
    except (WireError, KeyError, TypeError, ValueError, RecursionError):
        return [Answer(None, (), None, rng, "Died")]


class _ByIdentity:
    """Numbers the objects of a batch, so that one object here is one object there."""

    def __init__(self) -> None:
        self.bodies: list[Any] = []
        self.writer = Writer(self._reference, strict=True)
        self._numbers: dict[int, int | None] = {}
        self._alive: list[object] = []

    def _reference(self, value: object) -> list:
        number = self._numbers.get(id(value), -1)
        if number is None:
            raise ValueError("an argument contains itself, which no message can hold")
        if number == -1:
            self._numbers[id(value)] = None
            body = self.writer.body(value, 0)
            number = self._numbers[id(value)] = len(self.bodies)
            self.bodies.append(body)
            self._alive.append(value)
        return ["r", number]

    def argument(self, value: Any) -> Any:
        if value is PREVIOUS:
            return ["p"]
        if type(value) is tuple:
            return ["t", *[self.argument(item) for item in value]]
        return self.writer.value(value)


def _request(calls: Sequence[Call], rng: RngState) -> tuple[Request, set[str]]:
    """Gives the message and the strings in it: only those may come back."""
    table = _ByIdentity()
    written = []
    for number, call in enumerate(calls):
        args = [table.argument(arg) for arg in call.args]
        kwargs = [[name, table.argument(arg)] for name, arg in call.kwargs.items()]
        if number == 0 and any(item == ["p"] for item in (*args, *[arg for _, arg in kwargs])):
            raise ValueError("the first call of a batch has no previous one")
        written.append([args, kwargs])
    state = write_state(table.writer, rng)
    request = {"objects": table.bodies, "calls": written, "rng": state, "blobs": table.writer.blobs}
    return request, table.writer.texts


def _answers(reply: Reply, calls: Sequence[Call], rng: RngState, texts: Collection[str] | None) -> list[Answer]:
    reader, items = Reader(reply["blobs"], texts), reply["answers"]
    if type(items) is not list or not 0 < len(items) <= len(calls):
        raise WireError("answers")
    answers = [_answer(reader, item, len(call.args), rng) for item, call in zip(items, calls, strict=False)]
    ended = answers[-1].error is not None
    if any(answer.error is not None for answer in answers[:-1]) or (len(items) < len(calls) and not ended):
        raise WireError("number of answers")
    return answers


def _answer(reader: Reader, item: Any, n_args: int, rng: RngState) -> Answer:
    if type(item) is not list or len(item) != 5:
        raise WireError("answer")
    value, args, index, state, error = item
    if error is not None and (type(error) is not str or error not in ERROR_NAMES):
        raise WireError("error")
    if error is not None and state is None:
        return Answer(None, (), None, rng, error)
    if type(args) is not list or len(args) != n_args:
        raise WireError("arguments")
    if index is not None and (type(index) is not int or not 0 <= index < n_args):
        raise WireError("returned argument")
    snapshots = tuple(reader.value(arg) for arg in args)
    result = reader.value(value) if index is None else snapshots[index]
    return Answer(result, snapshots, index, read_state(reader, state), error)


def call_inside(function: Callable[..., Any], loop: Callable[..., Any], **inputs: Any) -> Any:
    """Runs `loop(function, **inputs)` where the function lives, for loops of thousands of calls.

    The loop's source text is sent: it is a module-level function that imports what it needs. It starts from
    the caller's random streams, which stay as they are; the result is plain data, read-only, as untrusted as
    an answer.

    Raises:
        StudentError: If the loop raised or its worker ended.
        ValueError: If an input is no plain data.
    """
    source, texts = _loop_source(loop)
    writer = Writer(strict=True)
    written = [[name, writer.value(value)] for name, value in inputs.items()]
    state = write_state(writer, RngState.capture())
    request: Request = {"source": source, "loop": loop.__name__, "inputs": written, "rng": state}
    request["blobs"] = writer.blobs
    if isinstance(function, StandIn):
        reply = function.ask("inside", request)
    else:
        reply = ask_here(run_inside, function, request)
    try:
        error = reply["error"]
        result = Reader(reply["blobs"], texts | writer.texts).value(reply["value"])
    except (WireError, KeyError, TypeError, ValueError, RecursionError) as problem:
        raise StudentError("Died") from problem
    if error is not None:
        raise StudentError(error if type(error) is str and error in ERROR_NAMES else "Died")
    return result


@lru_cache(maxsize=64)
def _loop_source(loop: Callable[..., Any]) -> tuple[str, frozenset[str]]:
    source = textwrap.dedent(inspect.getsource(loop))
    return source, frozenset(_constants(compile(source, "<loop>", "exec")))


def _constants(code: CodeType) -> Iterator[str]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _constants(constant)
        else:
            yield from (part for part in _parts(constant) if isinstance(part, str))


def _parts(constant: object) -> Iterator[object]:
    """Gives the items of nested tuples and sets: the keys of a dict display are compiled into one."""
    if isinstance(constant, tuple | frozenset):
        for item in constant:
            yield from _parts(item)
    else:
        yield constant


@contextlib.contextmanager
def fresh(function: Callable[..., Any], cpu_seconds: float | None = None) -> Iterator[Callable[..., Any]]:
    """Gives the same function in a new worker (see `StandIn.fresh`); a plain function as it is, or made anew."""
    if isinstance(function, StandIn):
        with function.fresh(cpu_seconds) as stand_in:
            yield stand_in
    elif isinstance(function, Renewable):
        with function.fresh() as renewed:
            yield renewed
    else:
        yield function


def _own(value: Any) -> Any:
    """Gives a copy that the caller may change."""
    if isinstance(value, np.ndarray):
        return value.copy()
    if isinstance(value, list | tuple):
        return type(value)(map(_own, value))
    if isinstance(value, dict):
        return {key: _own(item) for key, item in value.items()}
    return value


def _write_back(mine: Any, theirs: Any) -> None:
    """Changes the caller's argument as the call changed its copy."""
    if isinstance(mine, np.ndarray) and isinstance(theirs, np.ndarray):
        if mine.shape == theirs.shape and mine.dtype == theirs.dtype and mine.flags.writeable:
            np.copyto(mine, theirs)
    elif isinstance(mine, list) and isinstance(theirs, list):
        mine[:] = [_kept(old, new) for old, new in zip(mine, theirs, strict=False)] + _own(theirs[len(mine) :])
    elif isinstance(mine, dict) and isinstance(theirs, dict):
        merged = {key: _kept(mine[key], new) if key in mine else _own(new) for key, new in theirs.items()}
        mine.clear()
        mine.update(merged)


def _kept(mine: Any, theirs: Any) -> Any:
    """Gives the caller's own object, changed, where both are of a kind; else a copy of the other."""
    if type(mine) is type(theirs) and isinstance(mine, np.ndarray | list | dict):
        _write_back(mine, theirs)
        return mine
    return _own(theirs)
