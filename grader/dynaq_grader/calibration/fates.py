"""What becomes of a mutant: a question notices it, or it differs nowhere on wide inputs, or it survives."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from ..kit import wide_inputs
from ..kit.certain import certain_calls, is_surely_wrong
from ..kit.differing import differ
from ..kit.exercise import Exercise
from ..kit.lines import leaves_arguments_alone
from ..kit.mutants import Mutant
from ..kit.settings import PUBLIC_SEED, JudgeSettings
from .answers import AnswerFile
from .child import in_child
from .exercise_check import as_answer, grader
from .in_process import define

KILLED, EQUIVALENT, SURVIVED, FAILED = "killed", "equivalent", "survived", "failed"
CPU_SECONDS = 4.0
LOOK_CPU_SECONDS = 1.0
DIFFERENTIAL_CPU_SECONDS = 30.0
WIDE_CALLS = 200


class Fates:
    """Finds out the fate of the mutants of an exercise, each in forked children.

    A question that has one right answer, whatever is drawn, needs no judge to notice another one, which is ten times
    quicker; all that this look lets pass is judged.
    """

    def __init__(self, exercise: Exercise) -> None:
        """Makes the questions."""
        self.judge = grader(exercise, JudgeSettings(strict=True), CPU_SECONDS)
        self._exercise = exercise
        self._certain = certain_calls(exercise, PUBLIC_SEED)

    def __call__(self, answer: AnswerFile, mutant: Mutant) -> str:
        """The fate of a mutant of a right answer."""
        changed = as_answer(self._exercise, answer.about, mutant.source, answer.free)
        if self.is_noticed(changed):
            return KILLED
        outcome = self.judge(changed)
        if outcome.verdict == FAILED:
            return FAILED
        if not outcome.accepted:
            return KILLED
        return SURVIVED if self._differs(answer, changed) else EQUIVALENT

    def is_noticed(self, changed: AnswerFile) -> bool:
        """Whether a question with one right answer notices it; not so where that takes long."""

        def look() -> dict[str, Any]:
            function = define(changed)
            return {"noticed": not callable(function) or is_surely_wrong(function, self._certain)}

        return bool(_found(look, LOOK_CPU_SECONDS, "noticed", False))

    def _differs(self, answer: AnswerFile, changed: AnswerFile) -> bool:
        """Whether it differs on wide inputs; so it is taken where that cannot be found out."""

        def compare() -> dict[str, Any]:
            one, other = define(answer), define(changed)
            if not (callable(one) and callable(other)):
                return {"differs": True}
            calls = wide_inputs.calls(self._exercise, WIDE_CALLS, np.random.default_rng(0))
            with_arguments = any(line.holds is leaves_arguments_alone for line in self._exercise.lines)
            random = self._exercise.judge is not None
            return {"differs": differ(one, other, calls, with_arguments=with_arguments, random=random) is not False}

        return bool(_found(compare, DIFFERENTIAL_CPU_SECONDS, "differs", True))


def _found(work: Callable[[], dict[str, Any]], cpu_seconds: float, name: str, otherwise: bool) -> Any:
    """What a child finds; something else where it comes to no end or breaks down."""
    record = in_child(work, cpu_seconds)
    return otherwise if record is None else record.get(name, otherwise)
