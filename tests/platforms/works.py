"""What students send, each with a mark of whose it is."""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.utils import compute_checksum

import mini_course
from classes import RIGHT, notebook

HALF = {"dyna_q_model_update": RIGHT["dyna_q_model_update"]}
EMPTY = nbformat.writes(nbformat.v4.new_notebook())
NO_NOTEBOOK = "<p>my work</p>"
RELEASE = Path("release/dyna_q/dyna_q.ipynb")


def mark(owner: str) -> str:
    """A free cell's text by which a page tells whose work it shows."""
    return f"# this is the work of {owner}, and of nobody else"


class Works:
    """Notebooks of a course, made once for all who send the like."""

    def __init__(self, course: Path) -> None:
        self._course = course

    def right(self, owner: str) -> str:
        """Worth 10 points."""
        return nbformat.writes(notebook(RIGHT, (mark(owner),), self._course / RELEASE))

    def half(self, owner: str) -> str:
        """Worth 4 points."""
        return nbformat.writes(notebook(HALF, (mark(owner),), self._course / RELEASE))

    def stub(self, owner: str) -> str:
        """Worth nothing."""
        return nbformat.writes(notebook({}, (mark(owner),), self._course / RELEASE))

    def stripped(self) -> str:
        """The release without its graded cells."""
        content = mini_course.read(self._course / RELEASE)
        content.cells = [cell for cell in content.cells if "nbgrader" not in cell.metadata]
        return nbformat.writes(content)

    def earlier(self, owner: str) -> str:
        """Right, in a release whose points and locked cells the instructor changed afterwards; 10 points."""
        content = notebook(RIGHT, (mark(owner),), self._course / RELEASE)
        mini_course.cell(content, "test_planning").metadata.nbgrader.points = 5
        mini_course.cell(content, "model_entries").source += "\nformer = True"
        for name in ("test_planning", "model_entries"):
            _release_again(mini_course.cell(content, name))
        return nbformat.writes(content)

    def other_assignment(self) -> str:
        """The release of warm_up."""
        return (self._course / "release/warm_up/warm_up.ipynb").read_text(encoding="utf-8")


def _release_again(cell: NotebookNode) -> None:
    cell.metadata.nbgrader.checksum = compute_checksum(cell)


def add_warm_up(course: Path) -> None:
    """Gives a course a second assignment, whose functions have other names."""
    text = nbformat.writes(mini_course.source_notebook()).replace("dyna_q", "warm_up")
    text = text.replace("model_update", "bandit").replace("planning", "average")
    for folder in ("source", "release"):
        mini_course.write(course / folder / "warm_up/warm_up.ipynb", nbformat.reads(text, as_version=4))
