"""What an exercise says: what is asked, what is right, how people get it wrong, what it is worth.

An exercise is one folder (or one package of somebody else's) whose ``__init__.py`` holds an `Exercise` by the name of
``EXERCISE``; beside it lies ``en.toml`` with its sentences (see `kit.catalogue`). `kit.registry` finds it.

Where nothing is random, that is all there is to write: `kit.judging` asks, compares with `Exercise.right` and looks for
the mistake that explains the answers. Where chance plays a part the exercise has a judge of its own, made of what is in
`kit`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from dynaq_utils.examples.reading import Near, Tally, TurnsUp, Unsteady, Within

from ..workers.calls import PREVIOUS
from .comparing import CLOSE

__all__ = [
    "PREVIOUS",
    "CheckedCall",
    "Exercise",
    "Line",
    "Mistake",
    "Near",
    "PublicCall",
    "Question",
    "Questions",
    "TurnsUp",
    "VisibleCheck",
    "Within",
]

Texts = Mapping[str, str]
Calls = Sequence[tuple[Any, ...]]


@dataclass(frozen=True)
class Question:
    """Calls that are made one after the other, or a loop of ours that runs beside the student's function.

    An answer is a number, an array, or a tuple of these.

    Attributes:
        calls: The arguments of each call, plain data. `PREVIOUS` among them stands for what the call before returned.
        loop: A function of a module, sent as text, so that it imports what it needs; called as
            ``loop(function, **inputs)``. It may hand the student's function callbacks.
        inputs: The data of the loop, plain data.
        about: What the exercise's own judge needs to know of the calls; never sent.
    """

    calls: Calls = ()
    loop: Callable[..., Any] | None = None
    inputs: Mapping[str, Any] = field(default_factory=dict)
    about: Any = None


Questions = Mapping[str, Callable[[np.random.Generator], Question]]


@dataclass(frozen=True)
class Mistake:
    """One way to get it wrong.

    The same code may come several times, with different functions: they are tried in order, and the first one that
    explains all answers names the mistake.

    Attributes:
        code: Its name, with a sentence in ``en.toml`` or among the common ones.
        function: A function that makes it, called as the student's is; it may change its arguments. None where the
            judge of the exercise recognises it in another way (by the laws of its draws).
        also: Codes of mistakes that no question can tell from this one.
    """

    code: str
    function: Callable[..., Any] | None
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Line:
    """One line of the rubric.

    Attributes:
        name: As students and instructors read it.
        points: What it is worth where the course says nothing else.
        holds: Whether it holds, from what the judge found (`kit.findings.Findings`); all or nothing. It may read the
            lines before it in ``found.holds``. `kit.lines` has common ones.
        note: Code of a sentence (in the table ``texts`` of the catalogue) that the student is told where it holds, or
            None.
    """

    name: str
    points: float
    holds: Callable[[Any], bool]
    note: str | None = None


@dataclass(frozen=True)
class PublicCall:
    """A small public example: for the visible check, and shown beside the verdict where it comes out wrong.

    What should come back is what `Exercise.right` gives. It is asked before a hidden input exists.

    Attributes:
        args: The arguments.
        also: What is as right, and not shown.
    """

    args: tuple[Any, ...]
    also: tuple[Any, ...] = ()


@dataclass(frozen=True)
class CheckedCall:
    """A call of the visible check, where more has to be said of it than of a `PublicCall`.

    Attributes:
        args: The arguments.
        also: What is as right as what `Exercise.right` gives.
        times: How often it is made: where chance plays a part, what comes back is each time one of the right answers.
        again: How often it is made again before a wrong answer gets a name, where a wrong function may draw.
        within: Where the answer may differ from an argument.
        turns_up: What has to come in some of the times.
        near: Answers of mistakes that have something open.
        unsteady: Answers that vary from call to call where only one is right, or None.
        tally: How often places were moved, where an answer tells, or None.
        otherwise: The mistake of a wrong answer that nothing else explains.
    """

    args: tuple[Any, ...]
    also: tuple[Any, ...] = ()
    times: int = 1
    again: int = 0
    within: Within | None = None
    turns_up: TurnsUp | None = None
    near: tuple[Near, ...] = ()
    unsteady: Unsteady | None = None
    tally: Tally | None = None
    otherwise: str = "unrecognised"


@dataclass(frozen=True)
class VisibleCheck:
    """What students check their function with, where it is more than `Exercise.examples`.

    Attributes:
        calls: The public calls, in the order in which they are made.
        kept: Names of the arguments that a function has to leave as they are, with the mistake of changing each. None
            for all that the right function leaves alone.
    """

    calls: tuple[CheckedCall, ...]
    kept: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Exercise:
    """All there is to say of an exercise. Its text lies in the notebook, its sentences beside it.

    Attributes:
        name: The function's name, and that of the folder.
        arguments: Names of the function's arguments.
        right: The instructor's function; may change its arguments, as the student's may where the exercise says so.
        questions: The hidden questions by name, in the order in which they are asked. Each is made from a random
            generator of its own, keyed by the course's seed, the exercise and the question's name.
        full: Questions that take the place of those of the same name where the whole run is asked for
            (``--full-run``).
        short: Loops that take the place of those of the same name where the answers to the calls took ten times as long
            as the solution's.
        mistakes: Ways to get it wrong, in the order in which they are tried.
        lines: The rubric.
        examples: Public calls.
        folder: Where ``en.toml`` and other locales lie: ``Path(__file__).parent``.
        tell: How the arguments of a public call are told, as lines of text; takes them and the texts of the catalogue.
            By default each is shown with its name.
        table: Position of the argument that is shown as a table before the call, or None.
        shape: The shape of the array that has to come back, from the arguments; None where the answer of `right` says.
        namers: What is tried in turn to name a mistake: functions of what was found, each gives a code or None. Empty
            for the rule search, then a look for rounded numbers; at last ``raises`` or ``unrecognised`` (`kit.naming`).
        judge: Takes the exercise, the student's function and the settings and gives the findings, where the judge for
            deterministic answers (`kit.judging.judge`) will not do.
        former_names: Names that a configuration and a test cell may use in its place for one more release.
        visible: The student's check, where the examples alone will not do.
        warm: Works out what every judgement looks up, before the first one; or None.
        close: Relative and absolute difference from a right answer that is let pass.
        lists: Whether a list of numbers is as good as the array of them.
        through: A function of `dynaq_utils` that makes the public calls where the function takes functions: called as
            ``through(function, **arguments)``, with data in the place of functions. Its text is sent, so that it
            imports what it needs. None where the function takes data alone.
    """

    name: str
    arguments: tuple[str, ...]
    right: Callable[..., Any]
    questions: Questions
    mistakes: tuple[Mistake, ...]
    lines: tuple[Line, ...]
    examples: tuple[PublicCall, ...]
    folder: Path
    full: Questions = field(default_factory=dict)
    short: Questions = field(default_factory=dict)
    tell: Callable[[tuple[Any, ...], Texts], list[str]] | None = None
    table: int | None = None
    shape: Callable[..., tuple[int, ...]] | None = None
    namers: tuple[Callable[[Any], str | None], ...] = ()
    judge: Callable[[Exercise, Callable[..., Any], Any], Any] | None = None
    former_names: tuple[str, ...] = ()
    visible: VisibleCheck | None = None
    warm: Callable[[Any], object] | None = None
    close: float = CLOSE
    lists: bool = False
    through: Callable[..., Any] | None = None

    @property
    def rubric(self) -> dict[str, float]:
        """Points of each line."""
        return {line.name: line.points for line in self.lines}
