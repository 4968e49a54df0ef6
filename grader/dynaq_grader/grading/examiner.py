"""Runs the text of one test cell in a trusted child process and says what it found.

The child holds the test and stand-ins for the student's functions, never the functions themselves. It is a fork of
its own so that a test can neither outlive its time nor leave anything behind for the next one.
"""

from __future__ import annotations

import ast
import contextlib
import io
import json
import math
import os
import select
import signal
import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from types import CodeType, TracebackType
from typing import Any

from ..kit.score import Score
from ..kit.settings import JudgeSettings, use
from ..sandbox.walls.process import die_with_parent
from ..workers.calls import StudentError
from .plain_stand_in import Ended, NoScore, Notes, Raised
from .run_evidence import run_evidence

TEST_FILE = "<test cell>"
OWN_SECONDS = 60.0
"""What a test may take besides waiting for student code: a student who stalls is wrong, not our failure."""
STOPPED = {
    "TimeLimit": "Your code takes more processor time than is allowed.",
    "MemoryLimit": "Your code asked for more memory than is allowed.",
    "Died": "Your code ended its own process.",
}
NOTES = " notes"
"""Under this, which is no name of Python's, `names` may give the notes of its stand-ins."""
OURS = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Examination:
    """What a test cell found.

    Attributes:
        score: Points, or None where the test itself broke down.
        failure: Why it broke down, as a sentence for the instructor, or None.
        printed: What the test printed on stdout.
        record: Verdict, mistake, message, notes, rubric and evidence, as plain data.
        lasting: Whether another run would come to no score for the same reason.
        limited: Whether a limit has ended student code.
    """

    score: float | None
    failure: str | None = None
    printed: str = ""
    record: dict[str, Any] = field(default_factory=dict)
    lasting: bool = False
    limited: bool = False


def examine(
    test: str,
    names: Callable[[], Mapping[str, object]],
    max_score: float,
    settings: JudgeSettings,
    wall_seconds: float,
    was_limited: Callable[[], bool] = lambda: False,
) -> Examination:
    """Runs a test cell in a child process.

    Args:
        test: Full text of the test cell.
        names: Called in the child; what the test may use besides builtins.
        max_score: Points of the cell.
        settings: For tests that ask the judge.
        wall_seconds: After this time the child is killed and the examination failed.
        was_limited: Called in the child at the end; whether a limit has ended student code.
    """
    reader, writer = os.pipe()
    parent = os.getpid()
    pid = os.fork()
    if pid == 0:
        os.close(reader)
        _child(lambda: _examine_here(test, names, max_score, settings, was_limited), writer, parent)
    os.close(writer)
    try:
        reply = _read_all(reader, wall_seconds)
    finally:
        os.close(reader)
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    if reply is None:
        return Examination(None, f"The test did not end within {wall_seconds:g} seconds of wall time.")
    try:
        return Examination(**json.loads(reply))
    except ValueError:
        return Examination(None, "The process that ran the test ended without an answer.")


def _child(find: Callable[[], Examination], writer: int, parent: int) -> None:
    """Examines, writes the answer and leaves without running anything of the parent's on the way out."""
    try:
        die_with_parent(parent)
        with Path(os.devnull).open("w") as nowhere, contextlib.redirect_stderr(nowhere):
            found = find()
        with os.fdopen(writer, "wb") as file:
            file.write(json.dumps(asdict(found)).encode())
    finally:
        os._exit(0)


def _examine_here(
    test: str,
    names: Callable[[], Mapping[str, object]],
    max_score: float,
    settings: JudgeSettings,
    was_limited: Callable[[], bool],
) -> Examination:
    found = _found(test, names, max_score, settings)
    return replace(found, limited=was_limited())


def _found(
    test: str, names: Callable[[], Mapping[str, object]], max_score: float, settings: JudgeSettings
) -> Examination:
    printed = io.StringIO()
    namespace: dict[str, Any] = {"__name__": "__main__"}
    notes = Notes()
    try:
        with contextlib.redirect_stdout(printed), use(settings):
            namespace |= names()
            notes = namespace.pop(NOTES, notes)
            value = run_test(test, namespace)
        if notes.first is not None:
            raise notes.first
    except BaseException as error:
        return _with_evidence(_stopped_by(notes.first or error, printed), test, error, None, printed)
    return _with_evidence(_valued(value, max_score, printed), test, None, value, printed)


def _with_evidence(
    found: Examination, test: str, error: BaseException | None, value: object, printed: io.StringIO
) -> Examination:
    """The same, with what an appeal shows of the run where the test brings no evidence of its own."""
    if found.score is None or "evidence" in found.record:
        return found
    line = None if error is None else _line(error)
    told = None if value is None else repr(value)
    look = "the test, run apart from the student's code"
    shown = run_evidence(look, test, line, None if error is None else _named(error), told, printed.getvalue())
    return replace(found, record=found.record | {"evidence": [shown]})


def _line(error: BaseException) -> int | None:
    """The line of the test at which it stopped."""
    lines = [at for frame, at in traceback.walk_tb(error.__traceback__) if frame.f_code.co_filename == TEST_FILE]
    return lines[-1] if lines else None


def _named(error: BaseException) -> str:
    """An exception's name, and its message where that is not the student's, which stays in the sandbox."""
    if isinstance(error, StudentError | Ended):
        return error.name
    name = type(error).__name__
    return name if isinstance(error, Raised) else f"{name}: {error}"


def _stopped_by(error: BaseException, printed: io.StringIO) -> Examination:
    try:
        return _stopped(error, printed)
    except NoScore as unreadable:  # the message of an exception of the student's is part of the test's own
        return _stopped(unreadable, printed)


def _stopped(error: BaseException, printed: io.StringIO) -> Examination:
    """The examination of a test that did not come to its end."""
    if isinstance(error, NoScore):
        return Examination(None, f"The test cannot be judged apart: {error}.", lasting=True)
    if isinstance(error, StudentError | Ended):
        found = _wrong(STOPPED.get(error.name, f"Your code raised {error.name} when it was run."), printed)
        return replace(found, record=found.record | ({"mistake": "too-slow"} if error.name == "TimeLimit" else {}))
    if isinstance(error, Raised):
        return _wrong(f"Your code raised {type(error).__name__} when it was run.", printed)
    if isinstance(error, AssertionError):
        return _wrong(str(error) or "A check of the test does not hold for your answer.", printed)
    return _broken(error, printed)


def run_test(test: str, namespace: dict[str, object]) -> object:
    """Runs the statements; the value is that of the last one where it is an expression, else None."""
    body = ast.parse(test, TEST_FILE).body
    last = body[-1] if body and isinstance(body[-1], ast.Expr) else None
    if last is not None:
        body.pop()
    exec(compile(ast.Module(body, []), TEST_FILE, "exec"), namespace)
    if last is None:
        return None
    expression: CodeType = compile(ast.Expression(last.value), TEST_FILE, "eval")
    return eval(expression, namespace)


def _valued(value: object, max_score: float, printed: io.StringIO) -> Examination:
    """The examination of a test that ended by itself: a Score, a plain number, or nothing for full marks."""
    if isinstance(value, Score):
        record = value.to_dict()
    elif value is None:
        record = {"verdict": "correct"}
        value = max_score
    else:
        record = {}
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        told = f"The test ended in {type(value).__name__}, which is no number of points."
        return Examination(None, told, lasting=True)
    if not 0 <= value <= max_score:
        return Examination(None, f"The test gave {value:g} points; the cell has {max_score:g}.", lasting=True)
    score = float(value)
    record.setdefault("verdict", "correct" if score == max_score else "partial" if score else "wrong")
    return Examination(score, None, printed.getvalue(), record)


def _wrong(message: str, printed: io.StringIO) -> Examination:
    return Examination(0.0, None, f"{printed.getvalue()}{message}\n", {"verdict": "wrong", "message": message})


def _broken(error: BaseException, printed: io.StringIO) -> Examination:
    """An error in the test's own lines is the answer's fault (it met a value it could not use); one in ours is ours."""
    if isinstance(error, Exception) and not _passes_through(error.__traceback__, OURS):
        return _wrong(f"The test met {type(error).__name__} when it used what your code returned.", printed)
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(frame.filename).name}, line {frame.lineno}"
    return Examination(None, f"The grader met {type(error).__name__} ({error}) in {where}.", printed.getvalue())


def _passes_through(trace: TracebackType | None, folder: Path) -> bool:
    """Whether an error was raised below one of our modules, this one's own call of the test aside."""
    while trace is not None:
        path = Path(trace.tb_frame.f_code.co_filename)
        if path != Path(__file__) and folder in path.parents:
            return True
        trace = trace.tb_next
    return False


def _read_all(reader: int, wall_seconds: float) -> bytes | None:
    """Everything up to the end of the pipe, or None when time is up."""
    chunks: list[bytes] = []
    deadline = time.monotonic() + wall_seconds
    while True:
        ready, _, _ = select.select([reader], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            return None
        chunk = os.read(reader, 1 << 16)
        if not chunk:
            return b"".join(chunks)
        chunks.append(chunk)
