"""Times as people, nbgrader and learning platforms write them; no guesses."""

import re
from contextlib import suppress
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

from .errors import CollectError
from .moodle_words import month_number

ISO = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)"
    r"(?:[T ](?P<clock>\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?)(?: ?(?P<zone>Z|UTC|[+-]\d\d(?::?\d\d)?))?)?",
    re.ASCII | re.IGNORECASE,
)
MOODLE_DAYS = ("%A, %d %B %Y", "%A, %B %d, %Y")
MOODLE_CLOCKS = ("%I:%M %p", "%H:%M")
OTHER_MOODLE = re.compile(
    r"[^\W\d_]+,? (?P<day>\d{1,2})\.? (?:de )?(?P<month>[^\W\d_]+) (?:de )?(?P<year>\d{4}), (?P<clock>\d{1,2}:\d\d)"
)
ZONES = "Name one as the tz database does: Europe/Berlin, America/New_York, UTC."


def read_time(text: str, zone: tzinfo | None = None) -> datetime | None:
    """The time that a text says, in UTC, or None where it is in no form that can be read in one way only.

    Forms are ISO 8601 from the day on (``2026-11-03``, ``2026-11-03 17:00``, ``2026-11-03T17:00:00+01:00``,
    nbgrader's ``2026-11-03 17:00:00.0 UTC``) and the long one of Moodle in English, German, French and Spanish
    (``Tuesday, 3 November 2026, 5:00 PM``).

    Args:
        text: What somebody wrote.
        zone: Where the clock hung, for a text that does not say it.

    Raises:
        NoZone: Neither the text nor `zone` says it.
        NotOneHour: At that place the clock showed that hour twice, or never.
    """
    try:
        moment = _iso(text) or _moodle(" ".join(text.split()))
        if moment is None or moment.tzinfo is not None:
            return moment and moment.astimezone(UTC)
        if zone is not None:
            return _at(moment, zone)
    except NotOneHour:
        raise
    except (ValueError, OverflowError):
        return None
    raise NoZone


class NoZone(ValueError):  # noqa: N818 - its catcher writes the sentence
    """A time does not say where the clock hung, and nobody else did."""


class NotOneHour(ValueError):  # noqa: N818 - its catcher writes the sentence
    """An hour that a clock change makes ambiguous, or leaves out; the message says which."""


def find_zone(name: str) -> tzinfo | None:
    """The time zone of a name such as ``Europe/Berlin``; None for an empty name.

    Raises:
        CollectError: There is none of that name.
    """
    try:
        return ZoneInfo(name) if name else None
    except (OSError, ValueError, KeyError):  # a folder, a path, a name that is unknown
        raise CollectError(f"{name!r} is no time zone. {ZONES}") from None


def _at(clock: datetime, zone: tzinfo) -> datetime:
    first, second = (clock.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return first.astimezone(UTC)
    there_and_back = first.astimezone(UTC).astimezone(zone).replace(tzinfo=None)
    raise NotOneHour("twice" if there_and_back == clock else "never")


def _iso(text: str) -> datetime | None:
    found = ISO.fullmatch(text)
    if found is None:
        return None
    zone = (found["zone"] or "").upper().replace("UTC", "Z")
    return datetime.fromisoformat(f"{found['day']}T{found['clock'] or '00:00'}{zone}")


def _moodle(text: str) -> datetime | None:
    found = OTHER_MOODLE.fullmatch(text)
    if found and (month := month_number(found["month"])):
        hour, minute = map(int, found["clock"].split(":"))
        return datetime(int(found["year"]), month, int(found["day"]), hour, minute)
    for day in MOODLE_DAYS:
        for clock in MOODLE_CLOCKS:
            with suppress(ValueError):
                return datetime.strptime(text, f"{day}, {clock}")
    return None
