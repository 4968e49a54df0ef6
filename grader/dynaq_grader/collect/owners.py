"""Which student each file of a delivery belongs to."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from .delivery import DeliveredFile, shown
from .groups import Groups
from .layout import Sender, TwoReadings, sender
from .names import ID_SIGNS, is_student_id, plain_name
from .roster import Roster
from .stamps import KEY, TIMESTAMP
from .summary import Summary

NO_ID = f"that cannot be a student's id ({ID_SIGNS}). Rename it, or give a `--roster` that says whose name it is."
NOT_ONE = (
    "no student of the roster goes by that name, or more than one. Add a column of the platform's names or numbers."
)
CONTRADICTION = (
    "by the roster the name is {named}'s and the platform's number {number} is {numbered}'s. "
    "Correct the roster, or ask who chose that name."
)
ANOTHER_NUMBER = (
    "by the roster the name is {named}'s, whose number on the platform is {known} and not {number}. "
    "Correct the roster, or ask who chose that name."
)
ANOTHER_NAME = (
    "by the roster the platform's number {number} is {numbered}'s, who has another name there ({names}). If this is "
    "a group's, give the groups with `--groups`; if it is {numbered}'s, add this name to the roster in a column."
)
TWO_PEOPLE = (
    "{reading}, and nothing says which. Ask who chose that name, give the file or folder the id of its student as "
    "its name, and collect again."
)
GROUP_AND_STUDENT = "it is the name of a group and of {named}. Rename one of them in the table of groups or the roster."
Found = tuple[Sender, DeliveredFile]
Numbers = Mapping[str, str]


@dataclass(frozen=True)
class People:
    """Who may have handed in.

    Attributes:
        roster: The class; without one names become ids.
        numbers: The platform's number of each who handed in before.
        groups: Groups that hand in together.
        number_columns: Columns of the roster in which this delivery's numbers stand.
    """

    roster: Roster | None = None
    numbers: Numbers = field(default_factory=dict)
    groups: Groups = field(default_factory=Groups)
    number_columns: Collection[str] = ()


def by_student(
    paths: Iterable[tuple[tuple[str, ...], DeliveredFile]], assignment: str, people: People, summary: Summary
) -> dict[str, list[Found]]:
    """Notebooks by student id, in order; a group's are each member's.

    Args:
        paths: Where each file lies in the delivery.
        assignment: The assignment's name.
        people: Who may have handed in.
        summary: Takes the files that are nobody's, and those that are no notebooks.
    """
    found: dict[str, list[Found]] = {}
    others: dict[str, list[DeliveredFile]] = {}
    sent = list(_senders(paths, assignment, summary))
    if people.roster is not None:
        numbered = [(origin.name, origin.number) for origin, _ in sent if origin.number]
        people = replace(people, number_columns=people.roster.number_columns(numbered))
    for origin, delivered in sent:
        _sort_in(origin, delivered, people, summary, (found, others))
    _tell_what_is_no_notebook(found, others, summary)
    return {student: files for student, files in sorted(found.items()) if _is_one(student, files, people, summary)}


def _senders(
    paths: Iterable[tuple[tuple[str, ...], DeliveredFile]], assignment: str, summary: Summary
) -> Iterator[Found]:
    """The files that are somebody's by their names; the others go to the summary."""
    for parts, delivered in paths:
        if parts[-1] in (TIMESTAMP, KEY):
            continue
        try:
            origin = sender(parts, assignment)
        except TwoReadings as reading:
            summary.unknown.append(f"{delivered.name}: {TWO_PEOPLE.format(reading=reading)}")
            continue
        if origin is None:
            summary.extra.append(delivered.name)
        elif not origin.file.startswith("._"):  # what a Mac notes about a file
            yield origin, delivered


def _sort_in(
    origin: Sender,
    delivered: DeliveredFile,
    people: People,
    summary: Summary,
    into: tuple[dict[str, list[Found]], dict[str, list[DeliveredFile]]],
) -> None:
    """Puts a file to its owners' notebooks or other files; what is nobody's goes to the summary."""
    students, reason = _whose(origin, people)
    if len(students) > 1:  # a group's number is not its members'
        origin = replace(origin, number=None)
    for student in students:
        if origin.is_notebook:
            into[0].setdefault(student, []).append((origin, delivered))
        else:
            into[1].setdefault(student, []).append(delivered)
    if not students and origin.is_notebook:
        summary.unknown.append(f"{shown(origin.name)} ({delivered.name}): {reason}")
    elif not students:
        summary.extra.append(delivered.name)


def _tell_what_is_no_notebook(
    found: Mapping[str, list[Found]], others: Mapping[str, list[DeliveredFile]], summary: Summary
) -> None:
    """Files beside a notebook are extra; where there is none, they are all that the student sent."""
    for student, files in sorted(others.items()):
        if student in found:
            summary.extra += [delivered.name for delivered in files if delivered.name not in summary.extra]
        else:
            summary.no_notebook[student] = [delivered.name for delivered in files]


def _whose(origin: Sender, people: People) -> tuple[tuple[str, ...], str]:
    """The student's id, or those of a group, and where there is none the reason."""
    members = people.groups.find(origin.name)
    if members:
        named = people.roster.find(origin.name) if people.roster else None
        return ((), GROUP_AND_STUDENT.format(named=named)) if named else (members, "")
    if people.roster is None:
        name = origin.name if origin.number is None else plain_name(origin.name)
        return ((name,), "") if is_student_id(name) else ((), NO_ID)
    student, reason = _in_roster(origin, people.roster, people.number_columns)
    return (student,) if student else (), reason


def _in_roster(origin: Sender, roster: Roster, number_columns: Collection[str]) -> tuple[str | None, str]:
    number = origin.number or ""
    named, numbered = roster.find(origin.name), roster.find_number(number)
    if named and numbered and named != numbered:
        return None, CONTRADICTION.format(named=named, number=number, numbered=numbered)
    known = roster.other_number(named, number, number_columns) if named and number else None
    if known is not None:
        return None, ANOTHER_NUMBER.format(named=named, known=known, number=number)
    student = named or roster.find(number)
    if student is None:
        return None, NOT_ONE
    if not named and not roster.may_be(student, origin.name):
        names = ", ".join(map(shown, roster.called[student]))
        return None, ANOTHER_NAME.format(number=number, numbered=student, names=names)
    return student, ""


def _is_one(student: str, files: Sequence[Found], people: People, summary: Summary) -> bool:
    """Whether these files are one student's: the platform gives two students two numbers, whatever their names."""
    numbers = {origin.number for origin, _ in files if origin.number}
    if numbers and student in people.numbers:
        numbers.add(people.numbers[student])
    named_so = people.roster is not None and all(people.roster.find(number) == student for number in numbers)
    if named_so or len(numbers) < 2:
        return True
    names = ", ".join(delivered.name for _, delivered in files[:5])
    listed = ", ".join(sorted(numbers))
    summary.unknown.append(
        f"{student}: {len(numbers)} students go by this name, with the platform's numbers {listed}; none of their "
        f"files was taken now ({names}). A `--roster` with a column of these numbers tells them apart."
    )
    return False
