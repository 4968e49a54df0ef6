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

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import tomllib

from dynaq_utils import messages

from ..base.errors import DynaqError
from .exercise import Exercise

COMMON = Path(__file__).resolve().parent / "common.toml"
TEXTS = "texts"
FOR_STUDENTS = ("sentence", "hint")
FIELDS = (*FOR_STUDENTS, "belief", "note")


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
    tables = _own(exercise.folder / "en.toml")
    said = _said(_own_sentences(exercise)).mistakes
    return {code: _told(code, said, table) for code, table in tables.items()}


def common() -> dict[str, Told]:
    """What every exercise inherits; raises as `of` does."""
    said = _said(messages.OwnSentences()).mistakes
    return {code: _told(code, said, table) for code, table in _read(COMMON).items()}


def everything(exercises: tuple[Exercise, ...]) -> dict[str, Told]:
    """The mistakes of several exercises together; where two share a code, the first one's sentences."""
    found = common()
    for exercise in exercises:
        found = {**own(exercise), **found}
    return found


def texts(exercise: Exercise) -> dict[str, str]:
    """The further sentences of an exercise, the common ones among them."""
    return _said(_own_sentences(exercise)).texts


def texts_in(exercise: Exercise, locale: str) -> dict[str, str]:
    """The same in one language, whatever the environment says."""
    return _said(_own_sentences(exercise), messages.FOLDER / f"{locale}.toml").texts


def own_texts(exercise: Exercise, locale: str = "en") -> dict[str, str]:
    """The further sentences of the exercise alone."""
    return dict(_read(exercise.folder / f"{locale}.toml").get(TEXTS, {}))


def locales(exercise: Exercise) -> tuple[str, ...]:
    """The languages in which the exercise has sentences."""
    return tuple(sorted(path.stem for path in exercise.folder.glob("*.toml")))


def sentences(exercise: Exercise, locale: str = "en") -> dict[str, dict[str, str]]:
    """Sentence and hint of each of the exercise's own mistakes in one language, for the student.

    Raises:
        BadCatalogueError: A code lacks one of them, or the file cannot be read.
    """
    path = exercise.folder / f"{locale}.toml"
    tables = _read(path).items()
    return {code: _fields(path, code, table, FOR_STUDENTS) for code, table in tables if code != TEXTS}


def _told(code: str, said: Mapping[str, messages.Message], noted: Mapping[str, str]) -> Told:
    return Told(code, said[code].sentence, said[code].hint, noted["belief"], noted["note"])


def _own_sentences(exercise: Exercise) -> messages.OwnSentences:
    """What the exercise says in each of its languages."""
    languages = locales(exercise)
    return messages.OwnSentences(
        {locale: sentences(exercise, locale) for locale in languages},
        {locale: own_texts(exercise, locale) for locale in languages},
    )


def _said(own_sentences: messages.OwnSentences, locale: str | Path = messages.ENGLISH) -> messages.Sentences:
    """What students are told; without a locale in the language that the environment chooses."""
    try:
        return messages.together(own_sentences, locale)
    except (FileNotFoundError, ValueError) as error:
        raise BadCatalogueError(str(error)) from error


@lru_cache(maxsize=64)
def _own(path: Path) -> dict[str, dict[str, str]]:
    return {code: _fields(path, code, table, FIELDS) for code, table in _read(path).items() if code != TEXTS}


def _fields(path: Path, code: str, table: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, str]:
    lacking = [name for name in names if not isinstance(table.get(name), str)]
    if lacking:
        raise BadCatalogueError(f"{path}: [{code}] lacks {', '.join(lacking)}. Write them in.")
    return {name: table[name] for name in names}


@lru_cache(maxsize=64)
def _read(path: Path) -> dict[str, dict[str, Any]]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BadCatalogueError(f"There are no sentences in {path}. Write that file.") from None
    except tomllib.TOMLDecodeError as error:
        raise BadCatalogueError(f"{path} is no valid TOML: {error}.") from None
