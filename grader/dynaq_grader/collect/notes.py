"""What is known of a submission besides its notebook: when it came, who says so, and nbgrader's key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from .delivery import DeliveredFile
from .exchange import Inbound
from .keys import Claim, another_s, claims_by_names, first_owners, new_key, read_key
from .layout import exchange_name
from .owners import Found
from .stamps import KEY
from .summary import Summary


@dataclass(frozen=True)
class Note:
    """What is known of one student's submission.

    Attributes:
        came: When it came, or None.
        by: Who says so, as in `Receipt`.
        key: The key under which the exchange hands feedback back, or None.
        name: Under which name of the exchange it was handed in; a group's is not its members'.
    """

    came: datetime | None = None
    by: str = "record"
    key: bytes | None = None
    name: str = ""


def notes_by_files(found: Mapping[str, Sequence[Found]], inbound: Inbound) -> dict[str, Note]:
    """What the files of an inbound folder say."""
    attempts = {student: inbound.chosen[files[0][0].name] for student, files in found.items()}
    return {
        student: Note(attempt.came, "files", read_key(attempt.file(KEY)), attempt.student)
        for student, attempt in attempts.items()
    }


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
            notes[student] = Note(came, "names", read_key(keys.get((folder,))), origin.name)
    return notes


def claims_by_files(inbound: Inbound) -> list[Claim]:
    """The keys in all attempts of an inbound folder."""
    attempts = [attempt for several in inbound.attempts.values() for attempt in several]
    keys = [(attempt, read_key(attempt.file(KEY))) for attempt in attempts]
    return [Claim(attempt.student, key, attempt.came) for attempt, key in keys if key is not None]


def claims_in_copy(paths: Sequence[tuple[tuple[str, ...], DeliveredFile]]) -> list[Claim]:
    """The keys in a copied inbound folder."""
    return claims_by_names({parts[0]: file for parts, file in paths if len(parts) == 2 and parts[1] == KEY})


def with_own_keys(notes: Mapping[str, Note], claims: Iterable[Claim], summary: Summary) -> dict[str, Note]:
    """The notes, with a fresh key for whoever handed in another's, which the summary tells."""
    owners, own = first_owners(claims), {}
    for student, note in notes.items():
        own[student] = note
        owner = owners.get(note.key or b"", note.name)
        if owner != note.name:
            own[student] = replace(note, key=new_key())
            summary.refused.append(another_s(student, owner))
    return own
