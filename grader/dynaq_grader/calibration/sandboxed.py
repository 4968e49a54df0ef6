"""Judges answers as grading does: in the sandbox."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from multiprocessing.util import Finalize
from pathlib import Path

from .. import sandbox
from ..course import answer_cells
from ..course.answer_cells import AnswerCell
from ..course.settings import Settings
from ..course.settings import settings as course_settings
from ..grading.allowances import Spent, scaled, unscaled, while_measured
from ..grading.examiner import Examination, examine
from ..grading.notebook import patience
from ..grading.warm_sandbox import WarmSandbox
from ..kit import registry
from ..kit.settings import Allowance, JudgeSettings
from ..kit.stopped import Stopped
from ..workers.calls import StudentError
from .answers import AnswerFile, read_all
from .error_rates import Calibration
from .outcome import Outcome
from .surroundings import SET_UP, repeated, seconds_of_children

Solutions = Mapping[str, AnswerCell]
"""The instructor's answer cells by the names of the exercises."""


def run_calibration(bank: Path, course: Path, repeats: int = 1) -> Calibration:
    """Judges a bank as a course's submissions are judged: in the sandbox, under the course's settings.

    Args:
        bank: Folder with ``right/`` and ``wrong/``.
        course: The course directory whose settings, seed and solutions hold.
        repeats: How often each answer is judged, with a new seed each time.

    Raises:
        CourseError: The course's settings cannot be read.
        AnswerFileError: The bank cannot be read.
        NoSandbox: No sandbox can be had.
    """
    answers = read_all(bank)
    return judge_bank(answers, course_settings(course), repeats, solutions=solutions_of(course, answers))


def solutions_of(course: Path, bank: Sequence[AnswerFile]) -> dict[str, AnswerCell]:
    """The solutions of a course to the exercises of a bank, as far as it has them.

    Raises:
        CourseError: A notebook or the configuration cannot be read.
    """
    found = {name: answer_cells.find(course, name) for name in sorted({answer.exercise for answer in bank})}
    return {name: cell for name, cell in found.items() if cell is not None}


def judge_bank(
    bank: Sequence[AnswerFile],
    settings: Settings,
    repeats: int = 1,
    workers: int | None = None,
    solutions: Solutions | None = None,
) -> Calibration:
    """Judges answers in the sandbox, several at a time, each process with a warm worker of its own.

    Args:
        bank: Known answers.
        settings: As for grading.
        repeats: How often each answer is judged.
        workers: Number of processes; as many as there are processors where None.
        solutions: What processor time goes by; without one it is that of the settings.

    Raises:
        NoSandbox: No sandbox can be had.
    """
    sandbox.choose(settings.sandbox)
    with ProcessPoolExecutor(workers, get_context("spawn"), _start, (settings, solutions or {})) as pool:
        outcomes = list(pool.map(_judge, bank, [repeats] * len(bank)))
    return Calibration(bank, outcomes)


def _start(settings: Settings, solutions: Solutions) -> None:
    global _grader
    _grader = SandboxedGrader(settings, solutions)
    Finalize(None, _grader.close, exitpriority=10)


def _judge(answer: AnswerFile, repeats: int) -> list[Outcome]:
    return [_grader(answer, repeat) for repeat in range(repeats)]


_grader: SandboxedGrader
"""The grader of a worker process."""


class SandboxedGrader:
    """Judges answers in the sandbox, each in a fresh worker, the test in a trusted child process.

    Processor time is scaled as in grading, by what the solution takes here before the first answer to its exercise.
    """

    def __init__(self, settings: Settings, solutions: Solutions) -> None:
        """Starts a warm worker under the settings."""
        self._settings = settings
        self._solutions = solutions
        self._warm = WarmSandbox(settings)
        self._allowed: dict[str, Allowance] = {}

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
        allowed = self._allowance(answer.exercise)
        before = seconds_of_children()
        cells = [SET_UP, *answer.free, answer.source]
        found, student_seconds = self._examine(answer.exercise, cells, judge, allowed)
        judge_seconds = seconds_of_children() - before
        if found.score is None:
            return Outcome("failed", message=found.failure or "", judge_seconds=judge_seconds)
        return Outcome.from_record(found.score, found.record, judge_seconds, student_seconds)

    def _allowance(self, exercise: str) -> Allowance:
        if exercise not in self._allowed:
            self._allowed[exercise] = self._measured(exercise)
        return self._allowed[exercise]

    def _measured(self, exercise: str) -> Allowance:
        settings, solution = self._settings, self._solutions.get(exercise)
        if solution is None or not settings.times_solution:
            return unscaled(settings)
        cells = [SET_UP, *solution.before, solution.solution]
        found, _ = self._examine(exercise, cells, settings.judge, while_measured(settings))
        return scaled(settings, Spent(**found.record["spent"])) if "spent" in found.record else unscaled(settings)

    def _examine(
        self, exercise: str, cells: Sequence[str], judge: JudgeSettings, allowed: Allowance
    ) -> tuple[Examination, float]:
        """What the test finds, and the processor time of the worker; the first cell is ours."""
        with self._warm.open(allowed.question_seconds) as session:

            def names() -> Mapping[str, object]:
                *_, last = session.run_cells(cells, locked={0})
                (function,) = session.functions([exercise]).values()
                if function is None and last.error is not None:
                    return {exercise: Stopped(exercise, last.error, last.line, last.lacking)}
                return {exercise: function}

            max_score = sum(judge.points_of(registry.get(exercise)).values())
            told = replace(judge, allowance=allowed)
            found = examine(_test_cell(exercise), names, max_score, told, patience(self._settings, allowed))
        return found, session.cpu_seconds or 0.0


def _test_cell(exercise: str) -> str:
    return f"import dynaq_grader\ndynaq_grader.test_{exercise}({exercise})\n"
