"""The public examples of an exercise as a file that students have: ``dynaq_utils/examples/NAME.json``.

`dynaq build` writes it, a test compares it, and the visible check of `dynaq_utils` reads it. It holds no solution, and
none can be made from it beyond the answers to the public examples::

    {"format": 1,
     "exercise": "discounted_return",
     "arguments": ["rewards", "gamma"],
     "kept": {"rewards": "changes-arguments"},
     "examples": [{"args": [..], "told": {"en": [..]}, "table": 0|null, "expected": .., "also": [..]}],
     "mistakes": [{"code": "gamma-missing", "answers": [..]}],
     "sentences": {"en": {"gamma-missing": {"sentence": .., "hint": ..}}},
     "texts": {"en": {..}}}

``args`` is a list with one entry an argument, as `kit.plain_json` writes it, and so is ``expected``. ``also`` are
answers as right as the expected one, ``answers`` what a function with this mistake gives for each example, in their
order. Of these, and of all further answers, stands there what differs from the expected one::

    {"right": true}                               nothing
    {"places": [[0, 1]], "numbers": [2.5]}        of an array of the same shape, entries, to `DIGITS` digits
    {"error": "IndexError"}, {"varies": true}     it raises, or is a matter of chance

A mistake stands in the list once for each way of making it, in the order in which they are tried; those that give the
right answer to every example are left out, and those that give the same as one of that code before them.
``told`` says the call in words, ``table`` which argument to show; ``kept`` are the arguments that have to stay as they
are, with the mistake of changing each. ``lists`` is there where a list of numbers is as good as an array, ``through``
where calls are made by a function of `dynaq_utils` (``module:name``), with data where functions go. ``sentences``
holds the exercise's own mistakes; the common ones are those of
`dynaq_utils.messages`.

The examples are those of `Exercise.visible` where the exercise has it; each may then say more: the further fields of
`kit.exercise.CheckedCall`, left out where they are the defaults.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from ..workers.calls import Answer, Call, RngState, call_many
from . import catalogue, lines
from .comparing import alike
from .exercise import CheckedCall, Exercise, PublicCall
from .judging import ask_public
from .plain_json import plain

FORMAT = 1
SEED = 0
SEEDS = range(3)
"""With which a mistake is made, to see whether its answers are a matter of chance."""
MORE_SEEDS = range(20)
"""The same where a call is made several times, since there a right function gives now this, now that."""
DIGITS = 12
"""Of a number in an answer; `dynaq_utils.answers` compares nine."""
UNRECOGNISED = CheckedCall.otherwise


def as_told(exercise: Exercise, example: PublicCall | CheckedCall, texts: dict[str, str]) -> list[str]:
    """A public call in words."""
    if exercise.tell is not None:
        return exercise.tell(example.args, texts)
    return [f"{name} = {value!r}" for name, value in zip(exercise.arguments, example.args, strict=True)]


def expected(exercise: Exercise, example: PublicCall | CheckedCall) -> Any:
    """What should come back."""
    return _given(exercise, exercise.right, example)["value"]


def to_dict(exercise: Exercise) -> dict[str, Any]:
    """What the file holds."""
    locales = catalogue.locales(exercise)
    calls = checked_calls(exercise)
    return {
        "format": FORMAT,
        "exercise": exercise.name,
        "arguments": list(exercise.arguments),
        "kept": kept(exercise),
        **_taken(exercise),
        "examples": [
            {
                "args": [plain(value) for value in call.args],
                "told": {name: as_told(exercise, call, catalogue.texts_in(exercise, name)) for name in locales},
                "table": exercise.table,
                **_right(call, expected(exercise, call)),
            }
            for call in calls
        ],
        "mistakes": _mistakes(exercise, calls),
        "sentences": {name: catalogue.sentences(exercise, name) for name in locales},
        "texts": {name: catalogue.own_texts(exercise, name) for name in locales},
    }


def checked_calls(exercise: Exercise) -> tuple[CheckedCall, ...]:
    """The calls that the visible check makes."""
    if exercise.visible is not None:
        return exercise.visible.calls
    return tuple(CheckedCall(example.args, example.also) for example in exercise.examples)


def kept(exercise: Exercise) -> dict[str, str]:
    """The arguments that have to stay as they are, by name, with the mistake of changing each."""
    if exercise.visible is not None and exercise.visible.kept is not None:
        return dict(exercise.visible.kept)
    if exercise.through is not None:
        return {}
    left = set(exercise.arguments)
    for call in checked_calls(exercise):
        (answer,) = call_many(exercise.right, [Call(call.args)], RngState.seeded(SEED))
        for name, after, before in zip(exercise.arguments, answer.args, call.args, strict=True):
            if not lines.kept(after, before):
                left.discard(name)
    return {name: "changes-arguments" for name in exercise.arguments if name in left}


def write(exercise: Exercise, folder: Path) -> Path:
    """Writes the file; gives its path. The same exercise gives the same bytes."""
    path = folder / f"{exercise.name}.json"
    path.write_text(to_text(exercise), encoding="utf-8")
    return path


def to_text(exercise: Exercise) -> str:
    """The text of the file: a line for each example and each mistake."""
    entries = (f"{json.dumps(name)}: {_lines(value)}" for name, value in to_dict(exercise).items())
    return "{" + ",\n".join(entries) + "}\n"


def _lines(value: Any) -> str:
    if not isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return "[" + ",\n".join(json.dumps(item, ensure_ascii=False) for item in value) + "]"


def _right(call: CheckedCall, wanted: Any) -> dict[str, Any]:
    """The right answers to a call, and what it says of others."""
    also = [_beside(value, wanted) for value in call.also]
    return {"expected": plain(wanted), "also": also, **_more(call, wanted)}


def _more(call: CheckedCall, wanted: Any) -> dict[str, Any]:
    """What a call says beyond its arguments and right answers."""
    more: dict[str, Any] = {}
    if call.times > 1:
        more["times"] = call.times
    if call.again:
        more["again"] = call.again
    if call.within is not None:
        more["within"] = asdict(call.within)
    if call.turns_up is not None:
        alone = [{"alone": list(which), "code": code} for which, code in call.turns_up.names.items()]
        more["turns_up"] = {**asdict(call.turns_up), "names": alone}
    if call.near:
        more["near"] = [
            {"code": near.code, "answer": _beside(near.answer, wanted), "free": near.free} for near in call.near
        ]
    if call.unsteady is not None:
        answers = [_beside(value, wanted) for value in call.unsteady.answers]
        more["unsteady"] = {**asdict(call.unsteady), "answers": answers}
    if call.tally is not None:
        more["tally"] = asdict(call.tally)
    if call.otherwise != UNRECOGNISED:
        more["otherwise"] = call.otherwise
    return more


def _mistakes(exercise: Exercise, calls: Sequence[CheckedCall]) -> list[dict[str, Any]]:
    """The mistakes that some call shows, each way of making them once."""
    right = [(expected(exercise, call), *call.also) for call in calls]
    told: list[dict[str, Any]] = []
    for mistake in exercise.mistakes:
        if mistake.function is None:
            continue
        given = [_always_given(exercise, mistake.function, call) for call in calls]
        one = {"code": mistake.code, "answers": list(map(_answer, given, right))}
        if one not in told and any(map(_is_seen, calls, given, right)):
            told.append(one)
    return told


def _taken(exercise: Exercise) -> dict[str, Any]:
    """How calls are made and answers taken, where it is not as they are."""
    told: dict[str, Any] = {"lists": True} if exercise.lists else {}
    if exercise.through is not None:
        told["through"] = f"{exercise.through.__module__}:{exercise.through.__name__}"
    return told


def _is_seen(call: CheckedCall, given: dict[str, Any], right: Sequence[Any]) -> bool:
    """Whether a call shows a mistake: by a wrong answer, or by the same one each time where that has to vary."""
    return not _is_right(given, right) or ("value" in given and call.turns_up is not None)


def _is_right(given: dict[str, Any], right: Sequence[Any]) -> bool:
    return "varies" in given or "value" in given and any(alike(given["value"], value) for value in right)


def _answer(given: dict[str, Any], right: Sequence[Any]) -> Any:
    """What a mistake gives, as it stands in the file."""
    return _beside(given["value"], right[0]) if "value" in given else given


def _beside(found: Any, wanted: Any) -> Any:
    """An answer, as it stands in the file beside the expected one."""
    if alike(found, wanted):
        return {"right": True}
    if not (isinstance(found, np.ndarray) and isinstance(wanted, np.ndarray) and found.shape == wanted.shape):
        return plain(found)
    places = np.argwhere(~((found == wanted) | (np.isnan(found) & np.isnan(wanted))))
    return {"places": places.tolist(), "numbers": [_short(found[tuple(place)]) for place in places]}


def _short(number: Any) -> Any:
    told = plain(number)
    return float(f"{told:.{DIGITS}g}") if isinstance(told, float) else told


def _always_given(exercise: Exercise, function: Any, call: CheckedCall) -> dict[str, Any]:
    """What a mistake gives for a call, whatever it draws."""
    seed, *others = SEEDS if call.times == 1 else MORE_SEEDS
    answer = ask_public(exercise, function, call.args, _start(seed))
    first = _as_given(answer)
    if exercise.through is None and answer.error is None and answer.rng == _start(seed):  # it draws nothing
        return first
    found = (_given(exercise, function, call, other) for other in others)
    if all(_is_right(other, [first["value"]]) if "value" in first else other == first for other in found):
        return first
    return {"varies": True}


def _given(exercise: Exercise, function: Any, call: PublicCall | CheckedCall, seed: int = SEED) -> dict[str, Any]:
    return _as_given(ask_public(exercise, function, call.args, _start(seed)))


def _as_given(answer: Answer) -> dict[str, Any]:
    return {"error": answer.error} if answer.error is not None else {"value": answer.value}


@cache
def _start(seed: int) -> RngState:
    return RngState.seeded(seed)
