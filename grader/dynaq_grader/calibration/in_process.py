"""Judges answers in plain child processes, for development."""

from __future__ import annotations

import builtins
import json
import os
import resource
import warnings
from typing import Any

from IPython.core.inputtransformer2 import TransformerManager

from ..kit import hidden_test, registry
from ..kit.settings import JudgeSettings, use
from ..workers.inside.notebook_cells import Shell
from .answers import AnswerFile
from .outcome import Outcome
from .surroundings import SET_UP, repeated, seconds_of_children


class NotIsolatedWarning(UserWarning):
    """Answers run without a sandbox, in a process that also holds the tests."""


class InProcessGrader:
    """Judges answers without a sandbox, each in a forked child with a limit on processor time.

    For development only: the answer runs beside the test and can reach it.
    """

    def __init__(self, judge: JudgeSettings | None = None, cpu_seconds: float = 10.0) -> None:
        """Takes the judge's settings and the processor time of one judgement."""
        warnings.warn(
            "Answers run without a sandbox: judge only answers that you have read.",
            NotIsolatedWarning,
            stacklevel=2,
        )
        self._judge = judge or JudgeSettings()
        # Here once, rather than in every child:
        exec(SET_UP, {})
        registry.warm(self._judge)
        self._cpu_seconds = cpu_seconds

    def __call__(self, answer: AnswerFile, repeat: int = 0) -> Outcome:
        """Judges an answer; one that uses up its time is ``wrong`` by ``never-returns``."""
        reader, writer = os.pipe()
        before = seconds_of_children()
        with warnings.catch_warnings():
            # From Python 3.12 on a fork warns of other threads; those of BLAS are idle here.
            warnings.simplefilter("ignore", DeprecationWarning)
            pid = os.fork()
        if pid == 0:
            os.close(reader)
            self._child(answer, repeat, writer)
        os.close(writer)
        with os.fdopen(reader, "rb") as pipe:
            reply = pipe.read()
        os.waitpid(pid, 0)
        seconds = seconds_of_children() - before
        if not reply:
            return Outcome("wrong", "never-returns", 0.0, judge_seconds=seconds)
        record = json.loads(reply)
        if "failure" in record:
            return Outcome("failed", message=record["failure"], judge_seconds=seconds)
        return Outcome.from_record(record["score"], record, seconds)

    def _child(self, answer: AnswerFile, repeat: int, writer: int) -> None:
        """Judges and leaves without running anything of the parent's on the way out."""
        limit = int(self._cpu_seconds + 0.999)
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        builtins.print = _print_nothing
        warnings.simplefilter("default")  # where warnings are errors, as in our tests, a student's would be as well
        try:
            record = self._judge_here(answer, repeat)
        except BaseException as error:
            record = {"failure": f"{type(error).__name__}: {error}"}
        with os.fdopen(writer, "wb") as pipe:
            pipe.write(json.dumps(record).encode())
        os._exit(0)

    def _judge_here(self, answer: AnswerFile, repeat: int) -> dict[str, Any]:
        function = define(answer)
        with use(repeated(self._judge, repeat)):
            score = hidden_test.run(registry.get(answer.exercise), function)
        return {
            "score": float(score),
            **{key: value for key, value in score.to_dict().items() if key != "evidence"},
        }


def define(answer: AnswerFile) -> object:
    """Runs an answer's cells here, as a kernel would; gives what the exercise's name is then, or None."""
    namespace: dict[str, Any] = {"__name__": "__main__"}
    shell = Shell(namespace)
    namespace["get_ipython"] = lambda: shell
    for cell in (SET_UP, *answer.free, answer.source):
        try:
            exec(compile(TransformerManager().transform_cell(cell), "<cell>", "exec"), namespace)
        except Exception:  # a cell that fails leaves the names it has defined so far, in a kernel too
            continue
    return namespace.get(answer.exercise)


def _print_nothing(*_: object, **__: object) -> None:
    """Stands for `print`, as in the sandbox: nobody reads the text, and to format a table takes long."""
