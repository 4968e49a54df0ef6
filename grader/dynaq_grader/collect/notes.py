"""What is known of a submission besides its notebook: when it came, who says so, and nbgrader's key."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from ..intake import Refused
from .delivery import DeliveredFile
from .exchange import Inbound
from .layout import exchange_name
from .owners import Found
from .stamps import KEY

KEY_FORM = re.compile(rb"[0-9a-f]{128}")


@dataclass(frozen=True)
class Note:
    """What is known of one student's submission.

    Attributes:
        came: When it came, or None.
        by: Who says so, as in `Receipt`.
        key: The key under which the exchange hands feedback back, or None.
    """

    came: datetime | None = None
    by: str = "record"
    key: bytes | None = None


def notes_by_files(found: Mapping[str, Sequence[Found]], inbound: Inbound) -> dict[str, Note]:
    """What the files of an inbound folder say."""
    attempts = {student: inbound.chosen[files[0][0].name] for student, files in found.items()}
    return {student: Note(attempt.came, "files", read_key(attempt.file(KEY))) for student, attempt in attempts.items()}


def notes_by_names(
    found: Mapping[str, Sequence[Found]], paths: Sequence[tuple[tuple[str, ...], DeliveredFile]]
) -> dict[str, Note]:
    """What the names of a copied inbound folder say."""
    keys = {parts[:-1]: delivered for parts, delivered in paths if parts[-1] == KEY}
    folders = {delivered.parts: parts for parts, delivered in paths}
    notes = {}
    for student, files in found.items():
        origin, delivered = max(files, key=lambda pair: pair[0].attempt)
        folder, *inside = folders[delivered.parts]
        if origin.attempt and inside and exchange_name(folder):
            came = datetime.fromisoformat(origin.attempt)
            notes[student] = Note(came, "names", read_key(keys.get((folder,))))
    return notes


def read_key(file: DeliveredFile | None) -> bytes | None:
    """The key in a file of nbgrader's; None where there is none of its form."""
    try:
        key = file.read() if file is not None else b""
    except Refused:
        return None
    return key if KEY_FORM.fullmatch(key) else None
