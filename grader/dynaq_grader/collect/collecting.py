"""Bringing submissions into ``submitted/ID/ASSIGNMENT/NOTEBOOK.ipynb``."""

import zipfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from ..intake import Limits, Refused
from .answers import read_answers
from .delivery import DeliveredFile, Delivery, open_folder, open_zip
from .errors import CollectError
from .exchange import Choice, find_inbound, has_names_of_the_exchange, open_inbound
from .groups import Groups, read_groups
from .keys import claims_before
from .layout import unwrapped
from .names import is_student_id
from .notes import Note, claims_by_files, claims_in_copy, notes_by_files, notes_by_names, with_own_keys
from .owners import Found, Numbers, People, by_student
from .received import NBGRADER_FORMAT, Arrival, moment, new_receipt, read_receipts, write_receipts
from .received_table import Record, read_record
from .roster import Roster, find_roster, keep_roster, read_roster
from .storing import store
from .summary import Summary

ORIGINS = ("source", "release")
"""Folders of a course by which an assignment is known."""


def collect(
    source: Path,
    course: Path,
    assignment: str,
    *,
    roster: Path | None = None,
    received: Path | None = None,
    groups: Path | None = None,
    timezone: str = "",
    limits: Limits | None = None,
    trust_names: bool = False,
    choice: Choice | None = None,
) -> Summary:
    """Takes submissions into a course.

    ``source`` is a folder or a zip: notebooks named by student id, a folder a student, the inbound folder of
    nbgrader's exchange (``ID+ASSIGNMENT+TIME``), or what Moodle and Canvas make of "download all submissions". Only
    regular files are read, no link is followed, and nothing in ``source`` is changed. Whose an attempt in an inbound
    folder is, and when it came, its files say.

    Args:
        source: The folder or zip.
        course: The course directory.
        assignment: The assignment's name.
        roster: CSV with a column ``id`` and any columns of names and numbers; without it names become ids.
        received: CSV with a column ``id`` and one of times. For whom it has none, the time is when a run of
            `collect` first saw the submission; no file of a student's is asked.
        groups: CSV with the columns ``group`` and ``id``: what a group handed in is each member's.
        timezone: Where times in ``received`` have none, as in ``Europe/Berlin``.
        limits: Only ``file_bytes`` is used.
        trust_names: For a copy of an inbound folder: its names are believed, since its files are the copier's.
        choice: Which attempts of an inbound folder are wanted; each student's last without it.

    Returns:
        What was taken, what was not and why.

    Raises:
        CollectError: Where ``source``, a table or the course cannot be used at all, or has no such assignment.
    """
    course, source = Path(course), Path(source)
    _check_assignment(course, assignment)
    people = read_roster(Path(roster)) if roster else None
    teams = read_groups(Path(groups), people) if groups else Groups()
    record = read_record(Path(received), people, timezone) if received else None
    summary = Summary(unknown=list(people.faults) if people else [])
    believed = None if trust_names else find_inbound(source)
    with ExitStack() as stack:
        if believed is None:
            delivery = _open(source, limits or Limits(), stack)
            paths = unwrapped(delivery.files, source.stem)
            _insist_on_owners(source, trust_names or not has_names_of_the_exchange(paths))
        else:
            inbound = open_inbound(believed, assignment, limits, choice)
            delivery = inbound.delivery
            paths = [(file.parts, file) for file in delivery.files]
            summary.extra += inbound.older
            summary.corrected += inbound.corrected
        summary.refused += delivery.refused
        found = by_student(paths, assignment, People(people, _numbers(course, assignment), teams), summary)
        notes = notes_by_names(found, paths) if believed is None else notes_by_files(found, inbound)
        claims = claims_in_copy(paths) if believed is None else claims_by_files(inbound)
        notes = with_own_keys(notes, [*claims, *claims_before(course, assignment, found)], summary)
        if record is not None:
            summary.extra += record.unused({*found, *_class(course, people, assignment)})
            doubtful = [student for student in found if student in record.doubtful]
            summary.refused += [f"{student}: {record.doubtful[student]}" for student in doubtful]
            found = {student: files for student, files in found.items() if student not in doubtful}
        _store_all(found, course, assignment, _overruled(notes, record), summary)
    if people and roster:
        keep_roster(course, Path(roster))
        summary.missing = [student for student in people.ids if not _has(course, student, assignment)]
    _tell_what_stays(course, assignment, summary)
    return summary


def _tell_what_stays(course: Path, assignment: str, summary: Summary) -> None:
    """Who sent no notebook now may have sent one before."""
    for student in [student for student in summary.no_notebook if _has(course, student, assignment)]:
        sent = ", ".join(summary.no_notebook.pop(student)[:5])
        summary.refused.append(f"{student}: sent {sent}, which is no notebook; what was collected before stays.")


def _check_assignment(course: Path, assignment: str) -> None:
    if not is_student_id(assignment):
        raise CollectError(f"{assignment!r} cannot be the name of an assignment.")
    if any((course / origin / assignment).is_dir() for origin in ORIGINS):
        return
    names = sorted({path.name for origin in ORIGINS for path in (course / origin).glob("[!.]*/")})
    others = f" or one of its assignments ({', '.join(names)})" if names else ""
    raise CollectError(
        f"There is no assignment folder {course / ORIGINS[0] / assignment}. "
        f"Name the course directory with --course{others}. Nothing was taken."
    )


def _class(course: Path, people: Roster | None, assignment: str) -> set[str]:
    """Ids of the roster given now or kept, and of those who handed in before."""
    kept = None if people else find_roster(course)
    ids = people.ids if people else read_roster(kept).ids if kept else ()
    return {*ids, *(path.parent.name for path in (course / "submitted").glob(f"*/{assignment}"))}


def _numbers(course: Path, assignment: str) -> Numbers:
    """The platform's numbers of those who handed in before."""
    receipts = read_receipts(course, assignment)
    return {student: receipt.number for student, receipt in receipts.items() if receipt.number}


def _open(source: Path, limits: Limits, stack: ExitStack) -> Delivery:
    if source.is_dir():
        return open_folder(source, limits)
    try:
        return open_zip(stack.enter_context(zipfile.ZipFile(source)), limits)
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        raise CollectError(f"{source} is neither a folder nor a zip that can be read.") from None


def _insist_on_owners(source: Path, known: bool) -> None:
    """Sees that it is known whose the files of a copied inbound folder are."""
    if not known:
        raise CollectError(
            f"{source} holds folders named as in nbgrader's exchange, and does not say whose files they are. Collect "
            "from the inbound folder itself; or give --trust-names, where nobody could have chosen those names for "
            "somebody else. Nothing was taken."
        )


def _overruled(notes: dict[str, Note], record: Record | None) -> dict[str, Note]:
    """What is known, with the times of the instructor's table where it has some."""
    times = record.times if record else {}
    tables = {student: replace(notes.get(student, Note()), came=time, by="record") for student, time in times.items()}
    return notes | tables


def _store_all(
    found: dict[str, list[Found]],
    course: Path,
    assignment: str,
    notes: dict[str, Note],
    summary: Summary,
) -> None:
    receipts = read_receipts(course, assignment)
    notebooks = _notebook_names(course, assignment)
    for student, files in found.items():
        try:
            chosen = _pick(student, files, notebooks, assignment, summary)
            contents = {name: _read(student, delivered) for name, delivered in chosen.items()}
            answers = read_answers(student, contents, course, assignment)
            main = contents[notebooks[0]] if notebooks[0] in contents else next(iter(contents.values()))
            old = receipts.get(student)
            note = notes.get(student, Note())
            arrival = Arrival(main, answers, note.came, files[0][0].number, note.by)
            receipt = new_receipt(arrival, old)
            receipt_time = moment(receipt).strftime(NBGRADER_FORMAT).encode()
            store(course, student, assignment, contents, receipt_time, summary, note.key)
        except Refused as refusal:
            summary.refused.append(refusal.sentence)
            continue
        receipts[student] = receipt
        write_receipts(course, assignment, receipts)
        summary.collected.append(student)
        if old is not None and old.sha256 == receipt.sha256:
            summary.unchanged.append(student)


def _notebook_names(course: Path, assignment: str) -> list[str]:
    """Names of the assignment's notebooks; one named like the assignment where nothing says otherwise."""
    for folder in ORIGINS:
        names = sorted(path.stem for path in (course / folder / assignment).glob("*.ipynb"))
        if names:
            return names
    return [assignment]


def _pick(
    student: str, files: Sequence[Found], notebooks: Sequence[str], assignment: str, summary: Summary
) -> dict[str, DeliveredFile]:
    """Chooses a student's file for each notebook of the assignment.

    Raises:
        Refused: Where several files claim to be one notebook.
    """
    current = [pair for pair in files if assignment in pair[0].inside] or files
    chosen: dict[str, DeliveredFile] = {}
    for name in notebooks:
        pairs = [pair for pair in current if pair[0].is_named(name)]
        if not pairs and len(notebooks) == 1:
            pairs = list(current)
        last = max((origin.attempt for origin, _ in pairs), default="")
        named = [delivered for origin, delivered in pairs if origin.attempt == last]
        if len({origin.file.casefold() for origin, _ in pairs if origin.number}) > 1:
            # A platform numbers files, not attempts: nothing says that the last of unlike names is the work.
            named = [delivered for _, delivered in pairs]
        if len(named) > 1:
            listed = ", ".join(delivered.name for delivered in named[:5])
            raise Refused("several", f"{student}: several files could be {name}.ipynb ({listed}). Leave one.")
        if named:
            chosen[name] = named[0]
    if not chosen:
        listed = ", ".join(delivered.name for _, delivered in current[:5])
        raise Refused("no-notebook", f"{student}: none of {listed} has the name of a notebook of {assignment}.")
    taken = [delivered.parts for delivered in chosen.values()]
    summary.extra += [delivered.name for _, delivered in files if delivered.parts not in taken]
    return chosen


def _read(student: str, delivered: DeliveredFile) -> bytes:
    try:
        return delivered.read()
    except Refused as refusal:
        about = "" if refusal.sentence.startswith(delivered.parts[-1]) else f"{delivered.name} "
        raise Refused(refusal.code, f"{student}: {about}{refusal.sentence}") from None


def _has(course: Path, student: str, assignment: str) -> bool:
    folder = course / "submitted" / student / assignment
    return folder.is_dir() and any(folder.glob("*.ipynb"))
