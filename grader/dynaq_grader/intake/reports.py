"""What intake says about a submission: repairs, and the refusal."""

from dataclasses import dataclass

WHOLE_NOTEBOOK = "notebook"


class Refused(Exception):  # noqa: N818 - a refusal is an outcome of reading, not a fault of ours
    """A submission that cannot be read; it gets no score and a review flag.

    Attributes:
        code: Short name of the reason.
        sentence: What happened and what to do next.
    """

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence

    def __reduce__(self) -> tuple[type["Refused"], tuple[str, str]]:
        """Keep both fields when the refusal travels between processes."""
        return (type(self), (self.code, self.sentence))


@dataclass(frozen=True)
class Repair:
    """One thing that was put right.

    Attributes:
        code: Short name of the kind of damage.
        cell: ``grade_id`` or cell id in the release, ``cell 7`` for a cell of the student's, or
            ``notebook``.
        message: A sentence for the instructor's report and the student's feedback.
    """

    code: str
    cell: str
    message: str
