"""What a file of public examples holds, read once: `dynaq_grader.kit.examples` describes the format."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from dynaq_utils.answers import lists_as_arrays
from dynaq_utils.examples.plain_data import from_json

FORMAT = 1
Place = tuple[int, ...]
NOTHING = object()
"""Stands for an answer that a file does not tell."""


class BadExamplesError(ValueError):
    """A file of public examples that cannot be used, as a sentence."""


@dataclass(frozen=True)
class Within:
    """Where an answer may differ from one of the arguments: at these places, and nowhere else.

    Attributes:
        argument: Position of the argument.
        places: Indices into it.
        code: The mistake of an answer that differs elsewhere.
        apart: The mistake where what differs elsewhere always lies in the row of one and the column of another; or None
            for the same.
    """

    argument: int
    places: tuple[Place, ...]
    code: str
    apart: str | None = None


@dataclass(frozen=True)
class TurnsUp:
    """What has to come in some of the times that a call is made: a change at each place or each right answer.

    Attributes:
        code: The mistake where something never comes.
        argument: Position of the argument that a changed place differs from.
        places: Indices into it; empty where it is the right answers that have to come.
        names: Mistakes by what comes alone, as numbers of the places or of the right answers.
        alone: The mistake where no call changes two of the places, or None where that is none.
        same: The mistake where every call gives the same, unless a known one does just that; or None.
    """

    code: str
    argument: int = 0
    places: tuple[Place, ...] = ()
    names: Mapping[tuple[int, ...], str] = field(default_factory=dict)
    alone: str | None = None
    same: str | None = None


@dataclass(frozen=True)
class Unsteady:
    """Answers of which a function with this mistake gives now one, now another, the right ones among them.

    Attributes:
        code: The mistake where most calls give the first of them.
        answers: The answers; the first is that of a call in which nothing is done.
        often: The mistake where something is done more often.
    """

    code: str
    answers: tuple[Any, ...]
    often: str


@dataclass(frozen=True)
class Tally:
    """Where an answer tells how often each of some places was moved.

    Attributes:
        places: The places.
        ladder: The number at such a place after no move, after one, and so on.
        total: How many moves there should be.
        fewer: The mistake of an answer with fewer.
        more: That of one with more.
    """

    places: tuple[Place, ...]
    ladder: tuple[float, ...]
    total: int
    fewer: str
    more: str


@dataclass(frozen=True)
class Near:
    """An answer with places where any number may stand, and the mistake that gives it."""

    code: str
    answer: Any
    free: tuple[Place, ...]


@dataclass(frozen=True)
class PublicCall:
    """A call that the visible check makes, and what may come back.

    Attributes:
        told_args: The arguments as they stand in the file; `args` makes them anew for each call.
        told: The call in words, by language.
        table: Which argument is shown as a table, or None.
        right: What may come back.
        times: How often it is made.
        again: How often it is made again before a wrong answer is given a name.
        within: Where the answer may differ from an argument, or None.
        turns_up: What has to come in some of the calls, or None.
        near: Answers of mistakes that have something open.
        unsteady: Answers that vary from call to call where only one is right, or None.
        tally: How often places were moved, where an answer tells, or None.
        otherwise: The code of a wrong answer that nothing else explains.
    """

    told_args: Sequence[Any]
    told: Mapping[str, Sequence[str]]
    right: tuple[Any, ...]
    table: int | None = None
    times: int = 1
    again: int = 0
    within: Within | None = None
    turns_up: TurnsUp | None = None
    near: tuple[Near, ...] = ()
    unsteady: Unsteady | None = None
    tally: Tally | None = None
    otherwise: str = "unrecognised"

    @property
    def args(self) -> list[Any]:
        """The arguments, new ones each time."""
        return [from_json(told) for told in self.told_args]


@dataclass(frozen=True)
class KnownMistake:
    """What a function with this mistake gives for each call; `NOTHING` where that is not told."""

    code: str
    answers: tuple[Any, ...]


@dataclass(frozen=True)
class PublicExamples:
    """All that students have of an exercise beside its text.

    Attributes:
        exercise: Its name.
        arguments: Names of the function's arguments.
        kept: Codes by the number of an argument that has to be left as it is.
        calls: The calls of the visible check.
        mistakes: Known mistakes, in the order in which they are tried.
        sentences: Sentence and hint of each mistake of its own, by language and code.
        texts: Its further sentences by language and name.
        lists: Whether a list of numbers is as good as the array of them.
        through: What makes a call, as ``module:name``; empty where the function is called itself.
    """

    exercise: str
    arguments: tuple[str, ...]
    kept: Mapping[int, str]
    calls: tuple[PublicCall, ...]
    mistakes: tuple[KnownMistake, ...]
    sentences: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)
    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    lists: bool = False
    through: str = ""

    def answer(self, function: Callable[..., Any], call: PublicCall, args: Sequence[Any]) -> Any:
        """What a function gives for a call, with lists as arrays where the exercise takes both."""
        if self.through:
            module, _, name = self.through.partition(":")
            given = getattr(import_module(module), name)(function, **dict(zip(self.arguments, args, strict=True)))
        else:
            given = function(*args)
        return lists_as_arrays(given, call.right[0]) if self.lists else given


def from_text(name: str, text: str) -> PublicExamples:
    """Reads a file.

    Raises:
        BadExamplesError: It is not one of this exercise, or of another format.
    """
    try:
        held = json.loads(text)
        if held["format"] != FORMAT or held["exercise"] != name:
            raise BadExamplesError(
                f"{name}.json holds {held['exercise']} in format {held['format']}, not {name} in format {FORMAT}. "
                "Install the package that holds it anew."
            )
        return PublicExamples(
            exercise=name,
            arguments=tuple(held["arguments"]),
            kept={held["arguments"].index(argument): code for argument, code in held["kept"].items()},
            calls=(calls := tuple(_call(told) for told in held["examples"])),
            mistakes=tuple(
                KnownMistake(one["code"], tuple(map(_answer, one["answers"], (call.right[0] for call in calls))))
                for one in held["mistakes"]
            ),
            sentences=held["sentences"],
            texts=held["texts"],
            lists=held.get("lists", False),
            through=held.get("through", ""),
        )
    except (KeyError, TypeError, AttributeError, json.JSONDecodeError) as error:
        raise BadExamplesError(
            f"{name}.json is no file of public examples ({type(error).__name__}: {error}). "
            "Install the package that holds it anew."
        ) from error


def _unsteady(told: Mapping[str, Any], right: Any) -> Unsteady:
    return Unsteady(told["code"], tuple(_answer(answer, right) for answer in told["answers"]), told["often"])


def _near(told: Mapping[str, Any], right: Any) -> Near:
    return Near(told["code"], _answer(told["answer"], right), _places(told["free"]))


def _call(told: Mapping[str, Any]) -> PublicCall:
    within, turns_up, unsteady, tally = (told.get(name) for name in ("within", "turns_up", "unsteady", "tally"))
    right = from_json(told["expected"])
    return PublicCall(
        told_args=told["args"],
        told=told["told"],
        right=(right, *(_answer(value, right) for value in told["also"])),
        table=told["table"],
        times=told.get("times", 1),
        again=told.get("again", 0),
        within=within and Within(**{**within, "places": _places(within["places"])}),
        turns_up=turns_up and _turns_up(turns_up),
        near=tuple(_near(one, right) for one in told.get("near", ())),
        unsteady=unsteady and _unsteady(unsteady, right),
        tally=tally and Tally(**{**tally, "places": _places(tally["places"]), "ladder": tuple(tally["ladder"])}),
        otherwise=told.get("otherwise", "unrecognised"),
    )


def _turns_up(told: Mapping[str, Any]) -> TurnsUp:
    names = {tuple(one["alone"]): one["code"] for one in told["names"]}
    more = told.get("alone"), told.get("same")
    return TurnsUp(told["code"], told["argument"], _places(told["places"]), names, *more)


def _places(told: Sequence[Sequence[int]]) -> tuple[Place, ...]:
    return tuple(tuple(place) for place in told)


def _answer(told: Any, right: Any) -> Any:
    """An answer told by what differs from the expected one.

    One on which a mistake raises, or gives now this and now that, is not told.
    """
    if isinstance(told, dict) and "right" in told:
        return right
    if isinstance(told, dict) and "places" in told:
        answer = right.copy()
        for place, number in zip(told["places"], told["numbers"], strict=True):
            answer[tuple(place)] = from_json(number)
        return answer
    return NOTHING if isinstance(told, dict) and ("error" in told or "varies" in told) else from_json(told)
