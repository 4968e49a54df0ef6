"""What the answers show: what a judge gives back, and what the judge of deterministic answers looks at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..workers.calls import ENDINGS, Answer, Call, RngState, call_many
from .exercise import Exercise, Question
from .long_run import Length
from .settings import JudgeSettings


@dataclass(kw_only=True)
class Findings:
    """What a judge gives back.

    Attributes:
        flaw: Code of what is wrong with the kind of thing that comes back, or None.
        holds: Which lines of the rubric hold; a line that is not mentioned does not.
        mistake: Code of the mistake, or None for a right answer.
        notes: Codes of further sentences for the student.
        evidence: Plain dicts for the instructor: what was asked, expected and returned.
        spent: Processor seconds that the student's function took for the questions and for the long run.
        length: Which long run was asked for, None for none.
    """

    flaw: str | None = None
    holds: dict[str, bool] = field(default_factory=dict)
    mistake: str | None = None
    notes: list[str] = field(default_factory=list)
    evidence: list[dict[str, Any]] = field(default_factory=list)
    spent: dict[str, float] = field(default_factory=lambda: {"questions": 0.0, "run": 0.0})
    length: Length | None = None


@dataclass(frozen=True)
class Reply:
    """One call of a question, or its loop, and what came of it.

    Attributes:
        question: Name of the question.
        index: Which of its calls.
        call: The arguments as the question has them, `PREVIOUS` among them.
        args: The arguments as they were handed over, in place of `PREVIOUS` what the call before returned.
        right_args: The same, had all calls before been answered rightly.
        expected: What should come back.
        answer: What came back; None if it was never asked, because too much had gone wrong before.
        chained: Whether one of the arguments is what the call before returned.
        loop: The question where it is a loop, which has no arguments.
    """

    question: str
    index: int
    call: tuple[Any, ...]
    args: tuple[Any, ...]
    right_args: tuple[Any, ...]
    expected: Any
    answer: Answer | None
    chained: bool = False
    loop: Question | None = None

    @property
    def value(self) -> Any:
        """What came back, None where nothing did."""
        return None if self.answer is None else self.answer.value

    @property
    def error(self) -> str | None:
        """Name of the exception that came back, or None."""
        return None if self.answer is None else self.answer.error

    @property
    def is_answered(self) -> bool:
        """Whether something came back."""
        return self.answer is not None and self.answer.error is None


@dataclass(kw_only=True)
class Answered(Findings):
    """All that was asked of a deterministic exercise, and what it shows.

    Attributes:
        exercise: The exercise.
        function: The student's function or its stand-in, for further questions.
        settings: Those in force.
        replies: The calls with their answers.
        streams: Both random streams at the start and at the end of each question.
    """

    exercise: Exercise
    function: Callable[..., Any]
    settings: JudgeSettings
    replies: list[Reply] = field(default_factory=list)
    streams: list[tuple[RngState, RngState]] = field(default_factory=list)

    @property
    def calls(self) -> list[Reply]:
        """All but the loops."""
        return [reply for reply in self.replies if reply.loop is None]

    @property
    def given(self) -> list[Reply]:
        """The calls that ended without an error."""
        return [reply for reply in self.calls if reply.is_answered]

    @property
    def fatal(self) -> str | None:
        """The error that ended the worker in a call, if one did."""
        return next((error for error in self.errors if error in ENDINGS), None)

    @property
    def errors(self) -> list[str]:
        """Names of the exceptions that came back from calls."""
        return [reply.error for reply in self.calls if reply.error is not None]

    @property
    def loop_error(self) -> str | None:
        """Name of the exception that ended a loop, if one did."""
        return next((reply.error for reply in self.replies if reply.loop is not None and reply.error is not None), None)

    def ask(self, *args: Any) -> Answer:
        """Asks one thing more; the streams start where the last question left them."""
        return call_many(self.function, [Call(args)], self.streams[-1][1])[0]

    def of(self, question: str) -> Sequence[Reply]:
        """The replies to one question."""
        return [reply for reply in self.replies if reply.question == question]
