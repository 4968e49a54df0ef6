"""What a run of `collect` did, one line a student or file."""

from dataclasses import dataclass, field


@dataclass
class Summary:
    """Outcome of collecting.

    Attributes:
        collected: Students whose notebook lies in ``submitted/`` now.
        unchanged: Those of them whose notebook lay there before.
        unknown: Sentences about names that are nobody's, or of several students.
        refused: Sentences about files that were not taken, and why.
        missing: Students of the roster without a submission.
        extra: Files that belong to no notebook, which were left where they are, and times that are nobody's.
        set_aside: Things found in ``submitted/`` that do not belong there, moved to ``.dynaq/set-aside``.
    """

    collected: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    set_aside: list[str] = field(default_factory=list)
