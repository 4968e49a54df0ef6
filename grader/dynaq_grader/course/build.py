"""Makes ``release/`` and ``notebooks/`` from ``source/``; doing it twice changes nothing."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.converters import GenerateAssignment
from traitlets.config import Config

from ..base.errors import CourseError
from ..base.writing import write_aside
from . import solved
from .directory import course_directory, run_step
from .normal_form import is_normal, normalise, to_bytes
from .students_repository import check_addresses, check_filled_in, fill_in, students_repository

WITHOUT_DATABASE = Config(SaveCells={"enabled": False}, GenerateAssignment={"no_database": True})


def build(course: Path, assignment: str | None = None) -> list[Path]:
    """Rebuilds release and solved notebooks, of one assignment or of all.

    Returns:
        The files that changed.

    Raises:
        CourseError: A source notebook is missing or not in normal form, names another repository than the
            students', cannot be released, or does not run.
    """
    changed: list[Path] = []
    for name in assignments(course) if assignment is None else [assignment]:
        changed += build_release(course, name)
        changed += build_solved(course, name)
    return changed


def only_assignment(course: Path) -> str:
    """The one assignment that a course has.

    Raises:
        CourseError: There is none, or there are several.
    """
    names = assignments(course)
    if len(names) > 1:
        raise CourseError(f"The course has the assignments {', '.join(names)}. Name the one you mean.")
    return names[0]


def assignments(course: Path) -> list[str]:
    """Names of the assignments under ``source/``, in order.

    Raises:
        CourseError: There is none.
    """
    names = sorted({path.parent.name for path in (course / "source").glob("*/*.ipynb")})
    if not names:
        raise CourseError(f"{course / 'source'} holds no assignment. Name the course directory with --course.")
    return names


def source_notebooks(course: Path, assignment: str) -> list[Path]:
    """The source notebooks of an assignment, in order.

    Raises:
        CourseError: There is none.
    """
    found = sorted((course / "source" / assignment).glob("*.ipynb"))
    if not found:
        raise CourseError(f"{course / 'source' / assignment} holds no notebook. Give the name of a folder of source/.")
    return found


def normalise_source(course: Path) -> list[Path]:
    """Rewrites the source notebooks that are not in normal form.

    Returns:
        The files that changed.

    Raises:
        CourseError: A notebook cannot be read.
    """
    changed = []
    for name in assignments(course):
        for path in source_notebooks(course, name):
            data = to_bytes(normalise(read(path)))
            if data != path.read_bytes():
                write_aside(path, data)
                changed.append(path)
    return changed


def build_release(course: Path, assignment: str) -> list[Path]:
    """Rebuilds ``release/ASSIGNMENT/`` through nbgrader's own step; the gradebook is not touched.

    Returns:
        The files that changed, removed ones included.

    Raises:
        CourseError: See `build`.
    """
    for path in source_notebooks(course, assignment):
        check_source(course, path)
    with tempfile.TemporaryDirectory() as folder:
        generate(course, assignment, Path(folder), WITHOUT_DATABASE)
        check_filled_in(Path(folder))
        return _synchronise(Path(folder) / assignment, course / "release" / assignment)


def generate(course: Path, assignment: str, folder: Path, extra: Config | None = None) -> None:
    """Runs nbgrader's generate_assignment with the course's settings, into a folder of our choice.

    Args:
        course: The course directory.
        assignment: The assignment's name.
        folder: Where the release goes, as ``folder/assignment/``.
        extra: Settings that overrule the course's.

    Raises:
        CourseError: nbgrader reported a failure.
    """
    directory = course_directory(course, extra)
    directory.assignment_id = assignment
    directory.release_directory = str(folder.resolve())
    with contextlib.chdir(directory.root):
        run_step(GenerateAssignment, directory, force=True)


def release_from_source(course: Path, assignment: str) -> dict[str, NotebookNode]:
    """The release notebooks that ``source/`` gives, by name, without writing anything into the course.

    Raises:
        CourseError: nbgrader reported a failure.
    """
    with tempfile.TemporaryDirectory() as folder:
        generate(course, assignment, Path(folder), WITHOUT_DATABASE)
        return {path.stem: read(path) for path in sorted((Path(folder) / assignment).glob("*.ipynb"))}


def build_solved(course: Path, assignment: str) -> list[Path]:
    """Rebuilds the assignment's notebooks in ``notebooks/``: solved and executed.

    Returns:
        The files that changed.

    Raises:
        CourseError: A notebook does not run, or another assignment has a notebook of that name.
    """
    changed = []
    repository = students_repository(course)
    for path in source_notebooks(course, assignment):
        _check_only_one(course, path)
        target = course / "notebooks" / path.name
        new = solved.execute(solved.solve(fill_in(read(path), repository), course_directory(course).config), path.name)
        data = to_bytes(solved.settle(new, read(target) if target.exists() else None))
        if not target.exists() or target.read_bytes() != data:
            write_aside(target, data)
            changed.append(target)
    return changed


def read(path: Path) -> NotebookNode:
    """Reads one of the course's own notebooks.

    Raises:
        CourseError: It is not a notebook.
    """
    try:
        return nbformat.read(path, as_version=4)
    except Exception as error:
        raise CourseError(f"{path} cannot be read as a notebook ({error}). Restore it, then try again.") from error


def check_source(course: Path, path: Path) -> None:
    """Checks that a source notebook is in normal form and names the students' repository and no other.

    Raises:
        CourseError: It is not, or does not.
    """
    if not is_normal(path.read_bytes()):
        raise CourseError(f"{path} is not in normal form. Run `dynaq build --fix`, look at the change, build again.")
    check_addresses(read(path), students_repository(course), path)


def _check_only_one(course: Path, path: Path) -> None:
    """Two assignments cannot share one file of ``notebooks/``."""
    if len(list((course / "source").glob(f"*/{path.name}"))) > 1:
        raise CourseError(f"Two assignments have a notebook {path.name}; give one of them another name.")


def _synchronise(made: Path, kept: Path) -> list[Path]:
    """Makes a folder equal to a new one; files that are equal already are not written."""
    wanted = {path.relative_to(made) for path in made.rglob("*") if path.is_file()}
    present = {path.relative_to(kept) for path in kept.rglob("*") if path.is_file() and not _ignored(path)}
    changed = []
    for name in sorted(wanted):
        data = (made / name).read_bytes()
        if name not in present or (kept / name).read_bytes() != data:
            write_aside(kept / name, data)
            changed.append(kept / name)
    for name in sorted(present - wanted):
        (kept / name).unlink()
        changed.append(kept / name)
    for folder in sorted((path for path in kept.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            shutil.rmtree(folder)
    return changed


def _ignored(path: Path) -> bool:
    """What Jupyter leaves beside a notebook that somebody opened."""
    return ".ipynb_checkpoints" in path.parts
