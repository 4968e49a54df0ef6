"""What is wrong with an exercise, as a sentence."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Fault:
    """One thing that an exercise lacks or gets wrong.

    Attributes:
        code: What was looked at, in one word or two.
        about: Name of the question, mistake, line or example; empty where it is the exercise as a whole.
        sentence: What is wrong and what to do.
    """

    code: str
    about: str
    sentence: str

    def to_dict(self) -> dict[str, str]:
        """The fault as plain data."""
        return asdict(self)
