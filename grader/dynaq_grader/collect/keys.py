"""nbgrader's keys: whoever has one fetches the feedback that is released under it, so each is one student's."""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ..intake import Refused, read_file
from .delivery import DeliveredFile, shown
from .layout import exchange_name
from .received import moment, read_receipts
from .stamps import KEY, LONGEST_NOTE, read_stamp

BYTES = 64
FORM = re.compile(rb"[0-9a-f]{128}")
NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Claim:
    """A key that somebody handed in.

    Attributes:
        name: Who did, by the name in the exchange.
        key: The key.
        came: When, in UTC.
    """

    name: str
    key: bytes
    came: datetime


def new_key() -> bytes:
    """A key that nobody has."""
    return secrets.token_hex(BYTES).encode()


def read_key(file: DeliveredFile | None) -> bytes | None:
    """The key in a file of nbgrader's; None where there is none of its form."""
    try:
        return _of_form(file.read() if file is not None else b"")
    except Refused:
        return None


def claims_by_names(keys: Mapping[str, DeliveredFile]) -> list[Claim]:
    """The keys in a copied inbound folder, by the names of its folders."""
    found = []
    for folder, file in keys.items():
        named, key = exchange_name(unicodedata.normalize("NFC", folder)), read_key(file)
        if named is not None and key is not None:
            found.append(Claim(named["id"], key, read_stamp(named["time"]) or NEVER))
    return found


def claims_before(course: Path, assignment: str, now: Collection[str]) -> list[Claim]:
    """The keys that `collect` took before from others than those who are collected now.

    Raises:
        CollectError: The record of times cannot be read.
    """
    found = []
    for student, receipt in read_receipts(course, assignment).items():
        key = None if student in now else _lies_there(course / "submitted" / student / assignment / KEY)
        if key is not None:
            found.append(Claim(student, key, moment(receipt)))
    return found


def first_owners(claims: Iterable[Claim]) -> dict[bytes, str]:
    """Whose each key is: whoever handed it in first."""
    owners: dict[bytes, str] = {}
    for claim in sorted(claims, key=lambda claim: claim.came):
        owners.setdefault(claim.key, claim.name)
    return owners


def another_s(student: str, owner: str) -> str:
    """The sentence about a key that is not the student's own."""
    return (
        f"{shown(student)}: {KEY} holds the key that {shown(owner)} handed in first. The notebook is taken, the key is "
        f"not: feedback does not come back to {shown(student)} through the exchange. Ask both."
    )


def _lies_there(path: Path) -> bytes | None:
    try:
        return _of_form(read_file(path, LONGEST_NOTE))
    except Refused:
        return None


def _of_form(key: bytes) -> bytes | None:
    return key if FORM.fullmatch(key) else None
