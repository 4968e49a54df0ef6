"""What nbgrader's exchange notes beside a submission: when it came, and the key under which feedback returns."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from nbgrader.utils import parse_utc

from ..intake import Limits

TIMESTAMP = "timestamp.txt"
KEY = "submission_secret.txt"
"""The name under which nbgrader's exchange hands feedback back is made from it."""
LONGEST_NOTE = Limits(file_bytes=1000)
SLACK = timedelta(minutes=1)
"""The stamp is made first, the files are written then: so much may lie between."""


def read_stamp(text: str) -> datetime | None:
    """The time that a stamp says, in UTC and as nbgrader reads it; None where it says none."""
    try:
        found: datetime = parse_utc(text.strip())
    except (ValueError, OverflowError, TypeError, AttributeError):
        return None
    return found.replace(tzinfo=UTC)


def disagrees(stamp: str, came: datetime) -> bool:
    """Whether a stamp says another time than the files have."""
    said = read_stamp(stamp)
    return said is None or not came - SLACK <= said <= came
