"""What students are told about a mistake, in files that can be reworded or translated without touching code.

`en.toml` has one table a mistake that any exercise may have, under its code: a sentence that says what the function
does, and a hint. The table `texts` holds the other sentences of the verdict. To translate, copy the file, translate
what is right of the equals signs, and point `load` to it: by the name of a locale beside `en.toml`, by a path, or for a
whole process by the environment variable `DYNAQ_MESSAGES` (either of the two).

The sentences of one exercise's own mistakes are in the file of its public examples (`dynaq_utils.examples`), by
language; a translation of these is one file beside the exercise. `sentences_of` gives both together.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from dynaq_utils import examples

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FOLDER = Path(__file__).resolve().parent
VARIABLE = "DYNAQ_MESSAGES"
TEXTS = "texts"
ENGLISH = "en"


@dataclass(frozen=True)
class Message:
    """What a student is told about one mistake.

    Attributes:
        sentence: What the function does.
        hint: Where to look.
    """

    sentence: str
    hint: str


@dataclass(frozen=True)
class Sentences:
    """All that a student can be told about one exercise.

    Attributes:
        mistakes: Sentence and hint of each mistake by its code, the common ones among them.
        texts: The other sentences by name.
        languages: The languages they were looked for in, the last one first.
    """

    mistakes: dict[str, Message]
    texts: dict[str, str]
    languages: tuple[str, ...]


@dataclass(frozen=True)
class OwnSentences:
    """What an exercise says beside the common sentences.

    Attributes:
        mistakes: Sentence and hint of its own mistakes, by language and code.
        texts: Its other sentences, by language and name.
    """

    mistakes: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)
    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def load(locale: str | Path = ENGLISH) -> dict[str, Message]:
    """The sentences and hints of the mistakes in a file, by code.

    Args:
        locale: Name of a file of this folder without its ending, or the path of a file.

    Raises:
        FileNotFoundError: There is no such file.
        ValueError: The file is no TOML, or a mistake has no sentence or no hint.
    """
    path, tables = _read(locale)
    messages = {}
    for code, table in tables.items():
        if code == TEXTS:
            continue
        if not isinstance(table, dict) or set(table) != {"sentence", "hint"}:
            raise ValueError(f"{path}: [{code}] needs a sentence and a hint, and nothing else.")
        messages[code] = Message(table["sentence"], table["hint"])
    return messages


def load_texts(locale: str | Path = ENGLISH) -> dict[str, str]:
    """The other sentences of the verdict, by name; raises as `load` does."""
    return dict(_read(locale)[1].get(TEXTS, {}))


def sentences_of(exercise: str, locale: str | Path = ENGLISH) -> Sentences:
    """The sentences of one exercise that has public examples; see `together`.

    Raises:
        FileNotFoundError, ValueError: As `together`.
        dynaq_utils.examples.UnknownExerciseError: There is no such exercise.
    """
    public = examples.load(exercise)
    return together(OwnSentences(public.sentences, public.texts), locale)


def together(own: OwnSentences, locale: str | Path = ENGLISH) -> Sentences:
    """The common sentences and those of an exercise, in a language; what it lacks is said in English.

    A file that is named by its path may hold sentences of exercises as well: these come first.

    Args:
        own: What the exercise says.
        locale: As `load` takes it; a language that nobody has is no error.

    Raises:
        FileNotFoundError: There is no file of that path.
        ValueError: The file cannot be used.
    """
    chosen = _chosen(locale)
    languages = tuple(dict.fromkeys((ENGLISH, chosen.stem)))
    mistakes: dict[str, Message] = {}
    texts: dict[str, str] = {}
    for language in languages:
        common = FOLDER / f"{language}.toml"
        if common.exists():
            mistakes.update(load(common))
            texts.update(load_texts(common))
        told = own.mistakes.get(language, {})
        mistakes.update({code: Message(one["sentence"], one["hint"]) for code, one in told.items()})
        texts.update(own.texts.get(language, {}))
    if chosen.parent != FOLDER:
        mistakes.update(load(chosen))
        texts.update(load_texts(chosen))
    return Sentences(mistakes, texts, languages[::-1])


def _chosen(locale: str | Path) -> Path:
    """The file that a locale, or the environment in place of English, names."""
    path = Path(os.environ.get(VARIABLE) or locale) if locale == ENGLISH else Path(locale)
    return path if path.suffix == ".toml" else FOLDER / f"{path}.toml"


def _read(locale: str | Path) -> tuple[Path, dict[str, dict[str, str]]]:
    path = _chosen(locale)
    return path, _parsed(path)


@lru_cache(maxsize=8)
def _parsed(path: Path) -> dict[str, dict[str, str]]:
    """What a file holds, read once a process."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise FileNotFoundError(f"There are no messages in {path}: name a file that exists.") from None
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path} is no valid TOML: {error}.") from None
