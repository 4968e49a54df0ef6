"""Which student each file of a delivery belongs to."""

from collections.abc import Iterable, Mapping, Sequence

from .delivery import DeliveredFile, shown
from .layout import Sender, sender
from .names import ID_SIGNS, is_student_id, plain_name
from .roster import Roster
from .summary import Summary

TIMESTAMP = "timestamp.txt"
KEY = "submission_secret.txt"
"""The name under which nbgrader's exchange hands feedback back is made from it."""
NO_ID = f"that cannot be a student's id ({ID_SIGNS}). Rename it, or give a `--roster` that says whose name it is."
NOT_ONE = (
    "no student of the roster goes by that name, or more than one. Add a column of the platform's names or numbers."
)
CONTRADICTION = (
    "by the roster the name is {named}'s and the platform's number {number} is {numbered}'s. "
    "Correct the roster, or ask who chose that name."
)
Found = tuple[Sender, DeliveredFile]
Numbers = Mapping[str, str]


def by_student(
    paths: Iterable[tuple[tuple[str, ...], DeliveredFile]], assignment: str, people: Roster | Numbers, summary: Summary
) -> dict[str, list[Found]]:
    """Files by student id, in order.

    Args:
        paths: Where each file lies in the delivery.
        assignment: The assignment's name.
        people: The class. Where there is no roster names become ids; then it is the platform's number of each who
            handed in before.
        summary: Takes the files that are nobody's.
    """
    found: dict[str, list[Found]] = {}
    for parts, delivered in paths:
        origin = sender(parts, assignment)
        if origin is None or not origin.file.endswith(".ipynb"):
            if parts[-1] not in (TIMESTAMP, KEY):
                summary.extra.append(delivered.name)
            continue
        student, reason = _whose(origin, people)
        if student is None:
            summary.unknown.append(f"{shown(origin.name)} ({delivered.name}): {reason}")
        else:
            found.setdefault(student, []).append((origin, delivered))
    return {student: files for student, files in sorted(found.items()) if _is_one(student, files, people, summary)}


def _whose(origin: Sender, people: Roster | Numbers) -> tuple[str | None, str]:
    """The student's id, and where there is none the reason."""
    if not isinstance(people, Roster):
        name = origin.name if origin.number is None else plain_name(origin.name)
        return (name, "") if is_student_id(name) else (None, NO_ID)
    number = origin.number or ""
    named, numbered = people.find(origin.name), people.find_number(number)
    if named and numbered and named != numbered:
        return None, CONTRADICTION.format(named=named, number=number, numbered=numbered)
    student = named or people.find(number)
    return student, "" if student else NOT_ONE


def _is_one(student: str, files: Sequence[Found], people: Roster | Numbers, summary: Summary) -> bool:
    """Whether these files are one student's: the platform gives two students two numbers, whatever their names."""
    numbers = {origin.number for origin, _ in files if origin.number}
    if isinstance(people, Roster):
        named_so = all(people.find(number) == student for number in numbers)
    else:
        named_so = False
        numbers |= {people[student]} if numbers and student in people else set()
    if named_so or len(numbers) < 2:
        return True
    names = ", ".join(delivered.name for _, delivered in files[:5])
    listed = ", ".join(sorted(numbers))
    summary.unknown.append(
        f"{student}: {len(numbers)} students go by this name, with the platform's numbers {listed}; none of their "
        f"files was taken now ({names}). A `--roster` with a column of these numbers tells them apart."
    )
    return False
