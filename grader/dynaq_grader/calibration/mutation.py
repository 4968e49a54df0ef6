"""Whether the questions notice small changes to right answers: mutants, judged one by one.

What survives is compared with the answer it was made from on wide random inputs: where nothing differs it is
equivalent. What then is left is for the instructor, who adds a question or marks it in the exercise's folder.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from IPython.core.inputtransformer2 import TransformerManager

from ..course import answer_cells
from ..kit.exercise import Exercise
from ..kit.mutants import Mutant, equivalent, mutants
from .answers import AnswerFile
from .exercise_check import as_answer
from .fates import EQUIVALENT, FAILED, KILLED, SURVIVED, Fates
from .in_process import InProcessGrader
from .mutation_record import Found, Record
from .surroundings import seconds_of_children

RECORDS = Path(".dynaq") / "mutants"


@dataclass
class Mutation:
    """What became of the mutants of an exercise.

    Attributes:
        counts: How many had each fate.
        marked: How many survivors are marked as equivalent.
        survivors: The others.
        left_out: Answers of which no mutants were made, with the reason.
        idle: Reasons of marks that cover no mutant.
        cpu_seconds: Processor time that it took to find out.
    """

    counts: Counter[str] = field(default_factory=Counter)
    marked: int = 0
    survivors: list[Mutant] = field(default_factory=list)
    left_out: dict[str, str] = field(default_factory=dict)
    idle: list[str] = field(default_factory=list)
    cpu_seconds: float = 0.0

    @property
    def is_clean(self) -> bool:
        """Whether every survivor is marked, every mark is about one, and no judgement broke down."""
        return not (self.survivors or self.idle or self.counts[FAILED])

    @property
    def share_killed(self) -> float:
        """The share of those killed among those that are not equivalent; 1 where there is none."""
        counted = self.counts[KILLED] + len(self.survivors)
        return self.counts[KILLED] / counted if counted else 1.0

    def to_dict(self) -> dict[str, Any]:
        """Everything as plain data."""
        return {
            "killed": self.counts[KILLED],
            "equivalent": self.counts[EQUIVALENT],
            "marked": self.marked,
            "failed": self.counts[FAILED],
            "share_killed": self.share_killed,
            "cpu_seconds": self.cpu_seconds,
            "survivors": [mutant.diff for mutant in self.survivors],
            "left_out": self.left_out,
            "idle_marks": self.idle,
        }


def originals(exercise: Exercise, course: Path, bank: Sequence[AnswerFile]) -> list[AnswerFile]:
    """What mutants are made of: the solution in the course's notebook, and the right answers of the bank.

    Raises:
        CourseError: A source notebook cannot be read.
    """
    cell = answer_cells.find(course, exercise.name)
    solution = [] if cell is None else [as_answer(exercise, "solution", cell.solution, cell.before)]
    return [*solution, *(answer for answer in bank if answer.verdict == "right")]


@dataclass(frozen=True)
class Run:
    """A run over the mutants of an exercise.

    Attributes:
        answers: How many answers mutants are made of.
        steps: Gives the name of an answer after each of its mutants.
        mutation: What became of them, when all steps are done.
    """

    answers: int
    steps: Iterator[str]
    mutation: Mutation


def start(exercise: Exercise, course: Path, bank: Sequence[AnswerFile]) -> Run:
    """A run that keeps what it finds under ``.dynaq/mutants`` of the course, and goes on from what is there.

    Raises:
        CourseError: A source notebook cannot be read.
    """
    answers = originals(exercise, course, bank)
    record = Record(course / RECORDS / f"{exercise.name}.jsonl", exercise)
    mutation = Mutation()
    return Run(len(answers), run(exercise, answers, record, mutation), mutation)


def run(exercise: Exercise, answers: Iterable[AnswerFile], record: Record, mutation: Mutation) -> Iterator[str]:
    """Judges the mutants of answers and adds up what became of them.

    Args:
        exercise: The exercise.
        answers: Right answers.
        record: What is known already; what is found is added.
        mutation: Where it is added up.

    Yields:
        The name of an answer, after each of its mutants.

    Raises:
        BadMarkError: The file of marks cannot be read.
    """
    find_fate = Fates(exercise)
    marks = equivalent.read(exercise.folder)
    used: set[equivalent.Mark] = set()
    for answer in answers:
        for mutant in mutants_of(exercise, find_fate.judge, answer, mutation):
            found = record.get(mutant)
            if found is None:
                before = seconds_of_children()
                found = Found(find_fate(answer, mutant), seconds_of_children() - before)
                record.add(mutant, found)
            _count(mutation, mutant, found, marks, used)
            yield _name(answer)
    mutation.idle = [mark.reason for mark in marks if mark not in used]


def _count(
    mutation: Mutation, mutant: Mutant, found: Found, marks: Sequence[equivalent.Mark], used: set[equivalent.Mark]
) -> None:
    covering = [mark for mark in marks if mark.covers(mutant)] if found.fate == SURVIVED else []
    used.update(covering)
    mutation.counts[found.fate] += 1
    mutation.cpu_seconds += found.cpu_seconds
    if covering:
        mutation.marked += 1
    elif found.fate == SURVIVED:
        mutation.survivors.append(mutant)


def mutants_of(exercise: Exercise, judge: InProcessGrader, answer: AnswerFile, mutation: Mutation) -> list[Mutant]:
    """The mutants of an answer; none, and a reason among those left out, where it is not right itself."""
    outcome = judge(answer)
    if not outcome.accepted:
        mutation.left_out[answer.about] = f"it is not right: {outcome.mistake or outcome.message}"
        return []
    try:
        source = TransformerManager().transform_cell(answer.source)
        return mutants(_name(answer), source, exercise.name, [example.args for example in exercise.examples])
    except SyntaxError as error:
        mutation.left_out[answer.about] = f"it is no Python: {error}"
        return []


def _name(answer: AnswerFile) -> str:
    return answer.path.stem if answer.path.suffix else answer.about
