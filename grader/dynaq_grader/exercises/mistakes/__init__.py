"""The catalogue of mistakes: what a student is told, what who makes it usually believes, what an instructor may do.

Sentences and hints are those of `dynaq_utils.messages`; beliefs and notes are in `notes.toml`, under the same codes.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import tomllib

from dynaq_utils import messages

NOTES = Path(__file__).resolve().parent / "notes.toml"


@dataclass(frozen=True)
class Mistake:
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


def load(locale: str | Path = "en", notes: Path = NOTES) -> dict[str, Mistake]:
    """All mistakes by code, in the order of the messages.

    Args:
        locale: As `dynaq_utils.messages.load` takes it.
        notes: File with beliefs and notes.

    Raises:
        ValueError: The two files do not have the same codes.
    """
    told = messages.load(locale)
    known = tomllib.loads(notes.read_text(encoding="utf-8"))
    if set(told) != set(known):
        odd = ", ".join(sorted(set(told) ^ set(known)))
        raise ValueError(f"Messages and notes do not have the same codes. Only in one of them: {odd}.")
    return {
        code: Mistake(code, message.sentence, message.hint, known[code]["belief"], known[code]["note"])
        for code, message in told.items()
    }
