"""Bringing submissions into ``submitted/ID/ASSIGNMENT/NOTEBOOK.ipynb``."""

import os
import secrets
import stat
import zipfile
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from dynaq_grader.collect.layout import Sender, sender, unwrapped
from dynaq_grader.collect.parcels import Delivery, Parcel, open_folder, open_zip, shown
from dynaq_grader.collect.received import (
    NBGRADER_FORMAT,
    moment,
    new_receipt,
    read_receipts,
    replace_file,
    write_receipts,
)
from dynaq_grader.collect.roster import (
    CollectError,
    Roster,
    is_student_id,
    keep_roster,
    plain_name,
    read_received,
    read_roster,
)
from dynaq_grader.collect.summary import Summary
from dynaq_grader.intake import Limits, Refused, read_file

TIMESTAMP = "timestamp.txt"
KEY = "submission_secret.txt"
"""The name under which nbgrader's exchange hands feedback back is made from it."""
KEY_BYTES = 64
Found = tuple[Sender, Parcel]


def collect(
    source: Path,
    course: Path,
    assignment: str,
    *,
    roster: Path | None = None,
    received: Path | None = None,
    limits: Limits | None = None,
) -> Summary:
    """Take submissions into a course.

    ``source`` is a folder or a zip: notebooks named by student id, a folder a student, nbgrader's exchange
    (``ID+ASSIGNMENT+TIME``), or what Moodle and Canvas make of "download all submissions". Only regular files
    are read, no link is followed, and nothing in ``source`` is changed.

    Args:
        source: The folder or zip.
        course: The course directory.
        assignment: The assignment's name.
        roster: CSV with a column ``id`` and any columns of names; without it names become ids.
        received: CSV with a column ``id`` and one of times. For whom it has none, the time is when a run of
            `collect` first saw the submission; no file of a student's is asked.
        limits: Only ``file_bytes`` is used.

    Returns:
        What was taken, what was not and why.

    Raises:
        CollectError: Where ``source``, a table or the course cannot be used at all.
    """
    course, source = Path(course), Path(source)
    if not is_student_id(assignment):
        raise CollectError(f"{assignment!r} cannot be the name of an assignment.")
    people = read_roster(Path(roster)) if roster else None
    times = read_received(Path(received), people) if received else {}
    summary = Summary()
    with ExitStack() as stack:
        delivery = _open(source, limits or Limits(), stack)
        summary.refused += delivery.refused
        found = _by_student(delivery, source.stem, assignment, people, summary)
        _store_all(found, course, assignment, times, summary)
    if people and roster:
        keep_roster(course, Path(roster))
        summary.missing = [student for student in people.ids if not _has(course, student, assignment)]
    return summary


def _open(source: Path, limits: Limits, stack: ExitStack) -> Delivery:
    if source.is_dir():
        return open_folder(source, limits)
    try:
        return open_zip(stack.enter_context(zipfile.ZipFile(source)), limits)
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        raise CollectError(f"{source} is neither a folder nor a zip that can be read.") from None


def _by_student(
    delivery: Delivery, archive_name: str, assignment: str, people: Roster | None, summary: Summary
) -> dict[str, list[Found]]:
    found: dict[str, list[Found]] = {}
    for parts, parcel in unwrapped(delivery.parcels, archive_name):
        origin = sender(parts, assignment)
        if origin is None or not origin.file.endswith(".ipynb"):
            if parts[-1] not in (TIMESTAMP, KEY):
                summary.extra.append(parcel.name)
            continue
        student = _student_id(origin, people)
        if student is None:
            reason = "no student of the roster goes by that name" if people else "that cannot be a student's id"
            summary.unknown.append(f"{shown(origin.name)} ({parcel.name}): {reason}.")
        else:
            found.setdefault(student, []).append((origin, parcel))
    return dict(sorted(found.items()))


def _student_id(origin: Sender, people: Roster | None) -> str | None:
    if people is not None:
        return people.find(origin.name) or (people.find(origin.number) if origin.number else None)
    name = origin.name if origin.number is None else plain_name(origin.name)
    return name if is_student_id(name) else None


def _store_all(
    found: dict[str, list[Found]],
    course: Path,
    assignment: str,
    times: dict[str, datetime],
    summary: Summary,
) -> None:
    receipts = read_receipts(course, assignment)
    notebooks = _notebook_names(course, assignment)
    for student, files in found.items():
        try:
            chosen = _pick(student, files, notebooks, assignment, summary)
            contents = {name: _read(student, parcel) for name, parcel in chosen.items()}
            main = contents[notebooks[0]] if notebooks[0] in contents else next(iter(contents.values()))
            old = receipts.get(student)
            receipts[student] = new_receipt(main, old, times.get(student))
            stamp = moment(receipts[student]).strftime(NBGRADER_FORMAT).encode()
            _store(course, student, assignment, contents, stamp, summary)
        except Refused as refusal:
            summary.refused.append(refusal.sentence)
            continue
        write_receipts(course, assignment, receipts)
        summary.collected.append(student)
        if old is not None and old.sha256 == receipts[student].sha256:
            summary.unchanged.append(student)


def _notebook_names(course: Path, assignment: str) -> list[str]:
    """Names of the assignment's notebooks; one named like the assignment where nothing says otherwise."""
    for folder in ("source", "release"):
        names = sorted(path.stem for path in (course / folder / assignment).glob("*.ipynb"))
        if names:
            return names
    return [assignment]


def _pick(
    student: str, files: Sequence[Found], notebooks: Sequence[str], assignment: str, summary: Summary
) -> dict[str, Parcel]:
    """Choose a student's file for each notebook of the assignment.

    Raises:
        Refused: Where several files claim to be one notebook.
    """
    current = [pair for pair in files if assignment in pair[0].inside] or files
    chosen: dict[str, Parcel] = {}
    for name in notebooks:
        pairs = [pair for pair in current if pair[0].file == f"{name}.ipynb"]
        if not pairs and len(notebooks) == 1:
            pairs = list(current)
        last = max((origin.attempt for origin, _ in pairs), default="")
        named = [parcel for origin, parcel in pairs if origin.attempt == last]
        if len(named) > 1:
            listed = ", ".join(parcel.name for parcel in named[:5])
            raise Refused("several", f"{student}: several files could be {name}.ipynb ({listed}). Leave one.")
        if named:
            chosen[name] = named[0]
    if not chosen:
        listed = ", ".join(parcel.name for _, parcel in current[:5])
        raise Refused("no-notebook", f"{student}: none of {listed} has the name of a notebook of {assignment}.")
    taken = [parcel.parts for parcel in chosen.values()]
    summary.extra += [parcel.name for _, parcel in files if parcel.parts not in taken]
    return chosen


def _read(student: str, parcel: Parcel) -> bytes:
    try:
        return parcel.read()
    except Refused as refusal:
        about = "" if refusal.sentence.startswith(parcel.parts[-1]) else f"{parcel.name} "
        raise Refused(refusal.code, f"{student}: {about}{refusal.sentence}") from None


def _store(
    course: Path, student: str, assignment: str, contents: dict[str, bytes], stamp: bytes, summary: Summary
) -> None:
    folder = course / "submitted" / student / assignment
    files = {f"{name}.ipynb": data for name, data in contents.items()} | {TIMESTAMP: stamp}
    try:
        _make_plain_folders(folder, course)
        files[KEY] = _key(folder / KEY)
        _set_aside(folder, frozenset(files), course / ".dynaq" / "set-aside" / student / assignment, summary)
        for name, data in files.items():
            replace_file(folder / name, data)
    except OSError as error:
        remedy = "Make room or change its permissions, then collect again."
        raise Refused("not-written", f"{student}: {folder} cannot be written ({error.strerror}). {remedy}") from None


def _key(path: Path) -> bytes:
    """The key that lies there, or a new one: without any, ``nbgrader release_feedback`` stops the whole class."""
    try:
        return read_file(path, Limits(file_bytes=16 * KEY_BYTES))
    except Refused:
        return secrets.token_hex(KEY_BYTES).encode()


def _make_plain_folders(folder: Path, course: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for level in (folder, folder.parent):
        if level.is_symlink():
            name = level.relative_to(course)
            raise Refused("link", f"{name} is a link, through which nothing is written. Remove it and collect again.")


def _set_aside(folder: Path, wanted: frozenset[str], aside: Path, summary: Summary) -> None:
    """Move what nbgrader would copy or open (extra files, links, pipes) out of a student's folder."""
    for entry in list(os.scandir(folder)):
        is_plain = stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode)
        if entry.name in wanted and is_plain:
            continue
        aside.mkdir(parents=True, exist_ok=True)
        free = next(
            name
            for number in range(10_000)
            if not os.path.lexists(name := aside / (f"{entry.name}.{number}" if number else entry.name))
        )
        Path(entry.path).rename(free)
        summary.set_aside.append(shown(str(Path(entry.path).relative_to(folder.parents[2]))))


def _has(course: Path, student: str, assignment: str) -> bool:
    folder = course / "submitted" / student / assignment
    return folder.is_dir() and any(folder.glob("*.ipynb"))
