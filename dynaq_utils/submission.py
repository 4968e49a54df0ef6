"""A look at a notebook before it is handed in: is each answer there, once, under its own name?

The grading looks closer; this needs nothing but Python, so that it runs wherever the notebook does.
"""

from __future__ import annotations

import ast
import difflib
import json
import re
import sys
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Any

EXERCISES = ("dyna_q_model_update", "dyna_q_planning")
COLAB_SECONDS = 30
ALIKE = 0.75
DEFINITION = re.compile(r"^(?:async[ \t]+)?def[ \t]+(\w+)", re.MULTILINE)


@dataclass(frozen=True)
class Finding:
    """One thing to put right before handing in.

    Attributes:
        code: ``unreadable``, ``missing``, ``duplicated``, ``renamed``, ``unanswered``, ``unsaved``, ``text`` or
            ``split``.
        cell: The exercise, or ``notebook``.
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
    findings = check(path) if live is None else check(live)
    if live is None:
        findings = [_unsaved(finding) if _was_run(finding) else finding for finding in findings]
    for finding in findings:
        print(f"✗ {finding}")
    if not findings:
        print("✓ Both answers are there, each once and under its own name. You can hand this notebook in.")


def check(notebook: Mapping[str, Any] | str | PathLike[str]) -> list[Finding]:
    """Looks through a notebook.

    Args:
        notebook: The notebook's JSON object, or the path of its file.

    Returns:
        What is to be put right, in the order of the exercises; an empty list where all is in place.
    """
    try:
        cells = _cells(notebook)
    except (OSError, ValueError, TypeError, RecursionError):
        name = "The open notebook" if isinstance(notebook, Mapping) else Path(notebook).name
        message = f"{name} cannot be read as a notebook. Save it under that name, beside this one, and try again."
        return [Finding("unreadable", "notebook", message)]
    return [finding for exercise in EXERCISES for finding in _about(exercise, cells)]


def colab_notebook() -> Mapping[str, Any] | None:
    """The notebook open in Colab, or None elsewhere and where Colab does not answer."""
    try:
        from google.colab import _message

        answer = _message.blocking_request("get_ipynb", timeout_sec=COLAB_SECONDS)
        return answer["ipynb"]
    except Exception:  # a private function of Colab's, which may go or fail in ways of its own
        return None


def _was_run(finding: Finding) -> bool:
    """Whether this session has run an answer that the saved file lacks."""
    if finding.code != "unanswered":
        return False
    cells = [_cell({"cell_type": "code", "source": source}) for source in _session()]
    versions = [cell for cell in cells if finding.cell in cell.names]
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


@dataclass(frozen=True)
class _Cell:
    """Text of a cell, what it defines, and what nbgrader or the front end calls it."""

    kind: str
    source: str
    names: frozenset[str]
    labels: frozenset[str]

    def is_stub_of(self, exercise: str) -> bool:
        """Whether the exercise's function still raises the error it came with."""
        tree = _tree(self.source)
        for node in tree.body if tree else []:
            if isinstance(node, ast.FunctionDef) and node.name == exercise:
                return len(node.body) <= 2 and "NotImplementedError" in ast.dump(node.body[-1])
        return False


def _about(exercise: str, cells: list[_Cell]) -> Iterator[Finding]:
    defining = [cell for cell in cells if exercise in cell.names]
    written = [cell for cell in defining if cell.kind == "code"]
    if not written:
        yield _absent(exercise, defining, cells)
        return
    answers = [cell for cell in written if not cell.is_stub_of(exercise)]
    if len(written) > 1:
        message = f"{exercise} is defined in {len(written)} cells. Keep the one you mean and delete the others."
        yield Finding("duplicated", exercise, message)
    if not answers:
        message = f"{exercise} is not answered yet: it still stops with NotImplementedError."
        yield Finding("unanswered", exercise, message)
    elif any(_tree(cell.source) is None for cell in answers):
        message = f"The cell of {exercise} has a syntax error, or its code is cut over several cells. Run it to see."
        yield Finding("split", exercise, message)


def _absent(exercise: str, defining: list[_Cell], cells: list[_Cell]) -> Finding:
    """Why no code cell defines the exercise's function."""
    if defining:
        message = f"{exercise} stands in a text cell. Turn that cell into a code cell."
        return Finding("text", exercise, message)
    labelled = [name for cell in cells if exercise in cell.labels for name in sorted(cell.names)]
    others = {name for cell in cells if cell.kind == "code" for name in cell.names} - set(EXERCISES)
    renamed = labelled or difflib.get_close_matches(exercise, sorted(others), n=1, cutoff=ALIKE)
    if renamed:
        message = f"No cell defines {exercise}; you have {renamed[0]} instead. Give it the name the exercise asks for."
        return Finding("renamed", exercise, message)
    message = f"No cell defines {exercise}. Copy its cell from a fresh notebook and put your answer in."
    return Finding("missing", exercise, message)


def _cells(notebook: Mapping[str, Any] | str | PathLike[str]) -> list[_Cell]:
    if not isinstance(notebook, Mapping):
        notebook = json.loads(Path(notebook).read_text(encoding="utf-8-sig"), strict=False)
    if not isinstance(notebook, Mapping) or not isinstance(notebook.get("cells"), list):
        raise TypeError("no list of cells")
    return [_cell(cell) for cell in notebook["cells"] if isinstance(cell, Mapping)]


def _cell(cell: Mapping[str, Any]) -> _Cell:
    source = cell.get("source") or ""
    text = source if isinstance(source, str) else "".join(str(line) for line in source)
    metadata = cell.get("metadata") or {}
    nbgrader = metadata.get("nbgrader") or {} if isinstance(metadata, Mapping) else {}
    grade_id = nbgrader.get("grade_id") if isinstance(nbgrader, Mapping) else None
    labels = frozenset(label for label in (grade_id, cell.get("id")) if isinstance(label, str))
    return _Cell(str(cell.get("cell_type")), text, frozenset(DEFINITION.findall(text)), labels)


def _tree(source: str) -> ast.Module | None:
    plain = re.sub(r"^([ \t]*)[%!].*$", r"\1pass", source, flags=re.MULTILINE)
    for text in (source, plain):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return ast.parse(text)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
    return None
