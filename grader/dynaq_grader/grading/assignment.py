"""What an assignment is to grading: its release, its test cells and the names its answers define."""

from __future__ import annotations

import copy
import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

import nbformat
from nbformat import NotebookNode

from ..base.errors import CourseError
from ..base.result import cell_key
from ..course.settings import Settings, check_assignment
from ..kit import registry
from .code_names import code_names

EXERCISE = re.compile(r"\bdynaq_grader\.test_(\w+)")
"""How a test cell asks the judge about an exercise."""


@dataclass(frozen=True)
class SourceCell:
    """A code cell of the source notebook: an answer, a test, or given to students as it is."""

    kind: Literal["given", "answer", "test"]
    grade_id: str
    source: str


@dataclass(frozen=True)
class Assignment:
    """One notebook of one assignment, as trusted plain data (it is sent to worker processes).

    Attributes:
        name: The assignment, as in ``source/NAME/``.
        notebook: The notebook's name without ``.ipynb``.
        release: The release notebook.
        tests: Full text of each test cell by ``grade_id``, hidden regions included, in order.
        max_scores: Points of each test cell by ``grade_id``.
        answer_names: Names that the instructor's answer cells define at the top level.
        solution: Text of the instructor's answer cells by ``grade_id``.
        cells: The code cells of the source notebook in order, long runs left out.
        mode: Whether the tests run apart from the student's code, or together with it in the sandbox.
        files: The assignment's own files besides notebooks, by their paths; a test judged together finds them.
        unjudged: Why a test cell has no score for anyone, by ``grade_id``; the self-test finds it.
        random: Test cells that give the instructor's own solution another score each time, as the self-test found.
        several: Whether the assignment has other notebooks, too.
    """

    name: str
    notebook: str
    release: NotebookNode
    tests: dict[str, str]
    max_scores: dict[str, float]
    answer_names: tuple[str, ...]
    solution: dict[str, str]
    cells: tuple[SourceCell, ...] = ()
    mode: Literal["apart", "together"] = "apart"
    files: tuple[tuple[str, bytes], ...] = ()
    unjudged: dict[str, str] = field(default_factory=dict)
    random: tuple[str, ...] = ()
    several: bool = False

    def key(self, grade_id: str) -> str:
        """The name of a test cell among all of the assignment."""
        return cell_key(self.notebook, grade_id, self.several)

    @property
    def max_score(self) -> float:
        """Points of the whole notebook."""
        return sum(self.max_scores.values())

    @property
    def tests_sha256(self) -> str:
        """Hash of all test cells, as lower-case hexadecimal digits."""
        return tests_sha256([self])


def tests_sha256(notebooks: Iterable[Assignment]) -> str:
    """Hash of all test cells of an assignment's notebooks, as lower-case hexadecimal digits."""
    tests = {one.key(grade_id): text for one in notebooks for grade_id, text in one.tests.items()}
    return hashlib.sha256(json.dumps(tests).encode()).hexdigest()


def solved(assignment: Assignment) -> NotebookNode:
    """The release with the instructor's answers."""
    notebook = copy.deepcopy(assignment.release)
    for cell in notebook.cells:
        if label(cell).get("grade_id") in assignment.solution:
            cell.source = assignment.solution[label(cell)["grade_id"]]
    return notebook


def load(course: Path, name: str) -> Assignment:
    """Reads an assignment of one notebook from ``source/`` and ``release/`` of a course directory.

    Raises:
        CourseError: The folder, the notebook or its release is missing or cannot be read, or there are several.
    """
    found = load_all(course, name)
    if len(found) > 1:
        raise CourseError(f"{course / 'source' / name} holds {len(found)} notebooks, and this takes only one.")
    return next(iter(found.values()))


def load_all(course: Path, name: str) -> dict[str, Assignment]:
    """Reads an assignment from ``source/`` and ``release/`` of a course directory, by notebook.

    Raises:
        CourseError: The folder, a notebook or its release is missing or cannot be read.
    """
    check_assignment(course, name)
    return from_source(course, name, lambda path: read_notebook(course / "release" / name / path.name))


def from_source(course: Path, name: str, release: Callable[[Path], NotebookNode]) -> dict[str, Assignment]:
    """Reads an assignment from ``source/``, by notebook.

    Args:
        course: The course directory.
        name: The assignment's name.
        release: Gives the release of a source notebook.

    Raises:
        CourseError: A notebook is missing or cannot be read.
    """
    # Here, since a grading process does without nbgrader.
    from ..course.build import source_notebooks
    from ..course.prepared import with_autotests

    paths = source_notebooks(course, name)
    found = {
        path.stem: from_notebooks(
            name, path.stem, with_autotests(course, name, path, read_notebook(path)), release(path)
        )
        for path in paths
    }
    return {notebook: replace(one, several=len(paths) > 1) for notebook, one in found.items()}


def from_notebooks(name: str, notebook: str, source: NotebookNode, release: NotebookNode) -> Assignment:
    """Makes an assignment from its source and release notebooks."""
    graded = [cell for cell in source.cells if label(cell).get("grade")]
    answers = [cell for cell in source.cells if cell.cell_type == "code" and label(cell).get("solution")]
    tests = [cell for cell in graded if cell.cell_type == "code" and is_test(cell)]
    names = dict.fromkeys(name for cell in answers for name in defined_names(cell.source))
    return Assignment(
        name=name,
        notebook=notebook,
        release=release,
        tests={label(cell)["grade_id"]: cell.source for cell in tests},
        max_scores={label(cell)["grade_id"]: float(label(cell)["points"]) for cell in graded},
        answer_names=tuple(names),
        solution={label(cell)["grade_id"]: cell.source for cell in answers},
        cells=tuple(_source_cell(cell) for cell in source.cells if _is_run(cell)),
    )


def as_set(notebooks: Mapping[str, Assignment], course: Path, settings: Settings) -> dict[str, Assignment]:
    """The notebooks of an assignment, judged in the way that ``c.DynaQ.tests`` sets.

    Raises:
        CourseError: Its tests shall run together with student code, and each of them calls an exercise.
    """
    name = next(iter(notebooks.values())).name
    if settings.tests.get(name, "apart") == "apart":
        return dict(notebooks)
    if all(calls_exercise(test) for one in notebooks.values() for test in one.tests.values()):
        raise CourseError(
            f"c.DynaQ.tests: every test cell of {name} calls an exercise, and exercises are always judged "
            f"apart from student code. Take {name} out of it in nbgrader_config.py."
        )
    files = own_files(course / "source" / name)
    return {notebook: replace(one, mode="together", files=files) for notebook, one in notebooks.items()}


def own_files(folder: Path) -> tuple[tuple[str, bytes], ...]:
    """What an assignment's folder holds besides notebooks: data and modules, by their paths in it."""
    found = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix not in (".ipynb", ".pyc"))
    named = [(path.relative_to(folder), path) for path in found]
    return tuple(
        (str(name), path.read_bytes()) for name, path in named if not any(part.startswith(".") for part in name.parts)
    )


def read_notebook(path: Path) -> NotebookNode:
    """Reads one of the instructor's own notebooks.

    Raises:
        CourseError: It is missing or is not a notebook.
    """
    try:
        return nbformat.read(path, as_version=4)
    except FileNotFoundError as error:
        raise CourseError(
            f"{path} is missing. Run `dynaq build`, or name the course directory with --course."
        ) from error
    except Exception as error:
        raise CourseError(f"{path} cannot be read as a notebook ({error}). Restore it, then try again.") from error


def label(cell: NotebookNode) -> dict[str, Any]:
    """The nbgrader metadata of a cell; empty where it has none."""
    return cell.metadata.get("nbgrader", {})


def is_test(cell: NotebookNode) -> bool:
    """Whether a cell is a test cell."""
    return bool(label(cell).get("grade") and not label(cell).get("solution"))


def defined_names(source: str) -> list[str]:
    """Names that a cell's text binds at the top level; none where it is no Python."""
    return sorted(code_names(source).bound)


def calls_exercise(test: str) -> bool:
    """Whether a test cell asks the judge about an exercise of the registry."""
    asked = EXERCISE.search(test)
    return asked is not None and registry.is_known(asked[1])


def _is_run(cell: NotebookNode) -> bool:
    return cell.cell_type == "code" and "results" not in cell.metadata.get("tags", [])


def _source_cell(cell: NotebookNode) -> SourceCell:
    about = label(cell)
    kind: Literal["given", "answer", "test"] = (
        "answer" if about.get("solution") else "test" if about.get("grade") else "given"
    )
    return SourceCell(kind, about.get("grade_id", ""), cell.source)
