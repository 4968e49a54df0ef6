"""What the self-test of an assignment found, so that no path of grading does without it or makes it twice."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from pathlib import Path

import nbformat

from ..base.writing import write_aside
from ..course.settings import Settings
from ..grading import Assignment, SelfTest, preflight, result_key


class SelfTests:
    """The self-tests of a course, in ``.dynaq/self-tests/``, a file for each notebook of an assignment."""

    def __init__(self, course: Path) -> None:
        self._folder = course / ".dynaq" / "self-tests"

    def read(self, assignment: Assignment, settings: Settings) -> SelfTest | None:
        """What was found; None where this version was not tested with these settings."""
        try:
            kept = json.loads(self._path(assignment).read_text(encoding="utf-8"))
            if kept["key"] != _key(assignment, settings):
                return None
            return SelfTest(dict(kept["unjudged"]), tuple(kept["random"]))
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def write(self, assignment: Assignment, settings: Settings, found: SelfTest) -> None:
        """Keeps what was found."""
        kept = {"key": _key(assignment, settings), **asdict(found)}
        write_aside(self._path(assignment), json.dumps(kept, indent=1).encode() + b"\n")

    def _path(self, assignment: Assignment) -> Path:
        return self._folder / assignment.name / f"{assignment.notebook}.json"


def _key(assignment: Assignment, settings: Settings) -> str:
    """Hash of everything that decides what the solution and the release get."""
    notebooks = [nbformat.reads(one.data.decode(), as_version=4) for one in preflight(assignment)]
    keys = [result_key(notebook, assignment, settings) for notebook in notebooks]
    expected = dict(settings.untouched.get(assignment.name, {}))
    return hashlib.sha256(json.dumps([keys, expected], sort_keys=True).encode()).hexdigest()
