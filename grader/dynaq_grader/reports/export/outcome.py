"""What an export did, for the instructor to read."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Exported:
    """Outcome of an export.

    Attributes:
        path: The file that was written.
        written: Students who are in it with a grade or a page.
        without: Sentences about students who handed in and are not in it, and why.
        not_submitted: Ids of those who are known and handed nothing in; they get no 0.
        unmatched: Sentences about rows of the platform's file that belong to nobody here.
    """

    path: Path
    written: list[str] = field(default_factory=list)
    without: list[str] = field(default_factory=list)
    not_submitted: list[str] = field(default_factory=list)
    unmatched: list[str] = field(default_factory=list)
