"""What a student should know before handing in."""

import re
from dataclasses import dataclass

from nbformat import NotebookNode

from .canonical import Intake, canonical
from .code_text import CodeReader
from .limits import Limits
from .reports import Refused

ABOUT_ANSWERS = {
    "several-answers": ("duplicated", "You have several versions of {name}. Keep one and delete the others."),
    "duplicated": ("duplicated", "The cell of {name} is there more than once. Delete the copies."),
    "renamed": (
        "renamed",
        "The function in the cell of {name} has another name than the exercise asks for. Call it {name} again.",
    ),
    "turned-into-text": ("text", "The cell of {name} is a text cell. Turn it back into a code cell."),
    "split": ("split", "The function {name} is cut over several cells. Put it into one cell again."),
}
FOR_INSTRUCTORS = re.compile(r"[.;] ask the student .*", re.IGNORECASE | re.DOTALL)
"""The end of a refusal, which says what an instructor should do."""


@dataclass(frozen=True)
class Finding:
    """One thing to put right before handing in.

    Attributes:
        code: ``unreadable``, ``missing``, ``duplicated``, ``renamed``, ``unanswered``,
            ``text``, ``split`` or ``syntax``.
        cell: The answer cell, or ``notebook``.
        message: What is the matter and what to do, in words for students.
    """

    code: str
    cell: str
    message: str

    def __str__(self) -> str:
        return self.message


def check_submission(data: bytes, release: NotebookNode, limits: Limits | None = None) -> list[Finding]:
    """Looks through a notebook before it is handed in.

    Args:
        data: The bytes of the file.
        release: The release notebook it was made from.
        limits: Sizes beyond which a notebook is refused.

    Returns:
        Findings in the order of the cells; an empty list where all is in place.
    """
    try:
        intake = canonical(data, release, limits=limits)
    except Refused as refusal:
        what = FOR_INSTRUCTORS.sub("", refusal.sentence).rstrip(".")
        return [
            Finding(
                "unreadable",
                "notebook",
                f"This file would not be accepted. {what}. Clear all outputs, save the notebook again, and look at "
                "the file whose name ends in .ipynb.",
            )
        ]
    code = CodeReader(limits or Limits())
    texts = {cell.id: cell.source for cell in intake.notebook.cells}
    return [finding for name in intake.candidates for finding in _about(name, intake, code.parses(texts[name]))]


def _about(name: str, intake: Intake, is_python: bool) -> list[Finding]:
    if name in intake.missing:
        message = f"The cell of {name} is missing. Copy it from a fresh notebook and put your answer in."
        return [Finding("missing", name, message)]
    found = []
    for repair in intake.repairs:
        if repair.cell == name and repair.code in ABOUT_ANSWERS:
            code, sentence = ABOUT_ANSWERS[repair.code]
            found.append(Finding(code, name, sentence.format(name=name)))
    if name not in intake.answered:
        found.append(Finding("unanswered", name, f"The cell of {name} is still as it came: not answered yet."))
    elif not is_python:
        message = f"The cell of {name} has a syntax error. Run it to see where."
        found.append(Finding("syntax", name, message))
    return found
