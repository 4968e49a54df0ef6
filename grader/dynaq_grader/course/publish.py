"""Writes the students' repository: releases, also as pages to read, ``dynaq_utils``, README, licences; nothing else."""

from __future__ import annotations

import re
import shutil
from importlib import resources
from pathlib import Path

from ..base.errors import CourseError
from ..base.writing import write_aside
from . import build
from .normal_form import to_bytes
from .notebook_page import NotebookPage
from .students_repository import students_repository

PACKAGE = "dynaq_utils"
DOCUMENTS = ("LICENSE", "LICENSE-CONTENT", "NOTICE.md")
# Tables of pyproject.toml that make dynaq-utils installable; the others are the instructors' tools.
TABLES = ("build-system", "project", "project.", "tool.hatch.")
SECRETS = (
    "BEGIN SOLUTION",
    "BEGIN HIDDEN TESTS",
    "import dynaq_grader",
    "from dynaq_grader",
    "dynaq_grader.test_",
)
LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.pyc", ".ipynb_checkpoints", ".*")


def publish(course: Path, folder: Path) -> list[Path]:
    """Writes the students' repository into an empty folder, or one published before (its ``.git`` stays).

    Args:
        course: The instructors' repository.
        folder: The students'.

    Returns:
        What was written, relative to the folder, in order.

    Raises:
        CourseError: The releases are not up to date, a file is missing, the folder holds something else, or
            what was written would show a solution or a hidden test.
    """
    repository = students_repository(course)
    if repository is None:
        raise CourseError(
            f"{course / 'pyproject.toml'} names no students' repository. Set students-repository in it, "
            "under [tool.dynaq]."
        )
    _check_target(course, folder)
    _check_releases(course)
    texts = {name: _read(course / name) for name in DOCUMENTS}
    texts["pyproject.toml"] = _installable(_read(course / "pyproject.toml"))
    texts["README.md"] = _readme(course, repository)
    for name in ("release", PACKAGE):
        shutil.rmtree(folder / name, ignore_errors=True)
        shutil.copytree(course / name, folder / name, ignore=LEFT_OUT)
    for notebook in sorted((folder / "release").glob("*/*.ipynb")):
        texts[notebook.with_suffix(".html").relative_to(folder).as_posix()] = NotebookPage().from_filename(
            str(notebook)
        )[0]
    for name, text in texts.items():
        write_aside(folder / name, text.encode())
    written = sorted(path for path in folder.rglob("*") if path.is_file() and ".git" not in path.parts)
    check_no_secret(written)
    return [path.relative_to(folder) for path in written]


def badge(repository: str, release: str) -> str:
    """The Markdown of a Colab badge that opens a release notebook.

    Args:
        repository: ``owner/name`` of the students' repository.
        release: The notebook's path inside it.
    """
    address = colab_address(repository, release)
    return f"[![Open this notebook in Colab](https://colab.research.google.com/assets/colab-badge.svg)]({address})"


def colab_address(repository: str, release: str) -> str:
    """Where Colab opens a release notebook of a repository ``owner/name``."""
    return f"https://colab.research.google.com/github/{repository}/blob/main/{release}"


def _check_target(course: Path, folder: Path) -> None:
    inside, outside = folder.resolve(), course.resolve()
    if inside == outside or outside.is_relative_to(inside):
        raise CourseError(f"{folder} holds the instructors' files. Name another folder for the students' repository.")
    if not folder.exists():
        return
    present = {path.name for path in folder.iterdir()} - {".git"}
    if present and not {"release", PACKAGE, "pyproject.toml"} <= present or present & {"source", "grader", "tests"}:
        raise CourseError(f"{folder} is neither empty nor a students' repository. Name another folder.")


def _check_releases(course: Path) -> None:
    """The committed releases must be what ``source/`` gives, and that what `build` takes."""
    for assignment in build.assignments(course):
        for source in build.source_notebooks(course, assignment):
            build.check_source(course, source)
        for name, notebook in build.release_from_source(course, assignment).items():
            path = course / "release" / assignment / f"{name}.ipynb"
            if not path.exists() or path.read_bytes() != to_bytes(notebook):
                raise CourseError(f"{path} is not what source/ gives. Run `dynaq build`, then publish.")


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise CourseError(f"{path} cannot be read ({error.strerror}). Restore it, then publish.") from error


def _installable(pyproject: str) -> str:
    """The tables of ``pyproject.toml`` that an installation needs."""
    tables = re.split(r"^(?=\[)", pyproject, flags=re.MULTILINE)
    kept = [table for table in tables if re.match(r"\[([^\]]+)\]", table) and _is_kept(table[1 : table.index("]")])]
    return "".join(kept).rstrip("\n") + "\n"


def _is_kept(table: str) -> bool:
    return any(table == name or name.endswith(".") and table.startswith(name) for name in TABLES)


def _readme(course: Path, repository: str) -> str:
    template = resources.files(__package__).joinpath("students_readme.md").read_text(encoding="utf-8")
    notebooks = sorted(path.relative_to(course).as_posix() for path in (course / "release").glob("*/*.ipynb"))
    lines = [
        f"- [{Path(name).stem}]({name}) {badge(repository, name)}, and "
        f"[as a page to read]({name.removesuffix('.ipynb')}.html)"
        for name in notebooks
    ]
    return template.replace("{repository}", repository).replace("{notebooks}", "\n".join(lines))


def check_no_secret(written: list[Path]) -> None:
    """Looks for solutions and hidden tests in what students are given.

    Raises:
        CourseError: A file shows one.
    """
    for path in written:
        text = path.read_bytes().decode(errors="replace")
        shown = [secret for secret in SECRETS if secret in text]
        if shown:
            raise CourseError(
                f"{path} shows {shown[0]!r} to students. Do not push it: mend the original, then publish."
            )
