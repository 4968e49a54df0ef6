"""Judges answers as grading does: in the sandbox."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from multiprocessing.util import Finalize
from pathlib import Path

from .. import sandbox
from ..course.settings import Settings
from ..course.settings import settings as course_settings
from ..grading.examiner import OWN_SECONDS, examine
from ..grading.warm_sandbox import WarmSandbox
from ..kit import registry
from ..kit.stopped import Stopped
from ..workers.calls import StudentError
from .answers import AnswerFile, read_all
from .error_rates import Calibration
from .outcome import Outcome
from .surroundings import SET_UP, repeated, seconds_of_children


def run_calibration(bank: Path, course: Path, repeats: int = 1) -> Calibration:
    """Judges a bank as a course's submissions are judged: in the sandbox, under the course's settings.

    Args:
        bank: Folder with ``right/`` and ``wrong/``.
        course: The course directory whose settings and seed hold.
        repeats: How often each answer is judged, with a new seed each time.

    Raises:
        CourseError: The course's settings cannot be read.
        AnswerFileError: The bank cannot be read.
        NoSandbox: No sandbox can be had.
    """
    return judge_bank(read_all(bank), course_settings(course), repeats)


def judge_bank(
    bank: Sequence[AnswerFile], settings: Settings, repeats: int = 1, workers: int | None = None
) -> Calibration:
    """Judges answers in the sandbox, several at a time, each process with a warm worker of its own.

    Args:
        bank: Known answers.
        settings: As for grading.
        repeats: How often each answer is judged.
        workers: Number of processes; as many as there are processors where None.

    Raises:
        NoSandbox: No sandbox can be had.
    """
    sandbox.choose(settings.sandbox)
    with ProcessPoolExecutor(workers, get_context("spawn"), _start, (settings,)) as pool:
        outcomes = list(pool.map(_judge, bank, [repeats] * len(bank)))
    return Calibration(bank, outcomes)


def _start(settings: Settings) -> None:
    global _grader
    _grader = SandboxedGrader(settings)
    Finalize(None, _grader.close, exitpriority=10)


def _judge(answer: AnswerFile, repeats: int) -> list[Outcome]:
    return [_grader(answer, repeat) for repeat in range(repeats)]


_grader: SandboxedGrader
"""The grader of a worker process."""


class SandboxedGrader:
    """Judges answers in the sandbox, each in a fresh worker, the test in a trusted child process."""

    def __init__(self, settings: Settings) -> None:
        """Starts a warm worker under the settings."""
        self._settings = settings
        self._warm = WarmSandbox(settings)

    def __enter__(self) -> SandboxedGrader:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the warm worker."""
        self._warm.close()

    def __call__(self, answer: AnswerFile, repeat: int = 0) -> Outcome:
        """Judges an answer; of a wrong one, the first time, what its visible check says, too."""
        outcome = self._judged(answer, repeat)
        if repeat or answer.verdict == "right":
            return outcome
        return replace(outcome, passes_visible_check=self.passes_visible_check(answer))

    def passes_visible_check(self, answer: AnswerFile) -> bool:
        """Whether the student's own check is green for an answer."""
        check = f"from dynaq_utils.checks import check\ncheck({answer.exercise!r}, {answer.exercise})"
        with self._warm.open() as session:
            try:
                *_, last = session.run_cells([SET_UP, *answer.free, answer.source, check], locked={0})
            except StudentError:
                return False
        return last.error is None

    def _judged(self, answer: AnswerFile, repeat: int) -> Outcome:
        judge = repeated(self._settings.judge, repeat)
        before = seconds_of_children()
        with self._warm.open() as session:

            def names() -> Mapping[str, object]:
                *_, last = session.run_cells([SET_UP, *answer.free, answer.source], locked={0})
                (function,) = session.functions([answer.exercise]).values()
                if function is None and last.error is not None:
                    return {answer.exercise: Stopped(answer.exercise, last.error, last.line, last.lacking)}
                return {answer.exercise: function}

            max_score = sum(judge.points_of(registry.get(answer.exercise)).values())
            patience = self._settings.limits.wall_seconds + OWN_SECONDS
            found = examine(_test_cell(answer), names, max_score, judge, patience)
            judge_seconds = seconds_of_children() - before
        student_seconds = session.cpu_seconds or 0.0
        if found.score is None:
            return Outcome("failed", message=found.failure or "", judge_seconds=judge_seconds)
        return Outcome.from_record(found.score, found.record, judge_seconds, student_seconds)


def _test_cell(answer: AnswerFile) -> str:
    return f"import dynaq_grader\ndynaq_grader.test_{answer.exercise}({answer.exercise})\n"
