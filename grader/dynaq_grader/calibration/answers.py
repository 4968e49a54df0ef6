"""Answer files: known right and wrong answers as text, and notebooks with such answers in them.

An answer file is Python source (it may hold magics) under a header of comments::

    # verdict: wrong
    # exercise: NAME
    # mistake: one-backup-too-many
    # also: too-many-backups
    # about: range(k + 1)

then the whole text of the exercise's answer cell, and after a line ``# %% free`` the text of a free cell that
runs before it. ``also`` lists codes that a black box cannot tell from the mistake; ``note`` is what a right
answer is to be told.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from ..base.errors import DynaqError
from ..kit import registry

VERDICTS = ("right", "wrong")
KEYS = ("verdict", "exercise", "mistake", "also", "about", "note")
HEADER_LINE = re.compile(r"# (\w+): *(.*?) *$")
FREE_CELL = re.compile(r"^# %% free *\n", re.MULTILINE)


class AnswerFileError(DynaqError):
    """An answer file that cannot be read, as a sentence."""


@dataclass(frozen=True)
class AnswerFile:
    """One known answer.

    Attributes:
        path: The file.
        verdict: ``right`` or ``wrong``.
        exercise: Name of the exercise, which is that of its function and its answer cell.
        mistake: Code of the mistake, None for a right answer.
        about: What it is, in one line.
        note: What a right answer is to be told, or None.
        cells: Text of the answer cell by its ``grade_id``.
        free: Texts of free cells, which run before the answer cell.
        also: Codes that fit what the answer returns just as well.
    """

    path: Path
    verdict: str
    exercise: str
    mistake: str | None
    about: str
    note: str | None
    cells: Mapping[str, str]
    free: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Folder and file name without its ending: how tables call it."""
        return f"{self.path.parent.name}/{self.path.stem}"

    @property
    def source(self) -> str:
        """Text of the answer cell."""
        return self.cells[self.exercise]

    @property
    def mistakes(self) -> tuple[str, ...]:
        """The codes that name this answer's mistake, the best one first."""
        return () if self.mistake is None else (self.mistake, *self.also)


def read(path: Path) -> AnswerFile:
    """Reads an answer file.

    Raises:
        AnswerFileError: The file is missing or no text, or its header says too little or something unknown.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    except OSError as error:
        raise AnswerFileError(f"{path} cannot be read ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise AnswerFileError(f"{path} is no text in UTF-8. Save it as UTF-8.") from error
    header = _header(lines)
    fault = _fault(header)
    if fault:
        raise AnswerFileError(f"{path}: {fault}")
    answer, *free = FREE_CELL.split("".join(lines[len(header) :]))
    exercise = registry.present_name(header["exercise"])
    return AnswerFile(
        path=path,
        verdict=header["verdict"],
        exercise=exercise,
        mistake=header.get("mistake"),
        about=header["about"],
        note=header.get("note"),
        cells={exercise: answer.strip("\n")},
        free=tuple(cell.strip("\n") for cell in free),
        also=tuple(code.strip() for code in header.get("also", "").split(",") if code.strip()),
    )


def read_all(folder: Path) -> list[AnswerFile]:
    """Reads every answer file in ``right/`` and ``wrong/`` of a folder, in order of their names.

    Raises:
        AnswerFileError: There are none, or one cannot be read.
    """
    paths = sorted(path for verdict in VERDICTS for path in (folder / verdict).glob("*.py"))
    if not paths:
        raise AnswerFileError(f"{folder} has no answer files in right/ or wrong/; give the folder of a bank.")
    return [read(path) for path in paths]


def pour(notebook: NotebookNode, answers: Mapping[str, str], free: Sequence[str] = ()) -> NotebookNode:
    """Fills in a release notebook; everything but the answer cells stays as it was.

    Args:
        notebook: The release; not changed.
        answers: Text of the answer cells by ``grade_id``; cells not named keep their stub.
        free: Texts of code cells to put in before the first cell that is filled in.

    Raises:
        KeyError: The notebook has no cell of a given name.
    """
    filled = copy.deepcopy(notebook)
    places = {_grade_id(cell): number for number, cell in enumerate(filled.cells)}
    missing = sorted(set(answers) - set(places))
    if missing:
        raise KeyError(f"The notebook has no answer cell {', '.join(missing)}.")
    for grade_id, source in answers.items():
        filled.cells[places[grade_id]].source = source
    first = min((places[grade_id] for grade_id in answers), default=len(filled.cells))
    filled.cells[first:first] = [
        nbformat.v4.new_code_cell(source, id=f"free-{number}") for number, source in enumerate(free, start=1)
    ]
    return filled


def _header(lines: Sequence[str]) -> dict[str, str]:
    header: dict[str, str] = {}
    for line in lines:
        match = HEADER_LINE.match(line)
        if match is None or match[1] not in KEYS or match[1] in header:
            break
        header[match[1]] = match[2]
    return header


def _fault(header: Mapping[str, str]) -> str | None:
    """What is wrong with a header, as a sentence."""
    if header.get("verdict") not in VERDICTS:
        return "the header must begin with `# verdict: right` or `# verdict: wrong`."
    if not registry.is_known(header.get("exercise", "")):
        return f"the header must name an exercise, one of {', '.join(registry.names())}."
    if not header.get("about"):
        return "the header must say in `# about:` what the answer is."
    if (header["verdict"] == "wrong") != bool(header.get("mistake")):
        return "a wrong answer names its mistake in the header, a right one has none."
    return None


def _grade_id(cell: NotebookNode) -> str | None:
    return cell.metadata.get("nbgrader", {}).get("grade_id")
