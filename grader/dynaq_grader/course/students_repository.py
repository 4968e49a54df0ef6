"""Where students get the course: named in ``pyproject.toml`` alone, and filled in when a release is made."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import nbformat
import tomllib
from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor

from ..base.errors import CourseError

PLACEHOLDER = "STUDENTS-REPOSITORY"
"""What stands in a source notebook in place of ``owner/name``."""

OWNER_AND_NAME = re.compile(r"[\w.-]+/[\w.-]+", re.ASCII)


class FillInRepository(NbGraderPreprocessor):
    """Fills in the students' repository, before checksums and the gradebook are made of the text.

    Without an address in ``pyproject.toml`` the notebook stays as it is; `dynaq build` refuses that.
    """

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """See `fill_in`; the notebook lies in ``source/ASSIGNMENT/`` of the course."""
        course = Path(resources["metadata"]["path"]).resolve().parents[1]
        return fill_in(nb, students_repository(course)), resources


def students_repository(course: Path) -> str | None:
    """Address ``owner/name`` of the students' repository, from ``pyproject.toml``; None if none is set.

    Raises:
        CourseError: The file cannot be read, or the address has another form.
    """
    path = course / "pyproject.toml"
    if not path.exists():
        return None
    try:
        settings = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CourseError(f"{path} cannot be read ({error}). Mend it, then try again.") from error
    address = settings.get("tool", {}).get("dynaq", {}).get("students-repository")
    if address is not None and not (isinstance(address, str) and OWNER_AND_NAME.fullmatch(address)):
        raise CourseError(
            f"{path}: students-repository is {address!r}. Write it as owner/name, as in github.com/owner/name."
        )
    return address


def fill_in(notebook: NotebookNode, repository: str | None) -> NotebookNode:
    """The notebook with the address in place of `PLACEHOLDER`; as it is where there is no address."""
    if repository is None:
        return notebook
    filled = nbformat.from_dict(notebook)
    for cell in filled.cells:
        cell.source = cell.source.replace(PLACEHOLDER, repository)
    return filled


def check_addresses(notebook: NotebookNode, repository: str | None, path: Path) -> None:
    """Sees that a source notebook sends students to their repository and no other.

    Raises:
        CourseError: It does not, or nothing says which that is.
    """
    if repository is None:
        if any(PLACEHOLDER in cell.source for cell in notebook.cells):
            raise CourseError(
                f"{path} sends students to {PLACEHOLDER}, and pyproject.toml does not name it. Set students-repository "
                'there under [tool.dynaq], as in students-repository = "owner/name".'
            )
        return
    others = ", ".join(sorted(addresses(fill_in(notebook, repository)) - {repository}))
    if others:
        raise CourseError(
            f"{path} sends students to {others}, but pyproject.toml names {repository} (students-repository under "
            f"tool.dynaq). Write {PLACEHOLDER} in the notebook; `dynaq build` fills the address in."
        )


def check_filled_in(folder: Path) -> None:
    """Sees that no release sends students to the placeholder.

    Raises:
        CourseError: One does: the course's ``nbgrader_config.py`` is of a version that did not fill it in.
    """
    for path in folder.glob("*/*.ipynb"):
        if PLACEHOLDER in path.read_text(encoding="utf-8"):
            raise CourseError(
                f"The release of {path.name} would send students to {PLACEHOLDER}: nbgrader_config.py does not fill it "
                f'in. Add "{__name__}.FillInRepository" to its GenerateAssignment.preprocessors.prepend([...]), behind '
                "NormalForm, then build again."
            )


def addresses(notebook: NotebookNode) -> set[str]:
    """Repositories (``owner/name``) that a notebook installs from or opens in Colab."""
    text = "\n".join(cell.source for cell in notebook.cells)
    colab = re.findall(r"colab\.research\.google\.com/github/([\w.-]+/[\w.-]+)", text)
    pip = re.findall(r"git\+https://github\.com/([\w.-]+/[\w.-]+?)(?:\.git)?(?=[@#\"'\s]|$)", text)
    archives = re.findall(r"https://github\.com/([\w.-]+/[\w.-]+)/(?:archive|releases)/", text)
    return {*colab, *pip, *archives}
