"""A course directory as nbgrader sees it: its settings, its folders, and nbgrader's steps run on it."""

from __future__ import annotations

import glob
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from nbgrader.converters import BaseConverter
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import capture_log
from sqlalchemy.engine import make_url
from traitlets.config import Config

from .. import intake
from ..base.errors import CourseError
from ..base.writing import write_aside
from . import settings
from .nbgrader_log import without_tracebacks

NOTES = ("timestamp.txt", "submission_secret.txt")
LONGEST_NOTE = intake.Limits(file_bytes=1000)
ERROR = re.compile(r"(?:[a-z_]\w*\.)*[A-Z]\w+: \S")
CANNOT_WRITE = re.compile(r"\((?:sqlite3|psycopg)\.\w+\)|No space left|File too large|Disk quota exceeded")


def course_directory(course: Path, extra: Config | None = None) -> CourseDirectory:
    """Opens a course as nbgrader does, with the settings of its own ``nbgrader_config.py`` and nobody else's.

    Args:
        course: The course directory.
        extra: Settings that overrule the file's.

    Raises:
        CourseError: The configuration file cannot be read, or the path cannot be that of a gradebook.
    """
    config = settings.load(course)
    if extra is not None:
        config.merge(extra)
    directory = CourseDirectory(root=str(course.resolve()), config=config)
    if "db_url" not in config.CourseDirectory:
        _check_address(directory)
    return directory


def _check_address(directory: CourseDirectory) -> None:
    """Sees that nbgrader's address of the gradebook, which quotes nothing, leads into the course."""
    if make_url(directory.db_url).database != str(Path(directory.root) / "gradebook.db"):
        raise CourseError(
            f"{directory.root}: a question mark in this path, or a percent sign before two digits, would lead nbgrader "
            "to another gradebook. Rename that folder, then again."
        )


def copy_notes(directory: CourseDirectory, student: str, assignment: str, folder: Path) -> None:
    """Copies what the exchange put beside a submission: when it came, and the key under which feedback returns.

    nbgrader's ``release_feedback`` stops the whole class at a page that lacks them.

    Raises:
        OSError: They cannot be written.
    """
    submitted = Path(directory.format_path(directory.submitted_directory, student, assignment))
    for name in NOTES:
        with suppress(intake.Refused):
            write_aside(folder / name, intake.read_file(submitted / name, LONGEST_NOTE))


def student_folders(directory: CourseDirectory, step: str, assignment: str) -> Iterator[tuple[str, Path]]:
    """The folders of an assignment that students have after a step, such as ``autograded``, in order of their ids."""
    parts = Path(directory.format_path(step, "*", assignment)).parts
    above = len(parts) - 1 - parts[::-1].index("*")
    root = Path(*parts[:above])
    for folder in sorted(root.glob("/".join(parts[above:]))):
        yield folder.relative_to(root).parts[0], folder


def run_step(step: type[BaseConverter], directory: CourseDirectory, **traits: Any) -> str:
    """Runs one of nbgrader's converters on a course and returns what it logged.

    Raises:
        CourseError: nbgrader reported a failure; the message ends with the last line it logged.
    """
    with programs_on_path(), without_tracebacks(), _path_without_pattern(directory):
        converter = step(coursedir=directory, config=directory.config, **traits)
        outcome = capture_log(converter)
    log = outcome.get("log", "")
    if not outcome["success"]:
        said = _last_words(outcome)
        remedy = " See that the gradebook can be written and the disk has room, then again."
        raise CourseError(
            f"{step.__name__} of nbgrader failed on {directory.assignment_id!r}: {said.rstrip('.')}."
            f"{remedy if CANNOT_WRITE.search(said) else ''}"
        )
    return log


@contextmanager
def _path_without_pattern(directory: CourseDirectory) -> Iterator[None]:
    """Calls a course by a link where nbgrader, which looks for files by patterns, would read its path as one."""
    root = directory.root
    if glob.escape(root) == root:
        yield
        return
    directory.db_url  # noqa: B018 - from here on it is the one that follows from the course's own path
    with tempfile.TemporaryDirectory() as folder:
        link = Path(folder) / "course"
        link.symlink_to(root)
        directory.root = str(link)
        try:
            yield
        finally:
            directory.root = root


def _last_words(outcome: dict[str, Any]) -> str:
    """The error that a log tells last: nbgrader's own, after it, only points at the traceback above."""
    lines = [line.strip() for line in f"{outcome.get('log', '')}\n{outcome['error']}".splitlines()]
    errors = [line for line in lines if ERROR.match(line) and "NbGraderException: " not in line]
    return (errors or [line for line in lines if line])[-1]


@contextmanager
def programs_on_path() -> Iterator[None]:
    """Puts this environment's programs on PATH: nbgrader calls ``alembic`` by name to make a database."""
    before = os.environ.get("PATH", "")
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), before])
    try:
        yield
    finally:
        os.environ["PATH"] = before
