"""Groups that hand in together: the table of groups and ids that an instructor gives."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .instructor_table import ID_COLUMNS, InstructorTable, Row, read_instructor_table
from .names import plain_name
from .roster import Roster

GROUP_COLUMNS = ("group", "group name", "team")


@dataclass(frozen=True)
class Groups:
    """Who is in which group; the names in the form of `plain_name`."""

    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def find(self, name: str) -> tuple[str, ...]:
        """Ids of the group of this name; none where there is no such group."""
        return self.members.get(plain_name(name), ())


def read_groups(path: Path, roster: Roster | None) -> Groups:
    """Reads a CSV with the columns ``group`` and ``id``, one line a member.

    Raises:
        CollectError: The file cannot be read, lacks a column, is empty, names somebody whom the roster does not
            have, or one student in two groups.
    """
    table = read_instructor_table(path)
    members: dict[str, list[str]] = {}
    group_of: dict[str, tuple[str, Row]] = {}
    for group, student, row in _rows(table):
        if roster is not None and student not in roster.ids:
            raise table.fault(row, f"{student} is not in the roster. Correct the id, or add the student there.")
        before, earlier = group_of.setdefault(student, (group, row))
        if before != group:
            raise table.fault(row, f"{student} is in another group in line {earlier.line} already. Leave one.")
        if student not in members.setdefault(group, []):
            members[group].append(student)
    if not members:
        raise table.no_rows("group")
    return Groups({group: tuple(ids) for group, ids in members.items()})


def _rows(table: InstructorTable) -> Iterator[tuple[str, str, Row]]:
    group_column, id_column = table.column(GROUP_COLUMNS), table.column(ID_COLUMNS)
    for row in table.rows():
        group = plain_name(row.cells[group_column])
        if not group:
            raise table.fault(
                row, "the name of the group has neither letters nor digits. Write it as the platform does."
            )
        yield group, table.student(row, id_column), row
