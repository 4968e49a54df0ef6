"""The public examples of an exercise as a file that students have: ``dynaq_utils/examples/NAME.json``.

`dynaq build` writes it, a test compares it, and the visible check of `dynaq_utils` reads it. It holds no solution, and
none can be made from it beyond the answers to the public examples::

    {"format": 1,
     "exercise": "discounted_return",
     "arguments": ["rewards", "gamma"],
     "examples": [{"args": [..], "told": {"en": [..]}, "table": 0|null, "expected": .., "also": [..]}],
     "mistakes": [{"code": "gamma-missing", "answers": [..]}],
     "sentences": {"en": {"gamma-missing": {"sentence": .., "hint": ..}}},
     "texts": {"en": {..}}}

``args`` is a list with one entry an argument, as `kit.plain_json` writes it, and so are ``expected``, each entry of
``also`` (as right as the expected one) and each of ``answers``: what a function with this mistake gives for each
example, in their order, ``{"error": "IndexError"}`` where it raises. A mistake stands in the list once for each way of
making it, in the order in which they are tried; those that give the right answer to every example are left out.
``told`` says the call in words, ``table`` which argument to show. ``sentences`` holds the exercise's own mistakes; the
common ones are those of `dynaq_utils.messages`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ..workers.calls import Call, RngState, call_many
from . import catalogue
from .comparing import alike
from .exercise import Exercise, Mistake, PublicCall
from .plain_json import plain

FORMAT = 1
SEED = 0


def as_told(exercise: Exercise, example: PublicCall, texts: dict[str, str]) -> list[str]:
    """A public call in words."""
    if exercise.tell is not None:
        return exercise.tell(example.args, texts)
    return [f"{name} = {value!r}" for name, value in zip(exercise.arguments, example.args, strict=True)]


def expected(exercise: Exercise, example: PublicCall) -> Any:
    """What should come back."""
    return _given(exercise.right, example)["value"]


def to_dict(exercise: Exercise) -> dict[str, Any]:
    """What the file holds."""
    locales = catalogue.locales(exercise)
    return {
        "format": FORMAT,
        "exercise": exercise.name,
        "arguments": list(exercise.arguments),
        "examples": [
            {
                "args": [plain(value) for value in example.args],
                "told": {name: as_told(exercise, example, catalogue.texts(exercise, name)) for name in locales},
                "table": exercise.table,
                "expected": plain(expected(exercise, example)),
                "also": [plain(value) for value in example.also],
            }
            for example in exercise.examples
        ],
        "mistakes": [
            {"code": mistake.code, "answers": answers}
            for mistake in exercise.mistakes
            if (answers := _answers(exercise, mistake)) is not None
        ],
        "sentences": {name: catalogue.sentences(exercise, name) for name in locales},
        "texts": {name: catalogue.own_texts(exercise, name) for name in locales},
    }


def write(exercise: Exercise, folder: Path) -> Path:
    """Writes the file; gives its path. The same exercise gives the same bytes."""
    path = folder / f"{exercise.name}.json"
    text = json.dumps(to_dict(exercise), indent=1, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")
    return path


def _answers(exercise: Exercise, mistake: Mistake) -> list[Any] | None:
    """What a mistake gives for each example; None where no example shows it."""
    if mistake.function is None:
        return None
    given = [_given(mistake.function, example) for example in exercise.examples]
    right = [(expected(exercise, example), *example.also) for example in exercise.examples]
    if all(
        "value" in one and any(alike(one["value"], value) for value in values)
        for one, values in zip(given, right, strict=True)
    ):
        return None
    return [plain(one["value"]) if "value" in one else one for one in given]


def _given(function: Any, example: PublicCall) -> dict[str, Any]:
    (answer,) = call_many(function, [Call(example.args)], RngState.seeded(SEED))
    return {"error": answer.error} if answer.error is not None else {"value": answer.value}
