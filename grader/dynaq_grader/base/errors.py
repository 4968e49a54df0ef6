"""Every error that a person can meet: a sentence, and the exit status that a command ends with."""

from __future__ import annotations

from typing import ClassVar


class DynaqError(Exception):
    """Something that whoever gave a command can mend; the message says what happened and what to do next.

    Attributes:
        exit_status: What a command ends with: 1 where a submission is at fault, 2 for usage and set-up.
    """

    exit_status: ClassVar[int] = 2


class CourseError(DynaqError):
    """Something about the course's files or set-up is wrong."""
