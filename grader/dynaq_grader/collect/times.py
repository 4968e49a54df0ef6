"""Times as people, nbgrader and learning platforms write them; no guesses."""

import re
from contextlib import suppress
from datetime import UTC, datetime

ISO = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)"
    r"(?:[T ](?P<clock>\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?)(?: ?(?P<zone>Z|UTC|[+-]\d\d(?::?\d\d)?))?)?",
    re.ASCII | re.IGNORECASE,
)
MOODLE_DAYS = ("%A, %d %B %Y", "%A, %B %d, %Y")
MOODLE_CLOCKS = ("%I:%M %p", "%H:%M")


def read_time(text: str) -> datetime | None:
    """The time that a text says, in UTC, or None where it is in no form that can be read in one way only.

    Forms are ISO 8601 from the day on (``2026-11-03``, ``2026-11-03 17:00``, ``2026-11-03T17:00:00+01:00``,
    nbgrader's ``2026-11-03 17:00:00.0 UTC``) and the long one of Moodle in English (``Tuesday, 3 November 2026,
    5:00 PM``). A time without a zone is UTC.
    """
    with suppress(ValueError, OverflowError):
        moment = _iso(text) or _moodle(" ".join(text.split()))
        if moment is not None:
            return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    return None


def _iso(text: str) -> datetime | None:
    found = ISO.fullmatch(text)
    if found is None:
        return None
    zone = (found["zone"] or "").upper().replace("UTC", "Z")
    return datetime.fromisoformat(f"{found['day']}T{found['clock'] or '00:00'}{zone}")


def _moodle(text: str) -> datetime | None:
    for day in MOODLE_DAYS:
        for clock in MOODLE_CLOCKS:
            with suppress(ValueError):
                return datetime.strptime(text, f"{day}, {clock}")
    return None
