"""Whose row it is in a file that a learning platform wrote."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from ...collect.moodle_words import FULL_NAME
from ...collect.names import plain_name, without_participant
from ...collect.roster import Roster, read_roster
from .outcome import Exported
from .spreadsheet_csv import Table

NAME_COLUMNS = (*FULL_NAME, "Student", "First name", "LastName", "Surname", "Last name")
PARTICIPANT = re.compile(r"(?P<word>\D+)(?P<number>\d+)")
UNKNOWN = "A `--roster` with a column `id` and one of the platform's names or numbers says who it is."
DOUBLED = "A `--roster` with a column `id` and one of the platform's numbers tells them apart."


def owners(
    table: Table,
    ids: Sequence[str],
    students: Collection[str],
    roster: Path | None,
    outcome: Exported,
    participants: int | None = None,
) -> dict[int, str]:
    """Student ids by number of row.

    Columns that the platform fills itself are asked first, in order; the name that a student may have chosen
    comes last. A student whom two rows claim gets neither.

    Args:
        table: The platform's file.
        ids: Names of its columns that identify a student, the best first.
        students: Ids of those who handed in.
        roster: CSV with a column ``id`` and any columns of names, as for `collect`.
        outcome: Takes a sentence about each row that is nobody's.
        participants: Position of a column in which a word of any language stands before the platform's number.

    Raises:
        CourseError: The roster cannot be read.
    """
    people = read_roster(roster) if roster else Roster()
    known = {*students, *people.ids}
    plain = _by_plain_name(known)
    numbers = _participants(table, participants)
    found: dict[int, str] = {}
    for number, row in enumerate(table.rows):
        clues = [*_clues(table, ids, row), *numbers[number : number + 1]]
        named = (text if text in known else people.find(text) for text in clues)
        student = next(filter(None, [*named, _named(_full_name(table, row), known, plain, people)]), None)
        if student is not None:
            found[number] = student
    claims = Counter(found.values())
    for number, row in enumerate(table.rows):
        student = found.get(number)
        if student is None:
            outcome.unmatched.append(f"{_name(table, ids, row)}: no student here goes by that name. {UNKNOWN}")
        elif claims[student] > 1:
            outcome.unmatched.append(
                f"{_name(table, ids, row)}: {claims[student]} rows could be {student}; none was used. {DOUBLED}"
            )
            del found[number]
    return found


def _clues(table: Table, ids: Sequence[str], row: Sequence[str]) -> list[str]:
    columns = [at for name in ids if (at := table.column(name)) is not None]
    clues = [without_participant(row[at].strip()) for at in columns]
    return [clue for clue in clues if clue]


def _participants(table: Table, at: int | None) -> list[str]:
    """The number in each row of a column, none where its rows are not the same word and a number: names may be so."""
    found = [PARTICIPANT.fullmatch(row[at].strip()) for row in table.rows] if at is not None else []
    numbers = [match["number"] for match in found if match]
    words = {match["word"] for match in found if match}
    return numbers if len(numbers) == len(found) and len(words) == 1 else []


def _by_plain_name(known: Collection[str]) -> dict[str, str]:
    """Ids by the form that `collect` makes of a name, where only one of them has it."""
    found: dict[str, list[str]] = {}
    for student in known:
        found.setdefault(plain_name(student), []).append(student)
    return {plain: students[0] for plain, students in found.items() if plain and len(students) == 1}


def _named(name: str, known: Collection[str], plain: Mapping[str, str], people: Roster) -> str | None:
    """The student whose id is that name, else the roster's of that name, else whose id is like that name."""
    return name if name in known else people.find(name) or plain.get(plain_name(name))


def _full_name(table: Table, row: Sequence[str]) -> str:
    columns = [at for name in NAME_COLUMNS if (at := table.column(name)) is not None]
    return " ".join(row[at] for at in columns).strip()


def _name(table: Table, ids: Sequence[str], row: Sequence[str]) -> str:
    text = _full_name(table, row) or next(iter(_clues(table, ids, row)), "a row without a name")
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)[:200]
