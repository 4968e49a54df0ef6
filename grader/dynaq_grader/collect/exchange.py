"""nbgrader's inbound folder: whose each attempt is, and when it came, by the files themselves."""

from __future__ import annotations

import os
import pwd
import re
import stat
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path

from ..intake import Limits, Refused
from ..intake.reading import open_file, read_opened
from .delivery import DeliveredFile, Delivery, is_systems, shown
from .errors import CollectError
from .layout import NOTEBOOK, exchange_name
from .stamps import KEY, LONGEST_NOTE, TIMESTAMP, disagrees

MOST_ENTRIES = 1_000
"""So many attempts of one account, and so many files in one: more would keep the class waiting."""
FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC


@dataclass(frozen=True)
class Attempt:
    """What one account handed in at one time.

    Attributes:
        student: The account.
        name: The folder's name in the inbound folder.
        stamp: The time that the name says.
        came: When the last of its files, or the folder, was changed, in UTC.
        files: Its regular files, which the same account owns.
    """

    student: str
    name: str
    stamp: str
    came: datetime
    files: tuple[DeliveredFile, ...]

    @property
    def notebooks(self) -> list[DeliveredFile]:
        """Its notebooks."""
        return [file for file in self.files if file.parts[-1].casefold().endswith(NOTEBOOK)]

    def file(self, name: str) -> DeliveredFile | None:
        """The file of a name; None where there is none."""
        return next((file for file in self.files if file.parts[-1] == name), None)


@dataclass(frozen=True)
class Choice:
    """Which attempts are wanted.

    Attributes:
        only: The one student whose attempts are looked at; all where it is None.
        kept: Students whose attempts are passed over.
        until: The last attempt until then counts, in UTC; where there is none, the last of all.
    """

    only: str | None = None
    kept: Collection[str] = ()
    until: datetime | None = None

    def has(self, student: str) -> bool:
        """Whether a student's attempts are wanted."""
        return self.only in (None, student) and student not in self.kept

    def last(self, attempts: Sequence[Attempt]) -> Attempt:
        """The attempt that counts of those in order, the last first: one with a notebook, if there is any."""
        whole = [attempt for attempt in attempts if attempt.notebooks] or attempts
        in_time = [attempt for attempt in whole if self.until is None or attempt.came <= self.until]
        return (in_time or whole)[0]


@dataclass
class Inbound:
    """What an inbound folder holds of one assignment.

    Attributes:
        attempts: Attempts by student, the last first.
        chosen: The attempt that counts, by student.
        delivery: The files of these, and sentences about what was refused.
        older: Names of the files of other attempts.
        corrected: Sentences about names that say another time than the files.
        others: Sentences about attempts in a student's name that are not the student's, by student.
    """

    attempts: dict[str, list[Attempt]] = field(default_factory=dict)
    chosen: dict[str, Attempt] = field(default_factory=dict)
    delivery: Delivery = field(default_factory=Delivery)
    older: list[str] = field(default_factory=list)
    corrected: list[str] = field(default_factory=list)
    others: dict[str, list[str]] = field(default_factory=dict)


def find_inbound(source: Path) -> Path | None:
    """The inbound folder that a folder is or holds, known by the names in it; None where there is none."""
    for folder in (source, source / "inbound"):
        if folder.is_dir() and any(exchange_name(name) and _is_folder(folder / name) for name in _names(folder)):
            return folder
    return source if source.name == "inbound" and source.is_dir() else None


def open_inbound(folder: Path, assignment: str, limits: Limits | None = None, choice: Choice | None = None) -> Inbound:
    """Looks through an inbound folder; no name in it is believed but where the account that owns all of it agrees.

    Args:
        folder: The inbound folder. It and the folders above are the instructor's and are trusted.
        assignment: Attempts at other assignments are passed over.
        limits: Only ``file_bytes`` is used.
        choice: Which attempts are wanted; each student's last without it.

    Raises:
        CollectError: The folder cannot be read.
    """
    inbound, choice = Inbound(), choice or Choice()
    names = _names(folder)
    for name in _without_floods(folder, names, inbound.delivery):
        found = exchange_name(name)
        if found is None:
            if not is_systems((name,)):
                inbound.delivery.refused.append(
                    f"{shown(name)}: not named as nbgrader names what is handed in (ID+ASSIGNMENT+TIME). Not taken."
                )
        elif found["assignment"] == assignment and choice.has(found["id"]):
            _look(folder, name, found, limits or Limits(), inbound)
    for student, attempts in inbound.attempts.items():
        attempts.sort(key=lambda attempt: (attempt.came, attempt.stamp), reverse=True)
        _choose(student, choice.last(attempts), inbound)
    return inbound


def _is_folder(path: Path) -> bool:
    """Whether it is a folder; a link may lead where nobody can even ask."""
    return not path.is_symlink() and path.is_dir()


def _names(folder: Path) -> list[str]:
    try:
        return sorted(path.name for path in folder.iterdir())
    except OSError as error:
        raise CollectError(
            f"{folder} cannot be read ({error.strerror}). Collect as the account that owns it."
        ) from None


def _without_floods(folder: Path, names: Sequence[str], delivery: Delivery) -> list[str]:
    """The names, without those of accounts that put in more than anybody hands in; a sentence about each of these."""
    owners = {}
    for name in names:
        with suppress(FileNotFoundError):  # whoever handed it in may take it back at any moment
            owners[name] = os.lstat(folder / name).st_uid
    floods = {owner: count for owner, count in Counter(owners.values()).items() if count > MOST_ENTRIES}
    for owner, count in sorted(floods.items()):
        delivery.refused.append(
            f"{_account(owner)}: owns {count} folders in the inbound folder, more than {MOST_ENTRIES}. None of them is "
            "taken; move away those that are not needed, or ask. Where this is a copy, `--trust-names` takes it."
        )
    return [name for name, owner in owners.items() if owner not in floods]


def _look(folder: Path, name: str, found: re.Match[str], limits: Limits, inbound: Inbound) -> None:
    try:
        attempt = _read_attempt(folder, name, found, limits, inbound.delivery)
    except Refused as refusal:
        inbound.delivery.refused.append(refusal.sentence)
        inbound.others.setdefault(found["id"], []).append(refusal.sentence)
    else:
        inbound.attempts.setdefault(attempt.student, []).append(attempt)


def _read_attempt(folder: Path, name: str, found: re.Match[str], limits: Limits, delivery: Delivery) -> Attempt:
    """One attempt, with sentences in `delivery` about what in it is left.

    Raises:
        Refused: The folder is none, cannot be read, or another account's than its name says.
    """
    with _opened(folder / name) as handle:
        seen = os.fstat(handle)
        owner = _account(seen.st_uid)
        if owner != found["id"]:
            raise Refused(
                "another-owner",
                f"{shown(name)}: named for {shown(found['id'])}, and it belongs to {owner}. Not taken; ask both. Where "
                "this is a copy, whose files are the copier's, `--trust-names` takes the names' word.",
            )
        files, times = [], [seen.st_ctime_ns]
        with os.scandir(handle) as listed:
            entries = sorted(entry.name for entry in islice(listed, MOST_ENTRIES + 1))
        if len(entries) > MOST_ENTRIES:
            raise Refused("too-many", f"{shown(name)}: holds more than {MOST_ENTRIES} files. Not taken.")
        for entry in entries:
            status = os.stat(entry, dir_fd=handle, follow_symlinks=False)
            fault = _fault(status, seen.st_uid)
            if fault:
                delivery.refused.append(f"{shown(name)}/{shown(entry)}: {fault}")
            elif stat.S_ISREG(status.st_mode):
                largest = LONGEST_NOTE if entry in (TIMESTAMP, KEY) else limits
                read = partial(_read, folder / name, seen, entry, status, largest)
                files.append(DeliveredFile((name, entry), read))
                times.append(status.st_ctime_ns)
    came = datetime.fromtimestamp(max(times) / 1e9, UTC)
    return Attempt(found["id"], name, found["time"], came, tuple(files))


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    """A folder that is no link, open for as long as the block lasts.

    Raises:
        Refused: It is none, or cannot be read.
    """
    name = shown(path.name)
    try:
        handle = os.open(path, FOLDER)
    except OSError as error:
        if path.is_symlink():
            raise Refused("link", f"{name}: a link, which is not followed. Not taken.") from None
        if isinstance(error, NotADirectoryError):
            raise Refused("not-a-folder", f"{name}: not a folder, as what is handed in is. Not taken.") from None
        raise _unreadable(name, error) from None
    try:
        yield handle
    except OSError as error:
        raise _unreadable(name, error) from None
    finally:
        os.close(handle)


def _unreadable(name: str, error: OSError) -> Refused:
    remedy = "Not taken; ask for it to be handed in again."
    return Refused("unreadable", f"{name}: cannot be read ({error.strerror}). {remedy}")


def _account(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"the number {uid}, which no account has"


def _fault(status: os.stat_result, owner: int) -> str | None:
    """Why an entry of an attempt may not even be looked at; folders are passed over without a word."""
    if stat.S_ISLNK(status.st_mode):
        return "a link, which is not followed. Not taken."
    if not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
        return "a pipe, socket or device, not a file. Not taken."
    if status.st_uid != owner:
        return f"belongs to {_account(status.st_uid)}, not to {_account(owner)}. Not taken."
    return None


def _read(folder: Path, seen: os.stat_result, name: str, listed: os.stat_result, limits: Limits) -> bytes:
    """The bytes of a file, if folder and file are still those that were listed.

    Raises:
        Refused: They are not, or the file cannot be read.
    """
    with _opened(folder) as handle, open_file(name, folder=handle) as file:
        data = read_opened(file, name, limits)
        if not _is_same(os.fstat(handle), seen) or not _is_same(os.fstat(file), listed):
            raise Refused("changed", f"{name} was changed while it was being collected. Collect again.")
    return data


def _is_same(now: os.stat_result, then: os.stat_result) -> bool:
    kept = ("st_dev", "st_ino", "st_uid", "st_ctime_ns")
    return all(getattr(now, name) == getattr(then, name) for name in kept)


def _choose(student: str, chosen: Attempt, inbound: Inbound) -> None:
    """Has one of the student's attempts delivered, and tells of the others."""
    inbound.chosen[student] = chosen
    inbound.delivery.files += chosen.files
    inbound.older += [file.name for one in inbound.attempts[student] if one is not chosen for file in one.notebooks]
    if disagrees(chosen.stamp, chosen.came):
        inbound.corrected.append(
            f"{student}: the name says {shown(chosen.stamp)}, the files are of {chosen.came:%Y-%m-%d %H:%M:%S} UTC, "
            "which counts."
        )


def has_names_of_the_exchange(paths: Sequence[tuple[tuple[str, ...], DeliveredFile]]) -> bool:
    """Whether folders of a delivery are named as in nbgrader's exchange."""
    return any(len(parts) > 1 and exchange_name(parts[0]) for parts, _ in paths)
