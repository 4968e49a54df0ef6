"""A look at a notebook before it is handed in: is each answer there, once, under its own name?

The grading looks closer; this needs nothing but Python, so that it runs wherever the notebook does.
"""

from __future__ import annotations

import difflib
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Any

from dynaq_utils.grading_python import grading_python
from dynaq_utils.notebook_cells import Cell, DamagedError, cells_of, read_notebook, tree_of, without_magics

ASSIGNMENTS = Path(__file__).resolve().parent / "assignments.json"
"""The functions that each assignment of the course asks for; `dynaq build` writes it."""
COLAB_SECONDS = 30
ALIKE = 0.75


@dataclass(frozen=True)
class Finding:
    """One thing to put right before handing in.

    Attributes:
        code: ``unreadable``, ``missing``, ``duplicated``, ``renamed``, ``unanswered``, ``raise-left``, ``unsaved``,
            ``text``, ``split``, ``lacking`` or ``newer``.
        cell: The exercise, ``notebook``, or a cell by its number (``cell 12``).
        message: What is the matter and what to do.
    """

    code: str
    cell: str
    message: str

    def __str__(self) -> str:
        return self.message


def check_submission(path: str | PathLike[str] = "dyna_q.ipynb") -> None:
    """Prints what is to be put right before handing in.

    In Colab the open notebook is looked at, elsewhere the saved file.

    Args:
        path: The notebook's file.
    """
    live = colab_notebook()
    notebook = path if live is None else live
    findings = check(notebook)
    if live is None:
        findings = [_unsaved(finding) if _was_run(finding) else finding for finding in findings]
    for finding in findings:
        print(f"✗ {finding}")
    if not findings:
        print(f"✓ {_all_there(len(functions_asked_for(read_notebook(notebook))))} You can hand this notebook in.")


def check(notebook: Mapping[str, Any] | str | PathLike[str], functions: Sequence[str] | None = None) -> list[Finding]:
    """Looks through a notebook.

    Args:
        notebook: The notebook's JSON object, or the path of its file.
        functions: Names of the functions that it has to define; where None, what the notebook itself says
            (`functions_asked_for`).

    Returns:
        What is to be put right, in the order of the exercises; an empty list where all is in place.
    """
    name = "The open notebook" if isinstance(notebook, Mapping) else Path(notebook).name
    try:
        document = read_notebook(notebook)
        cells = cells_of(document)
    except DamagedError as error:
        message = f"{name} is damaged: {error}. Copy your answers into a fresh notebook and hand that one in."
        return [Finding("unreadable", "notebook", message)]
    except (OSError, ValueError, TypeError, RecursionError):
        message = f"{name} cannot be read as a notebook. Save it under that name, beside this one, and try again."
        return [Finding("unreadable", "notebook", message)]
    asked = list(functions_asked_for(document) if functions is None else functions)
    about = [finding for exercise in asked for finding in _about(exercise, cells, asked)]
    return [*about, *_more_than_grading_has(cells, asked)]


def functions_asked_for(notebook: Mapping[str, Any]) -> list[str]:
    """Names of the functions that a notebook has to define.

    An assignment of the course is known by the name that its release carries. Of another, the answer cells tell;
    where nobody's are left, it is the assignment of the course most of whose functions the notebook defines.

    Args:
        notebook: The notebook's JSON object, with its list of cells.
    """
    assignments: dict[str, list[str]] = json.loads(ASSIGNMENTS.read_text(encoding="utf-8"))
    metadata = notebook.get("metadata")
    release = metadata.get("dynaq") if isinstance(metadata, Mapping) else None
    name = release.get("assignment") if isinstance(release, Mapping) else None
    if isinstance(name, str) and name in assignments:
        return assignments[name]
    cells = cells_of(notebook)
    answers = [cell.answer for cell in cells if cell.answer is not None]
    known = {function for functions in assignments.values() for function in functions}
    if answers and not known & set(answers):
        return list(dict.fromkeys(answers))
    defined = {name for cell in cells for name in (*cell.names, *cell.labels)}
    return max(assignments.values(), key=lambda functions: len(defined & set(functions)), default=[])


def colab_notebook() -> Mapping[str, Any] | None:
    """The notebook open in Colab, or None elsewhere and where Colab does not answer."""
    try:
        from google.colab import _message

        answer = _message.blocking_request("get_ipynb", timeout_sec=COLAB_SECONDS)
        return answer["ipynb"]
    except Exception:  # a private function of Colab's, which may go or fail in ways of its own
        return None


def _all_there(n: int) -> str:
    if n == 0:
        return "No function is asked for."
    answers = {1: "The answer is", 2: "Both answers are"}.get(n, f"All {n} answers are")
    once = "once and under its own name" if n == 1 else "each once and under its own name"
    return f"{answers} there, {once}."


def _was_run(finding: Finding) -> bool:
    """Whether this session has run an answer that the saved file lacks."""
    if finding.code != "unanswered":
        return False
    cells = cells_of({"cells": [{"cell_type": "code", "source": source} for source in _session()]})
    versions = [cell for cell in cells if cell.defines(finding.cell)]
    return bool(versions) and not versions[-1].is_stub_of(finding.cell)


def _session() -> list[str]:
    """The cells that were run since Python was started; none outside of IPython."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    return [] if shell is None else [str(source) for source in shell.user_ns.get("In", [])]


def _unsaved(finding: Finding) -> Finding:
    message = (
        f"{finding.cell} is not answered in the saved file, but you have run an answer. "
        "Save the notebook first, then run this cell again."
    )
    return Finding("unsaved", finding.cell, message)


def _about(exercise: str, cells: list[Cell], asked: Sequence[str]) -> Iterator[Finding]:
    defining = [cell for cell in cells if exercise in cell.names]
    written = [cell for cell in cells if cell.defines(exercise)]
    if not written:
        yield _absent(exercise, defining, cells, asked)
        return
    answers = [cell for cell in written if not cell.is_stub_of(exercise)]
    if len(written) > 1:
        yield Finding("duplicated", exercise, _several(exercise, written, answers))
    if not answers and written[-1].has_raise_left(exercise):
        message = f"{exercise} still stops with NotImplementedError: delete that line, or the code below it never runs."
        yield Finding("raise-left", exercise, message)
    elif not answers:
        message = f"{exercise} is not answered yet: it still stops with NotImplementedError."
        yield Finding("unanswered", exercise, message)
    elif any(tree_of(cell.source) is None for cell in answers):
        message = f"The cell of {exercise} has a syntax error, or its code is cut over several cells. Run it to see."
        yield Finding("split", exercise, message)


def _several(exercise: str, written: Sequence[Cell], answers: Sequence[Cell]) -> str:
    """What to do about several definitions, and which of them grading takes."""
    where = " and ".join([", ".join(str(cell.number) for cell in written[:-1]), str(written[-1].number)])
    own = [cell for cell in answers if exercise in cell.labels and exercise in cell.names and tree_of(cell.source)]
    told = f"{exercise} is defined in {len(written)} cells of the notebook, numbers {where}."
    if not answers:
        return f"{told} Keep the one you mean and delete the others."
    return f"{told} Grading takes number {(own or answers)[-1].number}. Keep the one you mean and delete the others."


def _more_than_grading_has(cells: Sequence[Cell], asked: Sequence[str]) -> Iterator[Finding]:
    """Imports that grading cannot make, inside functions too, and code that its Python need not read."""
    grading = grading_python()
    for cell in cells:
        tree = tree_of(cell.source) if cell.kind == "code" else None
        if tree is None:
            continue
        name = next((exercise for exercise in asked if cell.defines(exercise)), f"cell {cell.number}")
        for module in grading.lacks(tree):
            message = f"{_in(cell, name)} imports {module}, which grading does not have: what uses it fails there."
            yield Finding("lacking", name, message)
        if grading.is_newer(without_magics(cell.source)):
            version = ".".join(map(str, grading.python))
            message = (
                f"{_in(cell, name)} has code that Python {version} cannot read, and grading may have no newer one. "
                "Write it in an older way."
            )
            yield Finding("newer", name, message)


def _in(cell: Cell, name: str) -> str:
    return f"Cell number {cell.number}" if name.startswith("cell ") else f"The cell of {name}"


def _absent(exercise: str, defining: list[Cell], cells: list[Cell], asked: Sequence[str]) -> Finding:
    """Why no code cell defines the exercise's function."""
    if defining:
        message = f"{exercise} stands in a text cell. Turn that cell into a code cell."
        return Finding("text", exercise, message)
    labelled = [name for cell in cells if exercise in cell.labels for name in sorted(cell.names)]
    others = {name for cell in cells if cell.kind == "code" for name in cell.names} - set(asked)
    renamed = labelled or difflib.get_close_matches(exercise, sorted(others), n=1, cutoff=ALIKE)
    if renamed:
        message = f"No cell defines {exercise}; you have {renamed[0]} instead. Give it the name the exercise asks for."
        return Finding("renamed", exercise, message)
    message = f"No cell defines {exercise}. Copy its cell from a fresh notebook and put your answer in."
    return Finding("missing", exercise, message)
