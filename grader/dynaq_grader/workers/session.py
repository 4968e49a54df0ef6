"""One notebook's worker, as the grader sees it."""

import base64
import binascii
import contextlib
import json
import math
import re
import signal
import socket
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

from ..base.errors import DynaqError
from ..sandbox import Limits
from . import png
from .calls import StandIn, StudentError
from .calls.batch import ERROR_NAMES
from .calls.wire import Reader, WireError
from .channel import Channel, ChannelClosed, ChannelTimeout, has_something

MAX_OUTPUTS = 100
MAX_OUTPUT_TEXT = 20_000
MAX_PACKAGES = 5
PACKAGE = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,39}")
_READY_SECONDS = 60.0
_LEAST_SECONDS = 0.001
_REPORT_SECONDS = 60.0
_CPU_SLACK = 0.3
LIMITS = frozenset({"TimeLimit", "MemoryLimit"})
"""Errors that a larger limit might have spared."""


class SandboxFailed(DynaqError):  # noqa: N818
    """The sandbox itself failed, not the student: nothing may be concluded about an answer."""


@dataclass
class Patience:
    """Wall time that is left for waiting, shared by all workers that run one notebook for one test."""

    seconds: float


@dataclass
class Told:
    """What workers that run one notebook for one test have said of themselves.

    Attributes:
        limited: Whether a limit ended one of them, or some of its code.
        lacking: Packages that their code has used and that are not there.
    """

    limited: bool = False
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True)
class CellOutcome:
    """What came of one cell.

    Attributes:
        error: None, a builtin exception's name, or "TimeLimit", "MemoryLimit", "Died".
        outputs: ("text", str) and ("png", bytes), where they were asked for.
        line: The line of the cell that failed, from 1, or None.
        lacking: Packages that cells imported up to here and that are not there, by their names.
    """

    error: str | None
    outputs: tuple[tuple[str, Any], ...] = ()
    line: int | None = None
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True)
class Values:
    """What names of a worker stand for.

    Attributes:
        data: Plain data by name, `Opaque` for what cannot cross.
        modules: The names of modules, by the name that stands for them.
    """

    data: dict[str, Any]
    modules: dict[str, str]


class Session:
    """A worker that runs the cells of one notebook and then stands behind their functions.

    It may be used in a forked child of the process that opened it; it is closed by whoever opened it.

    Attributes:
        cpu_seconds: Processor time of the worker, known after `close`, else None.
    """

    def __init__(
        self,
        connection: socket.socket,
        status: socket.socket,
        limits: Limits,
        another: Callable[[float], "Session"],
    ) -> None:
        self._channel = Channel(connection, limits.reply_bytes)
        self._status = status
        self._limits = limits
        self._another = another
        self._patience = Patience(limits.wall_seconds)
        self._told = Told()
        self._used = 0.0
        self._cells: list[tuple[str, bool]] = []
        self._lost: str | None = None
        self._report: dict[str, Any] | None = None
        self.cpu_seconds: float | None = None

    @property
    def cpu_limit(self) -> float:
        """Processor seconds after which the worker is ended."""
        return self._limits.cpu_seconds

    @property
    def cpu_used(self) -> float:
        """Processor seconds that the worker had used when it answered last, by its own word."""
        return self._used

    @property
    def limited(self) -> bool:
        """Whether a limit has ended student code, in this worker or in another one that was opened from it."""
        return self._told.limited

    @property
    def lacking(self) -> tuple[str, ...]:
        """Packages that student code has used and that are not there, by their names."""
        return self._told.lacking

    def __enter__(self) -> "Session":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def wait_until_ready(self) -> None:
        """Waits for the worker's first word, sent before any student code runs.

        Raises:
            SandboxFailed: If it does not come.
        """
        try:
            self._channel.reply(time.monotonic() + _READY_SECONDS)
        except (ChannelClosed, ChannelTimeout) as error:
            raise SandboxFailed("A sandboxed worker did not start: run `dynaq doctor`.") from error

    def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """Sends a request.

        Raises:
            StudentError: If the student's code ended the worker, or takes too long.
            SandboxFailed: If the worker ended for a reason of ours.
        """
        if self._lost is not None:
            raise StudentError(self._lost)
        started = time.monotonic()
        try:
            reply = self._channel.ask(request, self._patience.seconds)
            self._take(reply)
            return reply
        except ChannelTimeout:
            self._hang_up()
            self._lose("TimeLimit")
        except ChannelClosed:
            self._hang_up()
            self._lose(self._cause())
        finally:
            # Naps that are short one by one would otherwise outlast the test that waits for them.
            self._patience.seconds = max(_LEAST_SECONDS, self._patience.seconds - (time.monotonic() - started))

    def _take(self, reply: dict[str, Any]) -> None:
        """Keeps what a worker says of itself beside its answer: student code may have made it up."""
        used = reply.get("cpu")
        if type(used) is float and 0.0 <= used < math.inf:
            self._used = used
        self._told.limited |= reply.get("out of memory") is True
        self._told.lacking = _packages(reply.get("lacking")) or self._told.lacking

    def _lose(self, name: str) -> NoReturn:
        self._lost = name
        self._told.limited |= name in LIMITS
        raise StudentError(name)

    def _hang_up(self) -> None:
        """Has the keeper kill the worker; works in every process that holds the session."""
        with contextlib.suppress(OSError):
            self._status.shutdown(socket.SHUT_WR)

    def _read_report(self) -> dict[str, Any]:
        """Looks at the keeper's report without taking it: another process may want it too."""
        if not has_something(self._status, _REPORT_SECONDS):
            raise SandboxFailed("The sandbox does not answer any more: run `dynaq doctor`.")
        try:
            data = self._status.recv(4096, socket.MSG_PEEK)
        except OSError:
            data = b""
        if not data:
            raise SandboxFailed("The sandbox ended while a student's code was running: grade this one again.")
        report: dict[str, Any] = json.loads(data)
        return report

    def _cause(self) -> str:
        report = self._read_report()
        killed = report["signal"] == signal.SIGKILL
        used_up = killed and report["cpu"] >= self._limits.cpu_seconds * (1 - _CPU_SLACK)
        return "TimeLimit" if used_up or report["signal"] == signal.SIGXCPU else "Died"

    def run_cells(
        self, sources: Sequence[str], capture: bool = False, locked: Collection[int] = ()
    ) -> list[CellOutcome]:
        """Runs cells one after the other; an error in one does not keep the next from running.

        Args:
            sources: Texts of code cells, magics and shell lines included (they do nothing).
            capture: Whether to bring back what the cells print and draw.
            locked: Positions of those that are not the student's: in all others a module that is not there becomes a
                placeholder, which raises ImportError when it is used.

        Returns:
            One outcome a cell. Where the worker ended, the first has the reason and the others "Died".

        Raises:
            SandboxFailed: If the sandbox failed.
        """
        cells = [(_encodable(source), at not in locked) for at, source in enumerate(sources)]
        return self._run(cells, capture)

    def _run(self, cells: Sequence[tuple[str, bool]], capture: bool) -> list[CellOutcome]:
        self._cells += cells
        request = {"operation": "cells", "cells": cells, "capture": capture}
        try:
            items = self.ask(request).get("cells")
            if type(items) is not list or len(items) != len(cells):
                raise StudentError("Died")
            return [_outcome(item, source) for item, (source, _) in zip(items, cells, strict=True)]
        except StudentError as error:
            return [CellOutcome(error.name if i == 0 else "Died") for i in range(len(cells))]

    def compile_cells(self, sources: Sequence[str]) -> tuple[tuple[int, int], list[bool]]:
        """Says which Python the student environment has, and which cells are valid there; none of them is run.

        Raises:
            StudentError: If a cell ended the worker.
            SandboxFailed: If the sandbox failed.
        """
        reply = self.ask({"operation": "compile", "sources": [*map(_encodable, sources)]})
        major, minor = reply["python"]
        return (major, minor), reply["compiles"]

    def functions(self, names: Sequence[str]) -> dict[str, "RemoteFunction | None"]:
        """Gives a stand-in for each name, None where the cells define nothing callable of that name.

        Raises:
            SandboxFailed: If the sandbox failed.
        """
        try:
            defined = self.ask({"operation": "defined", "names": [*names]}).get("names")
        except StudentError:
            return dict.fromkeys(names)
        known = defined if type(defined) is list else []
        return {name: RemoteFunction(self, name) if name in known else None for name in names}

    def values(self, names: Sequence[str]) -> "Values":
        """Gives what the cells bound to each name and is no function; nothing where the worker has ended.

        Raises:
            SandboxFailed: If the sandbox failed.
        """
        try:
            reply = self.ask({"operation": "values", "names": [*names]})
            reader, pairs, modules = Reader(reply["blobs"], writable=True), reply["values"], reply["modules"]
            found = {name: reader.value(value) for name, value in pairs if name in names}
            return Values(found, {name: str(module) for name, module in modules if name in names})
        except (StudentError, WireError, KeyError, TypeError, ValueError, RecursionError):
            return Values({}, {})

    def another(self, cpu_seconds: float | None = None) -> "Session":
        """Opens a new worker in which nothing has run.

        Args:
            cpu_seconds: Its processor time, with wall time of its own; where None it has the processor time of this
                one, and what is left of the wall time.
        """
        session = self._another(self.cpu_limit if cpu_seconds is None else cpu_seconds)
        session._told = self._told
        if cpu_seconds is None:
            session._patience = self._patience
        return session

    def again(self, cpu_seconds: float | None = None) -> "Session":
        """Opens a new worker in which the same cells have run; see `another`."""
        session = self.another(cpu_seconds)
        session._run(self._cells, capture=False)
        return session

    def close(self) -> None:
        """Ends the worker."""
        if self._channel is not None and self._status.fileno() >= 0:
            self._hang_up()
            with contextlib.suppress(SandboxFailed):
                self.cpu_seconds = self._read_report()["cpu"]
            self._status.close()
            self._channel.close()


class RemoteFunction(StandIn):
    """Stands in for a function that the cells of a session define."""

    def __init__(self, session: Session, name: str) -> None:
        self._session = session
        self.__name__ = name

    @property
    def cpu_limit(self) -> float:
        """Processor seconds after which the worker is ended."""
        return self._session.cpu_limit

    @property
    def cpu_used(self) -> float:
        """Processor seconds that the worker had used when it answered last, by its own word."""
        return self._session.cpu_used

    @property
    def lacking(self) -> tuple[str, ...]:
        """Packages that student code has used and that are not there, by their names."""
        return self._session.lacking

    def ask(self, operation: str, request: dict[str, Any]) -> dict[str, Any]:
        """Sends a request to the worker."""
        return self._session.ask({"operation": operation, "function": self.__name__, **request})

    @contextlib.contextmanager
    def fresh(self, cpu_seconds: float | None = None) -> Iterator["RemoteFunction"]:
        """Gives the same function in a new worker."""
        with self._session.again(cpu_seconds) as session:
            yield RemoteFunction(session, self.__name__)


def _encodable(source: str) -> str:
    return source.encode("utf-8", "replace").decode("utf-8")


def _outcome(item: Any, source: str) -> CellOutcome:
    if type(item) is not list or len(item) != 4:
        return CellOutcome("Died")
    error, outputs, line, lacking = item
    if error is not None and (type(error) is not str or error not in ERROR_NAMES):
        error = "Exception"
    if type(outputs) is not list:
        return CellOutcome("Died")
    kept = [kept for output in outputs[:MAX_OUTPUTS] if (kept := _output(output)) is not None]
    is_line = type(line) is int and 1 <= line <= source.count("\n") + 1
    return CellOutcome(error, tuple(kept), line if is_line else None, _packages(lacking))


def _packages(named: Any) -> tuple[str, ...]:
    names = named[:MAX_PACKAGES] if type(named) is list else []
    return tuple(name for name in names if type(name) is str and PACKAGE.fullmatch(name))


def _output(output: Any) -> tuple[str, Any] | None:
    if type(output) is not list or len(output) != 2 or any(type(part) is not str for part in output):
        return None
    kind, content = output
    if kind == "text":
        return kind, "".join(c for c in content[:MAX_OUTPUT_TEXT] if c in "\n\t" or c.isprintable())
    if kind != "png":
        return None
    try:
        picture = png.cleaned(base64.b64decode(content, validate=True))
    except (binascii.Error, ValueError):
        return None
    return None if picture is None else (kind, picture)
