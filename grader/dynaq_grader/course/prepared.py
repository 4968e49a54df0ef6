"""A source notebook as nbgrader puts it into the gradebook: autotests are tests by then, and solutions are gone."""

from __future__ import annotations

import contextlib
import copy
import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.converters import GenerateAssignment
from nbgrader.preprocessors import InstantiateTests, SaveCells
from traitlets import import_item

from ..base.errors import CourseError
from .build import read
from .directory import course_directory


def prepared(course: Path, assignment: str, path: Path) -> NotebookNode:
    """A source notebook after those of generate_assignment's steps that come before the gradebook.

    Raises:
        CourseError: It cannot be read, or a step fails.
    """
    return copy.deepcopy(_prepared(course.resolve(), assignment, path.resolve(), _key(course, path)))


def with_autotests(course: Path, assignment: str, path: Path, notebook: NotebookNode) -> NotebookNode:
    """A source notebook with what nbgrader makes of its autotests; the answers are still there.

    Args:
        course: The course directory.
        assignment: The assignment's name.
        path: The notebook's file.
        notebook: What is in it; it is changed.

    Raises:
        CourseError: Its autotests cannot be made.
    """
    delimiter = InstantiateTests(config=course_directory(course).config).autotest_delimiter
    if not any(cell.cell_type == "code" and delimiter in cell.source for cell in notebook.cells):
        return notebook
    tests = filter(_is_test, prepared(course, assignment, path).cells)
    made = {cell.metadata.nbgrader.grade_id: cell for cell in tests}
    for cell in notebook.cells:
        if _is_test(cell):
            cell.source = made[cell.metadata.nbgrader.grade_id].source
    return notebook


def _is_test(cell: NotebookNode) -> bool:
    return cell.cell_type == "code" and utils.is_grade(cell) and not utils.is_solution(cell)


def _key(course: Path, path: Path) -> str:
    """Hash of what decides how a notebook is prepared: a kernel that makes autotests takes seconds to start."""
    files = (path, path.parent / "autotests.yml", course / "autotests.yml", course / "nbgrader_config.py")
    return hashlib.sha256(b"\0".join(one.read_bytes() for one in files if one.is_file())).hexdigest()


@lru_cache(maxsize=16)
def _prepared(course: Path, assignment: str, path: Path, _key: str) -> NotebookNode:
    notebook = read(path)
    directory = course_directory(course)
    resources: dict[str, Any] = {
        "nbgrader": {"assignment": assignment, "notebook": path.stem, "student": ".", "db_url": ""},
        "metadata": {"path": str(path.parent)},
    }
    with contextlib.chdir(course):
        for step in GenerateAssignment(coursedir=directory, config=directory.config).preprocessors:
            kind = import_item(step) if isinstance(step, str) else step
            if issubclass(kind, SaveCells):
                break
            notebook, resources = _after(kind(config=directory.config), notebook, resources, path)
    return notebook


def _after(
    step: Any, notebook: NotebookNode, resources: dict[str, Any], path: Path
) -> tuple[NotebookNode, dict[str, Any]]:
    try:
        after: tuple[NotebookNode, dict[str, Any]] = step(notebook, resources)
        return after
    except CourseError:
        raise
    except Exception as error:
        raise CourseError(
            f"nbgrader's step {type(step).__name__} fails on {path} ({type(error).__name__}: {error}). Mend the "
            "notebook, or what the step reads beside it, then try again."
        ) from error
