"""The results of a course on disk: one record and one notebook a student, under ``.dynaq/results/``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ..base.result import Graded, Result
from ..base.writing import write_aside


class Store:
    """The results of one assignment, in ``.dynaq/results/ASSIGNMENT/``: a record and a notebook a student.

    Those of one of several notebooks are in ``notebooks/NOTEBOOK/`` there.
    """

    def __init__(self, course: Path, assignment: str, notebook: str | None = None) -> None:
        whole = course / ".dynaq" / "results" / assignment
        self.folder = whole if notebook is None else whole / "notebooks" / notebook
        self.run_file = whole.with_name(f"{assignment}.run.json")

    def write(self, student: str, graded: Graded) -> None:
        """Keeps a result; the record comes last, so that a record is never without its notebook."""
        notebook = self.folder / f"{student}.ipynb"
        if graded.notebook is None:
            notebook.unlink(missing_ok=True)
        else:
            write_aside(notebook, graded.notebook)
        text = json.dumps(graded.result.to_dict(), indent=1, allow_nan=False)
        write_aside(self.folder / f"{student}.json", text.encode() + b"\n")

    def write_run(self, run: dict[str, Any]) -> None:
        """Keeps what a run was: versions, backend, whether it was unsafe, the hash of the tests."""
        write_aside(self.run_file, json.dumps(run, indent=1).encode() + b"\n")

    def read_run(self) -> dict[str, Any]:
        """The record of the last run; empty where none can be read."""
        try:
            record = json.loads(self.run_file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return record if isinstance(record, dict) else {}

    def read(self, student: str) -> Graded | None:
        """What is kept of a student; None where it is missing or damaged (it is then graded again)."""
        try:
            result = Result.from_dict(json.loads((self.folder / f"{student}.json").read_text(encoding="utf-8")))
            notebook = None if _has_none(result) else (self.folder / f"{student}.ipynb").read_bytes()
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return None
        return Graded(result, notebook)

    def read_all(self) -> dict[str, Graded]:
        """Everything readable by student, in order of their ids."""
        found = ((path.stem, self.read(path.stem)) for path in sorted(self.folder.glob("*.json")))
        return {student: graded for student, graded in found if graded is not None}


def _has_none(result: Result) -> bool:
    """Whether no notebook is kept with a result: it was refused, grading broke down, or it is made of several."""
    return bool(result.notebooks) or (result.score is None and not result.without_score)
