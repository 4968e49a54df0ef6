"""When what lies in ``submitted/`` came: by `dynaq collect`, else by the stamp that nbgrader's own collect left."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ..intake import Limits, Refused, read_file
from .delivery import shown
from .errors import CollectError
from .exchange import Attempt, Inbound, find_inbound, open_inbound
from .received import Receipt, moment, read_receipts
from .stamps import LONGEST_NOTE, TIMESTAMP, disagrees, read_stamp


@dataclass(frozen=True)
class HandedIn:
    """What is known of a submission that lies in ``submitted/``.

    Attributes:
        received: When it came, in UTC without a zone as nbgrader's gradebook keeps it; None where nobody knows.
        refusal: Why it is not the student's work, as a sentence, or None.
        corrected: A sentence about a stamp that is not believed, or None.
    """

    received: datetime | None = None
    refusal: str | None = None
    corrected: str | None = None


def handed_in(
    course: Path, assignment: str, students: Iterable[str], exchange: Path, limits: Limits | None = None
) -> dict[str, HandedIn]:
    """What is known of each student's submission.

    A notebook that `dynaq collect` took has the time of its receipt. One that came in another way, as by ``nbgrader
    collect``, has that of the stamp beside it; where the exchange can be read, it must be in an attempt of that very
    account's, and the stamp must be of the time of its files.

    Args:
        course: The course directory.
        assignment: The assignment's name.
        students: Whose submissions to look at.
        exchange: The course's folder in nbgrader's exchange, whether it is there or not.
        limits: Only ``file_bytes`` is used.

    Raises:
        CollectError: The record of times cannot be read.
    """
    receipts = read_receipts(course, assignment)
    inbound = _at_hand(exchange / "inbound", assignment, limits)
    found = {}
    for student in students:
        folder = course / "submitted" / student / assignment
        hashes = {hashlib.sha256(data).hexdigest() for data in _notebooks(folder, limits)}
        stamp = _stamp(folder)
        receipt = receipts.get(student)
        if receipt is not None and _is_of_receipt(receipt, stamp, hashes):
            found[student] = HandedIn(moment(receipt).replace(tzinfo=None))
        elif stamp is not None and inbound is not None:
            found[student] = _checked(student, stamp, hashes, inbound)
        elif stamp is not None:
            found[student] = _believed(student, stamp)
    return found


def _at_hand(folder: Path, assignment: str, limits: Limits | None) -> Inbound | None:
    """The inbound folder, if this account can read it."""
    try:
        return None if find_inbound(folder) is None else open_inbound(folder, assignment, limits)
    except (OSError, CollectError):
        return None


def _is_of_receipt(receipt: Receipt, stamp: str | None, hashes: set[str]) -> bool:
    """Whether `dynaq collect` put there what lies there, though the instructor may have changed the notebook since."""
    return stamp is None or receipt.sha256 in hashes or read_stamp(stamp) == moment(receipt)


def _stamp(folder: Path) -> str | None:
    try:
        return read_file(folder / TIMESTAMP, LONGEST_NOTE).decode(errors="replace").strip()
    except Refused:
        return None


def _notebooks(folder: Path, limits: Limits | None) -> Iterable[bytes]:
    for path in sorted(folder.glob("*.ipynb")):
        try:
            yield read_file(path, limits)
        except Refused:
            continue


def _believed(student: str, stamp: str) -> HandedIn:
    came = read_stamp(stamp)
    if came is None:
        return HandedIn(corrected=f"{student}: {TIMESTAMP} says {shown(stamp)}, which is no time; none is recorded.")
    return HandedIn(came.replace(tzinfo=None))


def _checked(student: str, stamp: str, hashes: set[str], inbound: Inbound) -> HandedIn:
    """What the exchange says of a submission that was copied from it."""
    attempts = inbound.attempts.get(student, [])
    same = [attempt for attempt in attempts if hashes & set(_hashes(attempt))]
    if same:
        first = min(same, key=lambda attempt: attempt.came)
        came = first.came.replace(tzinfo=None)
        if not disagrees(stamp, first.came):
            return _believed(student, stamp)
        return HandedIn(
            came, corrected=f"{student}: the stamp says {shown(stamp)}, the files are of {came:%Y-%m-%d %H:%M:%S} UTC."
        )
    if not attempts and student not in inbound.others:
        return _believed(student, stamp)
    why = inbound.others.get(student, ())
    own = f"What lies in submitted/{student} is in no folder of the exchange that is {student}'s own."
    remedy = "Collect it anew with `dynaq collect` on the inbound folder; what you change yourself, change after that."
    return HandedIn(refusal=" ".join([own, *why, remedy]))


def _hashes(attempt: Attempt) -> Iterable[str]:
    for file in attempt.notebooks:
        try:
            yield hashlib.sha256(file.read()).hexdigest()
        except Refused:
            continue
