"""Whose a file is, by where it lies and how exchanges and learning platforms name it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dynaq_grader.collect.parcels import Parcel

EXCHANGE = re.compile(r"(?P<id>[^+]+)\+(?P<assignment>[^+]+)\+(?P<time>[^+]+)(?:\+[^+]*)?")
MOODLE = re.compile(r"(?P<name>.+?)_(?P<number>\d+)_assignsubmission_file_?(?P<file>.*)")
CANVAS = re.compile(r"(?P<name>[^_]+)(?:_LATE)?_(?P<number>\d+)_(?P<upload>\d+)_(?P<file>.+)", re.IGNORECASE)
COPY = re.compile(r"-\d+(?=\.ipynb$)")  # Canvas numbers a file that is handed in again
WRAPPERS = frozenset({"submissions", "submitted", "inbound"})


@dataclass(frozen=True)
class Sender:
    """Who a file came from.

    Attributes:
        name: Id, or the name that the platform uses.
        number: The platform's own number for the student, if its names hold one.
        attempt: Orders several attempts of one student, the greatest counts; empty where there is one.
        file: The file's name as the student called it.
        inside: Folders between the student's own and the file.
    """

    name: str
    number: str | None
    attempt: str
    file: str
    inside: tuple[str, ...] = ()


def unwrapped(parcels: Sequence[Parcel], archive_name: str) -> list[tuple[tuple[str, ...], Parcel]]:
    """Paths without a folder around everything, such as zip programs add."""
    tops = {parcel.parts[0] for parcel in parcels}
    wrapped = len(tops) == 1 and all(len(parcel.parts) > 1 for parcel in parcels)
    top = next(iter(tops)) if wrapped else ""
    known = wrapped and not _is_platform_name(top)
    if known and (top in WRAPPERS or top == archive_name or _is_platform_name(parcels[0].parts[1])):
        return [(parcel.parts[1:], parcel) for parcel in parcels]
    return [(parcel.parts, parcel) for parcel in parcels]


def sender(parts: Sequence[str], assignment: str) -> Sender | None:
    """Who sent a file, or None where it is for another assignment or nobody's."""
    top, rest = parts[0], tuple(parts[1:])
    if found := EXCHANGE.fullmatch(top):
        if found["assignment"] != assignment or not rest:
            return None
        return Sender(found["id"], None, found["time"], rest[-1], rest[:-1])
    if found := MOODLE.fullmatch(top):
        file = rest[-1] if rest else found["file"]
        return Sender(found["name"], found["number"], "", file, rest[:-1])
    if not rest and (found := CANVAS.fullmatch(top)):
        return Sender(found["name"], found["number"], found["upload"].zfill(20), COPY.sub("", found["file"]))
    if not rest:
        return Sender(top.rpartition(".")[0] or top, None, "", top)
    return Sender(top, None, "", rest[-1], rest[:-1])


def _is_platform_name(name: str) -> bool:
    return any(pattern.fullmatch(name) for pattern in (EXCHANGE, MOODLE, CANVAS))
