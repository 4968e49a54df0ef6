"""The catalogue of an exercise's mistakes: what a student is told, what who makes it believes, what to do about it.

The sentences of an exercise lie beside it, one file a locale (``en.toml``), with a table for each code::

    [adds-to-old]
    sentence = "The function adds the new reward to the old one."
    hint = "..."
    belief = "Rewards accumulate."
    note = "Returns accumulate; the model keeps single outcomes."

Only ``en.toml`` needs belief and note, which instructors read. The table ``texts`` holds further sentences: how its
public examples are told, and its notes by their codes. Common mistakes (returns None, never returns, wrong shape) are
inherited: their sentences are those of `dynaq_utils.messages`, belief and note those of ``common.toml`` here.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import tomllib

from dynaq_utils import messages

from ..base.errors import DynaqError
from .exercise import Exercise

COMMON = Path(__file__).resolve().parent / "common.toml"
TEXTS = "texts"
FIELDS = ("sentence", "hint", "belief", "note")


class BadCatalogueError(DynaqError):
    """A file of sentences that lacks something, as a sentence."""


@dataclass(frozen=True)
class Told:
    """One entry of the catalogue.

    Attributes:
        code: Its name.
        sentence: What the student is told that the function does.
        hint: Where the student is told to look.
        belief: What a student who makes it usually believes.
        note: What an instructor may look at or say.
    """

    code: str
    sentence: str
    hint: str
    belief: str
    note: str


def of(exercise: Exercise) -> dict[str, Told]:
    """All mistakes of an exercise by code, the common ones first.

    Raises:
        BadCatalogueError: A code lacks something, or a file cannot be read.
    """
    return {**common(), **own(exercise)}


def own(exercise: Exercise) -> dict[str, Told]:
    """The mistakes of the exercise alone; raises as `of` does."""
    found = _own(exercise.folder / "en.toml")
    return {code: _translated(entry) for code, entry in found.items()} if _is_translated() else dict(found)


def _is_translated() -> bool:
    """Whether a file of somebody's own is to be read in place of our sentences (`dynaq_utils.messages`)."""
    return bool(os.environ.get(messages.VARIABLE))


def _translated(entry: Told) -> Told:
    """The entry with sentence and hint of that file, where they are in it."""
    message = messages.load().get(entry.code)
    return entry if message is None else replace(entry, sentence=message.sentence, hint=message.hint)


def common() -> dict[str, Told]:
    """What every exercise inherits."""
    told = messages.load()
    return {
        code: Told(code, told[code].sentence, told[code].hint, entry["belief"], entry["note"])
        for code, entry in _read(COMMON).items()
    }


def everything(exercises: tuple[Exercise, ...]) -> dict[str, Told]:
    """The mistakes of several exercises together; where two share a code, the first one's sentences."""
    found = common()
    for exercise in exercises:
        found = {**own(exercise), **found}
    return found


def texts(exercise: Exercise, locale: str = "en") -> dict[str, str]:
    """The further sentences of an exercise, the common ones among them."""
    ours, common_ones = own_texts(exercise, locale), messages.load_texts()
    return {**ours, **common_ones} if _is_translated() else {**common_ones, **ours}


def own_texts(exercise: Exercise, locale: str = "en") -> dict[str, str]:
    """The further sentences of the exercise alone."""
    return dict(_read(exercise.folder / f"{locale}.toml").get(TEXTS, {}))


def locales(exercise: Exercise) -> tuple[str, ...]:
    """The languages in which the exercise has sentences."""
    return tuple(sorted(path.stem for path in exercise.folder.glob("*.toml")))


def sentences(exercise: Exercise, locale: str = "en") -> dict[str, dict[str, str]]:
    """Sentence and hint of each of the exercise's own mistakes in one language, for the student."""
    tables = _read(exercise.folder / f"{locale}.toml")
    return {
        code: {"sentence": table["sentence"], "hint": table["hint"]} for code, table in tables.items() if code != TEXTS
    }


@lru_cache(maxsize=64)
def _own(path: Path) -> dict[str, Told]:
    entries = {}
    for code, table in _read(path).items():
        if code == TEXTS:
            continue
        lacking = [name for name in FIELDS if not isinstance(table.get(name), str)]
        if lacking:
            raise BadCatalogueError(f"{path}: [{code}] lacks {', '.join(lacking)}. Write them in.")
        entries[code] = Told(code, *(table[name] for name in FIELDS))
    return entries


@lru_cache(maxsize=64)
def _read(path: Path) -> dict[str, dict[str, Any]]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BadCatalogueError(f"There are no sentences in {path}. Write that file.") from None
    except tomllib.TOMLDecodeError as error:
        raise BadCatalogueError(f"{path} is no valid TOML: {error}.") from None
