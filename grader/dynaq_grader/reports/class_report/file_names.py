"""File names for students, which a student cannot choose."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable

PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_@-]*(?:\.[A-Za-z0-9_@-]+)*")
LONGEST = 80


def page_names(students: Iterable[str]) -> dict[str, str]:
    """A file name for each student's page, distinct on any file system.

    An id of plain letters, digits and ``_@-.`` names its page. Any other, a long one, and ids that differ in case
    only get a hash of the id at the end.
    """
    ids = list(students)
    alike = Counter(student.casefold() for student in ids)
    return {student: f"{_stem(student, alike[student.casefold()] > 1)}.html" for student in ids}


def _stem(student: str, shared: bool) -> str:
    if PLAIN.fullmatch(student) and len(student) <= LONGEST and not shared:
        return student
    plain = re.sub(r"[^A-Za-z0-9_-]+", "-", student).strip("-")[:40] or "student"
    return f"{plain}-{hashlib.sha256(student.encode(errors='surrogatepass')).hexdigest()[:12]}"
