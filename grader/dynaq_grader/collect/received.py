"""When a submission was received: the instructor's or the LMS's record, else when it was first seen here."""

import hashlib
import json
import os
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from ..base.writing import make_folder
from .errors import CollectError

NBGRADER_FORMAT = "%Y-%m-%d %H:%M:%S.%f UTC"


@dataclass(frozen=True)
class Receipt:
    """The record of one submission.

    Attributes:
        sha256: Of the notebook's bytes; other bytes are another submission.
        received: ISO time in UTC.
        by: ``record`` (the instructor's or LMS's), ``files`` (of nbgrader's exchange), ``names`` (of a copy of it) or
            ``first seen``.
        number: The platform's number for the student, if one is known.
        answers: Hash of the student's own code, if it could be told.
        saved_again: ISO time in UTC of a later file with the same answers, which does not count.
    """

    sha256: str
    received: str
    by: str
    number: str | None = None
    answers: str | None = None
    saved_again: str | None = None


@dataclass(frozen=True)
class Arrival:
    """What arrived of one student.

    Attributes:
        data: The notebook's bytes.
        answers: Hash of the student's own code, if it could be told.
        recorded: When it came, where that is known.
        number: The platform's number for the student.
        by: Who knows it, as in `Receipt`.
    """

    data: bytes
    answers: str | None = None
    recorded: datetime | None = None
    number: str | None = None
    by: str = "record"


def received_times(course: Path, assignment: str) -> dict[str, datetime]:
    """When each student's submission was received, without a zone in UTC, as nbgrader's gradebook keeps it.

    Raises:
        CollectError: Where the record cannot be read.
    """
    receipts = read_receipts(course, assignment)
    return {student: moment(receipt).replace(tzinfo=None) for student, receipt in receipts.items()}


def saved_again(course: Path, assignment: str) -> dict[str, datetime]:
    """When those handed in once more who had handed in the same answers before, in UTC.

    Raises:
        CollectError: Where the record cannot be read.
    """
    receipts = read_receipts(course, assignment)
    return {
        student: datetime.fromisoformat(receipt.saved_again)
        for student, receipt in receipts.items()
        if receipt.saved_again is not None
    }


def moment(receipt: Receipt) -> datetime:
    """The time of a receipt, in UTC."""
    return datetime.fromisoformat(receipt.received)


def new_receipt(arrival: Arrival, old: Receipt | None) -> Receipt:
    """The receipt of what arrived.

    The time is what is on record, else the old one's for the same bytes, else now. What the exchange says of bytes that
    were here before counts where it is earlier, and no table of the instructor's gave the time. Answers that were here
    before, run and saved once more, keep the time at which they were first here.
    """
    digest = hashlib.sha256(arrival.data).hexdigest()
    number = arrival.number or (old.number if old else None)
    if old is not None and old.sha256 == digest and _was_here(arrival, old):
        return replace(old, number=number, answers=arrival.answers)
    received = (arrival.recorded or datetime.now(UTC)).isoformat()
    by = "first seen" if arrival.recorded is None else arrival.by
    new = Receipt(digest, received, by, number, arrival.answers)
    if old is not None and _only_saved_again(new, old):
        return replace(new, received=old.received, by=old.by, saved_again=received)
    return new


def _was_here(arrival: Arrival, old: Receipt) -> bool:
    """Whether the old time stays for the same bytes."""
    if arrival.recorded is None:
        return True
    return arrival.by != "record" and (old.by == "record" or moment(old) <= arrival.recorded)


def _only_saved_again(new: Receipt, old: Receipt) -> bool:
    """Whether the answers were here before, in other bytes; a corrected time of the same bytes counts."""
    is_other_file = new.sha256 != old.sha256 or old.saved_again is not None
    return is_other_file and new.answers is not None and new.answers == old.answers and moment(old) < moment(new)


def read_receipts(course: Path, assignment: str) -> dict[str, Receipt]:
    """All receipts of an assignment.

    Raises:
        CollectError: Where the record cannot be read.
    """
    path = _path(course, assignment)
    try:
        receipts = {student: Receipt(**receipt) for student, receipt in json.loads(path.read_text("utf-8")).items()}
        for receipt in receipts.values():
            moment(receipt)
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, AttributeError):
        raise CollectError(f"{path} cannot be read. Move it away; times will be those of the next collect.") from None
    return receipts


def write_receipts(course: Path, assignment: str, receipts: dict[str, Receipt]) -> None:
    """Writes all receipts of an assignment, beside the file first."""
    path = _path(course, assignment)
    text = json.dumps({student: asdict(receipt) for student, receipt in sorted(receipts.items())}, indent=1)
    make_folder(path.parent)
    replace_file(path, f"{text}\n".encode())


def replace_file(path: Path, data: bytes) -> None:
    """Writes a file aside, then renames it: a link that was there is replaced and not followed."""
    aside = path.with_name(f".{path.name}.{os.getpid()}.new")
    aside.unlink(missing_ok=True)
    try:
        with aside.open("xb") as file:
            os.fchmod(file.fileno(), 0o600)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def _path(course: Path, assignment: str) -> Path:
    return Path(course) / ".dynaq" / "received" / f"{assignment}.json"
