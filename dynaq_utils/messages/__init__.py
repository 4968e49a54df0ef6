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
from dataclasses import dataclass
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
    """

    mistakes: dict[str, Message]
    texts: dict[str, str]


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
    """The sentences of one exercise: its own in this language, English where it has none, and the common ones.

    Where a locale lacks a sentence, English says it. A file that is named by its path may hold sentences of the
    exercise as well: these come first.

    Args:
        exercise: The exercise.
        locale: As `load` takes it.

    Raises:
        FileNotFoundError: There is no such file.
        ValueError: The file cannot be used.
        dynaq_utils.examples.UnknownExerciseError: There is no such exercise.
    """
    public = examples.load(exercise)
    chosen = _chosen(locale)
    mistakes, texts = {}, {}
    for language in dict.fromkeys((ENGLISH, chosen.stem)):
        own = public.sentences.get(language, {})
        common = FOLDER / f"{language}.toml"
        if common.exists():
            mistakes.update(load(common))
            texts.update(load_texts(common))
        mistakes.update({code: Message(told["sentence"], told["hint"]) for code, told in own.items()})
        texts.update(public.texts.get(language, {}))
    if chosen.parent != FOLDER:
        mistakes.update(load(chosen))
        texts.update(load_texts(chosen))
    elif not chosen.exists() and chosen.stem not in public.sentences:
        raise FileNotFoundError(_absent(chosen))
    return Sentences(mistakes, texts)


def _chosen(locale: str | Path) -> Path:
    """The file that a locale, or the environment in place of English, names."""
    path = Path(os.environ.get(VARIABLE) or locale) if locale == ENGLISH else Path(locale)
    return path if path.suffix == ".toml" else FOLDER / f"{path}.toml"


def _read(locale: str | Path) -> tuple[Path, dict[str, dict[str, str]]]:
    path = _chosen(locale)
    return path, _parsed(path)


def _absent(path: Path) -> str:
    return f"There are no messages in {path}: name a file that exists."


@lru_cache(maxsize=8)
def _parsed(path: Path) -> dict[str, dict[str, str]]:
    """What a file holds, read once a process."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise FileNotFoundError(_absent(path)) from None
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path} is no valid TOML: {error}.") from None
