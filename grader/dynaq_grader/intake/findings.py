"""What a student should know before handing in."""

from dataclasses import dataclass

from nbformat import NotebookNode

from dynaq_grader.intake.canonical import Intake, canonical
from dynaq_grader.intake.limits import Limits
from dynaq_grader.intake.reports import Refused

ABOUT_ANSWERS = {
    "several-answers": ("duplicated", "You have several versions of {cell}. Keep one and delete the others."),
    "duplicated": ("duplicated", "The cell {cell} is there more than once. Delete the copies."),
    "renamed": (
        "renamed",
        "The function in the cell {cell} has another name than the exercise asks for. Give it its name back.",
    ),
    "turned-into-text": ("text", "The cell {cell} is a text cell. Turn it back into a code cell."),
    "split": ("split", "The function in {cell} is cut over several cells. Put it into one cell again."),
}


@dataclass(frozen=True)
class Finding:
    """One thing to put right before handing in.

    Attributes:
        code: ``unreadable``, ``missing``, ``duplicated``, ``renamed``, ``unanswered``, ``text`` or ``split``.
        cell: The answer cell, or ``notebook``.
        message: What is the matter and what to do, in words for students.
    """

    code: str
    cell: str
    message: str

    def __str__(self) -> str:
        return self.message


def check_submission(data: bytes, release: NotebookNode, limits: Limits | None = None) -> list[Finding]:
    """Look through a notebook before it is handed in.

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
        return [Finding("unreadable", "notebook", f"This file would not be accepted. {refusal.sentence}")]
    return [finding for name in intake.candidates for finding in _about(name, intake)]


def _about(name: str, intake: Intake) -> list[Finding]:
    if name in intake.missing:
        message = f"The cell {name} is missing. Copy it from a fresh notebook and put your answer in."
        return [Finding("missing", name, message)]
    found = []
    for repair in intake.repairs:
        if repair.cell == name and repair.code in ABOUT_ANSWERS:
            code, sentence = ABOUT_ANSWERS[repair.code]
            found.append(Finding(code, name, sentence.format(cell=name)))
    if name not in intake.answered:
        found.append(Finding("unanswered", name, f"The cell {name} is still as it came: not answered yet."))
    return found
