"""What a submission answers: whether it is of this assignment at all, and whether it is only an old one saved again."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from ..intake import Intake, Refused, canonical

NO_ANSWER_CELL = "no-answer-cell"


@dataclass(frozen=True)
class Answers:
    """What a notebook answers of a release.

    Attributes:
        found: Whether it holds an answer cell of the release; None where nothing can be told.
        sha256: Of the code that a student may write; None where nothing can be told.
    """

    found: bool | None = None
    sha256: str | None = None


def read_answers(student: str, contents: Mapping[str, bytes], course: Path, assignment: str) -> str | None:
    """The hash of all that a student's notebooks answer, which neither outputs nor a new saving change.

    A notebook that is nobody's (an empty one, say) passes: grading refuses it, for a person.

    Raises:
        Refused: One holds no answer cell of this assignment, and answer cells of another.
    """
    hashes = []
    for name, data in sorted(contents.items()):
        answers = _look(data, course / "release" / assignment / f"{name}.ipynb")
        other = _other(data, course, assignment) if answers.found is False else None
        if other is not None:
            raise Refused(
                "other-assignment",
                f"{student}: the notebook is one of the assignment {other}, not of {assignment}. Collect it with "
                f"`dynaq collect SOURCE {other}`, or ask for the right one. Nothing of {student}'s was taken.",
            )
        hashes.append(answers.sha256)
    known = [sha256 for sha256 in hashes if sha256 is not None]
    return hashlib.sha256("".join(known).encode()).hexdigest() if len(known) == len(hashes) else None


def _other(data: bytes, course: Path, assignment: str) -> str | None:
    """The other assignment of the course to which a notebook belongs."""
    releases = sorted((course / "release").glob("*/*.ipynb"))
    others = [path for path in releases if path.parent.name != assignment]
    return next((path.parent.name for path in others if _look(data, path).found), None)


def _look(data: bytes, path: Path) -> Answers:
    release = _release(path, path.stat().st_mtime_ns) if path.is_file() else None
    if release is None:
        return Answers()
    try:
        intake = canonical(data, release)
    except Refused as refusal:
        return Answers(False if refusal.code == NO_ANSWER_CELL else None)
    if not intake.candidates:
        return Answers()
    text = "\0".join(_own_code(intake))
    return Answers(True, hashlib.sha256(text.encode()).hexdigest())


def _own_code(intake: Intake) -> Iterator[str]:
    """The code cells that are not the instructor's."""
    for cell in intake.notebook.cells:
        label = cell.metadata.get("nbgrader", {})
        if cell.cell_type == "code" and (label.get("solution") or not label):
            yield cell.source


@cache
def _release(path: Path, changed: int) -> NotebookNode | None:
    """A release as it was at a time of change; None where it cannot be read."""
    try:
        return nbformat.read(path, as_version=4)
    except Exception:  # nbformat raises what jsonschema and json do
        return None
