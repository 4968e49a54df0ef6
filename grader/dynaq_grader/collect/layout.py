"""Whose a file is, by where it lies and how exchanges and learning platforms name it."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from .delivery import DeliveredFile, shown
from .errors import CollectError
from .names import is_participant, without_participant
from .stamps import read_stamp

EXCHANGE = re.compile(r"(?P<id>[^+]+)\+(?P<assignment>[^+]+)\+(?P<time>[^+]+)(?:\+[^+]*)?")
MOODLE = re.compile(r"(?P<name>.+?)_(?P<number>\d+)_assignsubmission_(?:file|onlinetext)_?(?P<file>.*)")
CANVAS = re.compile(r"(?P<name>[^_]+)(?:_LATE)?_(?P<number>\d+)_(?P<upload>\d+)_(?P<file>.+)", re.IGNORECASE)
MOODLE_MARK = re.compile(r"_(\d+)_assignsubmission_(?:file|onlinetext)")
COPY = re.compile(r"-\d+(?=\.ipynb$)", re.IGNORECASE)  # Canvas numbers a file that is handed in again
ENDING = re.compile(r"(?:\.ipynb)?\.[^.]*$", re.IGNORECASE)  # browsers put a second one behind a notebook's
NOTEBOOK = ".ipynb"
WRAPPERS = frozenset({"submissions", "submitted", "inbound"})


@dataclass(frozen=True)
class Sender:
    """Who a file came from.

    Attributes:
        name: Id, or the name that the platform uses.
        number: The platform's own number for the student, if its names hold one.
        attempt: Orders several attempts of one student, the greatest counts; empty where there is one, or no time in
            the name of one.
        file: The file's name as the student called it.
        inside: Folders between the student's own and the file.
    """

    name: str
    number: str | None
    attempt: str
    file: str
    inside: tuple[str, ...] = ()

    @property
    def is_notebook(self) -> bool:
        """Whether the file is named as a notebook, in capitals or not."""
        return self.file.casefold().endswith(NOTEBOOK)

    def is_named(self, notebook: str) -> bool:
        """Whether the file has the name of a notebook, in capitals or not."""
        return self.file.casefold() == f"{notebook}{NOTEBOOK}".casefold()


class TwoReadings(ValueError):  # noqa: N818 - the message reads on from the name of the file
    """A name that a platform may have made for either of two people; the message says how it can be read."""


def exchange_name(folder: str) -> re.Match[str] | None:
    """The parts of a folder's name in nbgrader's exchange; None where it is none, or Moodle's mark stands in it."""
    return None if MOODLE_MARK.search(folder) else EXCHANGE.fullmatch(folder)


def unwrapped(files: Sequence[DeliveredFile], archive_name: str) -> list[tuple[tuple[str, ...], DeliveredFile]]:
    """Paths without a folder around everything, such as zip programs add.

    Raises:
        CollectError: The folder could as well be one student's, who gave the files in it a platform's names.
    """
    top = _only_folder(files)
    if top in WRAPPERS or top == archive_name:
        return [(file.parts[1:], file) for file in files]
    notebooks = [file for file in files if top is not None and file.parts[-1].casefold().endswith(NOTEBOOK)]
    inside = [file for file in notebooks if _is_platform_name(file.parts[1])]
    if inside:
        raise CollectError(
            f"Everything lies in the folder {shown(str(top))}, and {inside[0].name} is named as by a platform. "
            "If the folder is the platform's download, unpack the zip and give the folder itself; "
            "if it is one student's, rename the file. Nothing was taken."
        )
    return [(file.parts, file) for file in files]


def _only_folder(files: Sequence[DeliveredFile]) -> str | None:
    """The folder in which everything lies, unless it is named by a platform."""
    tops = {file.parts[0] for file in files}
    if len(tops) != 1 or any(len(file.parts) == 1 for file in files):
        return None
    top = next(iter(tops))
    return None if _is_platform_name(top) else top


def sender(parts: Sequence[str], assignment: str) -> Sender | None:
    """Who sent a file, or None where it is for another assignment.

    A folder's name decides alone. Names are in composed characters, as ids are written; a Mac's are not.

    Raises:
        TwoReadings: The name can be read in two ways.
    """
    top, *rest = (unicodedata.normalize("NFC", part) for part in parts)
    return _in_folder(top, tuple(rest), assignment) if rest else _loose(top)


def _in_folder(top: str, rest: tuple[str, ...], assignment: str) -> Sender | None:
    _insist_on_one_reading(top, set(MOODLE_MARK.findall(top)))
    if found := MOODLE.fullmatch(top):
        return Sender(_moodle_name(found), found["number"], "", rest[-1], rest[:-1])
    if found := exchange_name(top):
        if found["assignment"] != assignment:
            return None
        came = read_stamp(found["time"])
        return Sender(found["id"], None, came.isoformat() if came else "", rest[-1], rest[:-1])
    return Sender(top, None, "", rest[-1], rest[:-1])


def _loose(name: str) -> Sender:
    canvas, moodle = CANVAS.fullmatch(name), MOODLE.fullmatch(name)
    numbers = {found["number"] for found in (canvas, moodle) if found}
    _insist_on_one_reading(name, numbers | set(MOODLE_MARK.findall(name)))
    if canvas:
        return Sender(canvas["name"], canvas["number"], canvas["upload"].zfill(20), COPY.sub("", canvas["file"]))
    if moodle:
        return Sender(_moodle_name(moodle), moodle["number"], "", moodle["file"])
    return Sender(ENDING.sub("", name) or name, None, "", name)


def _moodle_name(found: re.Match[str]) -> str:
    """The name in front of a number; where marking is blind it says nothing, and the number is part of it.

    Raises:
        TwoReadings: It is another participant's number.
    """
    name, number = found["name"], found["number"]
    if is_participant(name):
        return f"{name} {number}"
    named = without_participant(name)
    _insist_on_one_reading(name, {number, named} if named != name else {number})
    return name


def _insist_on_one_reading(name: str, numbers: set[str]) -> None:
    """Whoever may choose a name on the platform could make it look like another's file."""
    if len(numbers) > 1:
        listed = " or ".join(sorted(numbers, key=int))
        raise TwoReadings(f"by its name it is of the platform's number {listed}")


def _is_platform_name(name: str) -> bool:
    return any(pattern.fullmatch(name) for pattern in (EXCHANGE, MOODLE, CANVAS))
