"""How numbers, times and verdicts read on a page."""

from __future__ import annotations

from datetime import datetime

VERDICTS = {
    "correct": "correct",
    "partial": "partly correct",
    "wrong": "wrong",
    "not_attempted": "not attempted",
    "missing": "missing",
    "error": "not judged",
}
MARKS = {
    "correct": "\N{CHECK MARK}",
    "partial": "\N{ALMOST EQUAL TO}",
    "wrong": "\N{MULTIPLICATION SIGN}",
    "not_attempted": "\N{EN DASH}",
    "missing": "\N{EN DASH}",
    "error": "!",
}


def points(value: float | None) -> str:
    """Points with at most two decimals; a dash where there are none."""
    return "\N{EN DASH}" if value is None else f"{value:.2f}".rstrip("0").rstrip(".")


def percent(share: float) -> str:
    """A share as whole per cent; 0 and 100 only where they are exact."""
    whole = round(100 * share)
    if 0 < share < 1:
        whole = min(99, max(1, whole))
    return f"{whole} %"


def moment(time: datetime | None) -> str:
    """A time in UTC to the minute."""
    return "unknown" if time is None else f"{time:%Y-%m-%d %H:%M} UTC"


def duration(seconds: float) -> str:
    """A time span in its two largest units."""
    minutes = max(1, round(seconds / 60))
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    parts = [(days, "day"), (hours, "hour"), (rest, "minute")]
    named = [f"{number} {unit}{'s' * (number != 1)}" for number, unit in parts if number]
    return " ".join(named[:2])


def exercise(grade_id: str) -> str:
    """A test cell's name for people."""
    return grade_id.removeprefix("test_").replace("_", " ")


def line_of(text: str) -> str:
    """Text on one line, without signs that cannot be printed."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in " ".join(text.split()))
