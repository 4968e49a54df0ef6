"""What a run of `collect` did, one line a student or file."""

from dataclasses import dataclass, field

RENAMED = (".ipynb.txt", ".ipynb.json", ".ipynb.html")
"""What browsers make of a notebook's name."""


@dataclass
class Summary:
    """Outcome of collecting.

    Attributes:
        collected: Students whose notebook lies in ``submitted/`` now.
        unchanged: Those of them whose notebook lay there before.
        unknown: Sentences about names that are nobody's, or of several students.
        refused: Sentences about files that were not taken, and why.
        missing: Students of the roster without a submission.
        no_notebook: Names of what a student sent who sent no notebook, by id.
        extra: Files that belong to no notebook, which were left where they are, and times that are nobody's.
        corrected: Sentences about times that names say and files do not.
        set_aside: Things found in ``submitted/`` that do not belong there, moved to ``.dynaq/set-aside``.
    """

    collected: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    no_notebook: dict[str, list[str]] = field(default_factory=dict)
    extra: list[str] = field(default_factory=list)
    corrected: list[str] = field(default_factory=list)
    set_aside: list[str] = field(default_factory=list)

    @property
    def is_complete(self) -> bool:
        """Whether everything that students sent was taken."""
        return not (self.refused or self.unknown or self.no_notebook)

    @property
    def not_submitted(self) -> list[str]:
        """Who is missing, with what they sent instead of a notebook."""
        only_sent = [student for student in self.no_notebook if student not in self.missing]
        return [self._without_notebook(student) for student in (*self.missing, *only_sent)]

    def _without_notebook(self, student: str) -> str:
        sent = self.no_notebook.get(student)
        if not sent:
            return student
        texts = [name for name in sent if name.casefold().endswith(RENAMED)]
        remedy = f"; if {texts[0]} is one, give it a name that ends in .ipynb" if texts else ""
        return f"{student} (sent {', '.join(sent[:5])}, which is no notebook{remedy})"
