"""Builds a static site on which the release notebooks run in the reader's browser: JupyterLite with Pyodide.

    make site

The site holds JupyterLab, the notebooks and `dynaq_utils`. Python itself, NumPy, SciPy and Matplotlib are fetched
from Pyodide's usual address when a kernel starts.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from ..base.errors import CourseError
from .build import assignments

KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"
# What dynaq_utils imports; Pyodide has them all, and finds by itself only what a cell names.
PACKAGES = ("numpy", "scipy", "matplotlib", "pillow", "tqdm")
SETTINGS = {
    "jupyter-lite-schema-version": 0,
    "jupyter-config-data": {
        "appName": "Dyna-Q",
        "litePluginSettings": {KERNEL: {"loadPyodideOptions": {"packages": list(PACKAGES)}}},
    },
}


def build_site(course: Path, lite: Path, folder: Path) -> Path:
    """Writes the site into a folder, in place of what was there.

    Args:
        course: The instructors' repository.
        lite: The command `jupyter-lite`, in an environment that has the Pyodide kernel.
        folder: Where the site goes.

    Returns:
        The page to open first.

    Raises:
        CourseError: The site could not be built; the sentence holds the last words of the command.
    """
    shutil.rmtree(folder, ignore_errors=True)
    with tempfile.TemporaryDirectory() as name:
        workshop = Path(name)
        wheel = _wheel(course, workshop / "wheel")
        contents = _contents(course, wheel, workshop / "contents")
        (workshop / "jupyter-lite.json").write_text(json.dumps(SETTINGS, indent=1), encoding="utf-8")
        places: list[str | Path] = [
            "--lite-dir",
            workshop,
            "--output-dir",
            folder,
            "--contents",
            contents,
            "--piplite-wheels",
            wheel,
        ]
        _run([lite, "build", *places, "--no-sourcemaps"], workshop)
    return folder / "lab" / "index.html"


def _wheel(course: Path, folder: Path) -> Path:
    """The wheel of `dynaq_utils` as the course has it."""
    pip = [sys.executable, "-m", "pip", "wheel", "-q", "--disable-pip-version-check", "--no-deps"]
    _run([*pip, "--no-build-isolation", "-w", folder, course], course)
    (wheel,) = folder.glob("dynaq_utils-*.whl")
    return wheel


def _contents(course: Path, wheel: Path, folder: Path) -> Path:
    """The files that the reader finds: each release notebook, and beside it the wheel that its first cell looks for."""
    for assignment in assignments(course):
        target = folder / assignment
        target.mkdir(parents=True)
        for notebook in sorted((course / "release" / assignment).glob("*.ipynb")):
            shutil.copy(notebook, target)
        shutil.copy(wheel, target)
    return folder


def _run(command: list[str | Path], folder: Path) -> None:
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    except OSError as error:
        raise CourseError(
            f"{command[0]} cannot be run ({error.strerror}). Use `make site`, which sets it up."
        ) from error
    if done.returncode:
        raise CourseError(f"The site was not built. The last words were:\n{(done.stdout + done.stderr)[-2000:]}")
