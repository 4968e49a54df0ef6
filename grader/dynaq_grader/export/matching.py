"""Whose row it is in a file that a learning platform wrote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path

from ..collect.roster import Roster, plain_name, read_roster
from .outcome import Exported
from .tables import Table

NAME_COLUMNS = ("Full name", "Student", "First name", "LastName", "Surname", "Last name")


def owners(
    table: Table, ids: Sequence[str], students: Collection[str], roster: Path | None, outcome: Exported
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

    Raises:
        CourseError: The roster cannot be read.
    """
    people = read_roster(roster) if roster else Roster()
    known = {*students, *people.ids}
    found: dict[int, str] = {}
    for number, row in enumerate(table.rows):
        named = (text if text in known else people.find(text) for text in _clues(table, ids, row))
        student = next(filter(None, [*named, _by_name(_full_name(table, row), known, people)]), None)
        if student is not None:
            found[number] = student
    claims = Counter(found.values())
    for number, row in enumerate(table.rows):
        student = found.get(number)
        if student is None:
            outcome.unmatched.append(f"{_name(table, ids, row)}: no student here goes by that name.")
        elif claims[student] > 1:
            outcome.unmatched.append(
                f"{_name(table, ids, row)}: {claims[student]} rows could be {student}; none was used."
            )
            del found[number]
    return found


def _clues(table: Table, ids: Sequence[str], row: Sequence[str]) -> list[str]:
    columns = [at for name in ids if (at := table.column(name)) is not None]
    clues = [row[at].strip().removeprefix("Participant ") for at in columns]
    return [clue for clue in clues if clue]


def _by_name(name: str, known: Collection[str], people: Roster) -> str | None:
    """The roster's student of that name, or whose id `collect` made out of it where there was no roster."""
    plain = plain_name(name)
    return people.find(name) or (plain if plain in known else None)


def _full_name(table: Table, row: Sequence[str]) -> str:
    columns = [at for name in NAME_COLUMNS if (at := table.column(name)) is not None]
    return " ".join(row[at] for at in columns).strip()


def _name(table: Table, ids: Sequence[str], row: Sequence[str]) -> str:
    text = _full_name(table, row) or next(iter(_clues(table, ids, row)), "a row without a name")
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)[:200]
