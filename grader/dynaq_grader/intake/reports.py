"""What intake says about a submission: repairs, and the refusal."""

from ..base.errors import DynaqError

WHOLE_NOTEBOOK = "notebook"


class Refused(DynaqError):  # noqa: N818 - a refusal is an outcome of reading
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
        """Keeps both fields when the refusal travels between processes."""
        return (type(self), (self.code, self.sentence))
