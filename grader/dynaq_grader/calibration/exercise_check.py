"""The whole check of an exercise: its contract, and what the notebook of the course has for it."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from ..course import answer_cells
from ..course.answer_cells import AnswerCell
from ..kit import contract, examples, folder, new_exercise, registry
from ..kit.contract import Fault, can_be_judged
from ..kit.exercise import Exercise
from ..kit.settings import JudgeSettings
from .answers import AnswerFile, read_all
from .in_process import InProcessGrader, NotIsolatedWarning, define

__all__ = [
    "as_answer",
    "bank_of",
    "can_be_judged",
    "check",
    "document",
    "find",
    "grader",
    "write_examples",
    "write_new",
    "written",
]

CPU_SECONDS = 10.0


def find(named: str) -> Exercise:
    """The exercise of a name, or of a folder (anything with a slash in it).

    Raises:
        DynaqError: There is none.
    """
    return folder.load(Path(named)) if "/" in named else registry.get(named)


def write_new(name: str, into: Path | None) -> Path:
    """Writes the folder of a new exercise; gives its path.

    Raises:
        NewExerciseError: The name is no name of a function, or there is such a folder.
    """
    return new_exercise.write(name, into)


def written(name: str, into: Path | None) -> Exercise:
    """The exercise whose folder was just written."""
    return registry.get(name) if into is None else folder.load(into / name)


def write_examples(exercise: Exercise, folder: Path) -> Path:
    """Writes what the visible check reads, for a package of somebody's own; gives the file."""
    folder.mkdir(parents=True, exist_ok=True)
    return examples.write(exercise, folder)


def document(exercise: Exercise, faults: Sequence[Fault], mutants: dict[str, Any] | None) -> dict[str, Any]:
    """What was found, as plain data; ``mutants`` is null where none were made."""
    return {
        "schema": 1,
        "exercise": exercise.name,
        "faults": [fault.to_dict() for fault in faults],
        "mutants": mutants,
    }


def bank_of(exercise: Exercise, bank: Path | None) -> list[AnswerFile]:
    """The answers of a bank that are for the exercise; none without a bank.

    Raises:
        AnswerFileError: The bank cannot be read.
    """
    return [] if bank is None else [answer for answer in read_all(bank) if answer.exercise == exercise.name]


def check(exercise: Exercise, course: Path, bank: Sequence[AnswerFile] = ()) -> list[Fault]:
    """Everything that is wrong with an exercise and its cell in the notebook.

    Args:
        exercise: The exercise.
        course: The course whose source notebooks are looked through.
        bank: Known answers for the exercise; they make the mistakes that have no function.

    Raises:
        CourseError: A source notebook cannot be read.
    """
    faults = contract.check(exercise, _made_by(exercise, bank))
    cell = answer_cells.find(course, exercise.name)
    if cell is None:
        where = course / "source"
        sentence = f"No notebook under {where} has an answer cell with the grade_id {exercise.name}. Add it."
        return [*faults, Fault("notebook", "", sentence)]
    if not can_be_judged(faults):
        return faults
    return [*faults, *_notebook_faults(exercise, cell)]


def grader(exercise: Exercise, settings: JudgeSettings, cpu_seconds: float = CPU_SECONDS) -> InProcessGrader:
    """Judges answers to the exercise, which the instructor has read, in forked children."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NotIsolatedWarning)
        return InProcessGrader(settings, cpu_seconds, find=lambda _: exercise)


def as_answer(exercise: Exercise, about: str, source: str, free: Sequence[str] = ()) -> AnswerFile:
    """A text of the answer cell as an answer that can be judged."""
    cells = {exercise.name: source}
    return AnswerFile(Path(about), "right", exercise.name, None, about, None, cells, tuple(free))


def _made_by(exercise: Exercise, bank: Sequence[AnswerFile]) -> dict[str, Callable[..., Any]]:
    """A function for each mistake that has none of its own: that of the first answer in the bank that defines one."""
    wanted = {mistake.code for mistake in exercise.mistakes if mistake.function is None}
    made: dict[str, Callable[..., Any]] = {}
    for answer in bank:
        if answer.mistake in wanted - made.keys():
            function = define(answer)
            if callable(function):
                made[str(answer.mistake)] = function
    return made


def _notebook_faults(exercise: Exercise, cell: AnswerCell) -> Iterator[Fault]:
    judge = grader(exercise, JudgeSettings())
    solution = judge(as_answer(exercise, "the solution", cell.solution, cell.before))
    if not solution.accepted:
        told = solution.message.partition("\n")[0] or solution.mistake
        yield Fault("notebook", "solution", f"The solution in {cell.path} does not get full marks: {told} Mend it.")
    stub = judge(as_answer(exercise, "the stub", cell.stub, cell.before))
    if stub.verdict != "not_attempted" or stub.score:
        got = f"{stub.score:g} points" if stub.score else f"the verdict {stub.mistake or stub.verdict}"
        sentence = f"The stub in {cell.path} gets {got}. Let it raise NotImplementedError and nothing else."
        yield Fault("notebook", "stub", sentence)
