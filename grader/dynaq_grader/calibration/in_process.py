"""Judges answers in plain child processes, for development."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from IPython.core.inputtransformer2 import TransformerManager

from ..kit import hidden_test, registry
from ..kit.exercise import Exercise
from ..kit.settings import JudgeSettings, use
from ..kit.stopped import Stopped
from ..workers.calls.batch import error_name
from ..workers.inside.notebook_cells import Shell
from .answers import AnswerFile
from .child import FAILURE, in_child
from .outcome import Outcome
from .surroundings import SET_UP, repeated, seconds_of_children


class NotIsolatedWarning(UserWarning):
    """Answers run without a sandbox, in a process that also holds the tests."""


class InProcessGrader:
    """Judges answers without a sandbox, each in a forked child with a limit on processor time.

    For development only: the answer runs beside the test and can reach it.
    """

    def __init__(
        self,
        judge: JudgeSettings | None = None,
        cpu_seconds: float = 10.0,
        find: Callable[[str], Exercise] = registry.get,
    ) -> None:
        """Takes the judge's settings, the processor time of one judgement, and who knows exercises by name."""
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
        self._find = find

    def __call__(self, answer: AnswerFile, repeat: int = 0) -> Outcome:
        """Judges an answer; one that uses up its time is ``wrong`` by ``too-slow``."""
        before = seconds_of_children()
        record = in_child(lambda: self._judge_here(answer, repeat), self._cpu_seconds)
        seconds = seconds_of_children() - before
        if record is None:
            return Outcome("wrong", "too-slow", 0.0, judge_seconds=seconds)
        if FAILURE in record:
            return Outcome("failed", message=record[FAILURE], judge_seconds=seconds)
        return Outcome.from_record(record["score"], record, seconds)

    def _judge_here(self, answer: AnswerFile, repeat: int) -> dict[str, Any]:
        function = define(answer)
        if callable(function):
            function = Defined(function, answer)
        with use(repeated(self._judge, repeat)):
            score = hidden_test.run(self._find(answer.exercise), function)
        return {
            "score": float(score),
            **{key: value for key, value in score.to_dict().items() if key != "evidence"},
        }


class Defined:
    """The function of an answer, which can be made anew."""

    def __init__(self, function: Callable[..., Any], answer: AnswerFile) -> None:
        """Takes the function and the answer that defines it."""
        self._function = function
        self._answer = answer
        self.__globals__ = getattr(function, "__globals__", {})

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Calls the function."""
        return self._function(*args, **kwargs)

    @contextmanager
    def fresh(self) -> Iterator[Callable[..., Any]]:
        """Gives the same function made anew."""
        anew = define(self._answer)
        yield Defined(anew, self._answer) if callable(anew) else self


def define(answer: AnswerFile) -> object:
    """Runs an answer's cells here, as a kernel would; gives what the exercise's name is then."""
    namespace: dict[str, Any] = {"__name__": "__main__"}
    shell = Shell(namespace, ast.parse)
    namespace["get_ipython"] = lambda: shell
    error = None
    for cell in (SET_UP, *answer.free, answer.source):
        error = None
        try:
            exec(compile(TransformerManager().transform_cell(cell), "<cell>", "exec"), namespace)
        except Exception as caught:  # a cell that fails leaves the names it has defined so far, in a kernel too
            error = error_name(caught)
    defined = namespace.get(answer.exercise)
    return Stopped(answer.exercise, error) if defined is None and error is not None else defined
