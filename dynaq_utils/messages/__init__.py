"""What students are told about a mistake, in files that can be reworded or translated without touching code.

`en.toml` has one table a mistake, under its code: a sentence that says what the function does, and a hint. The table
`texts` holds the other sentences of the verdict. To translate, copy the file, translate what is right of the equals
signs, and point `load` to it: by the name of a locale beside `en.toml`, by a path, or for a whole process by the
environment variable `DYNAQ_MESSAGES` (a path).
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FOLDER = Path(__file__).resolve().parent
VARIABLE = "DYNAQ_MESSAGES"
TEXTS = "texts"


@dataclass(frozen=True)
class Message:
    """What a student is told about one mistake.

    Attributes:
        sentence: What the function does.
        hint: Where to look.
    """

    sentence: str
    hint: str


def load(locale: str | Path = "en") -> dict[str, Message]:
    """The sentences and hints of all mistakes, by code.

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


def load_texts(locale: str | Path = "en") -> dict[str, str]:
    """The other sentences of the verdict, by name; raises as `load` does."""
    return dict(_read(locale)[1].get(TEXTS, {}))


def _read(locale: str | Path) -> tuple[Path, dict[str, dict[str, str]]]:
    path = Path(os.environ.get(VARIABLE) or locale) if locale == "en" else Path(locale)
    if path.suffix != ".toml":
        path = FOLDER / f"{path}.toml"
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
