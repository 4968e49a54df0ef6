"""Environments at the corners of what the course promises to run on, made once and kept under build/tests/.

Each is described by a text file beside this one: the Python version, where the versions come from, the pins.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from helper_package import BUILD, alone, wheel

UV = Path(sys.executable).with_name("uv")
HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
NAMES = ("oldest", "colab-2026-07", "colab", "newest")
CORNERS = [pytest.param(name, marks=[pytest.mark.corner, pytest.mark.xdist_group(name)]) for name in NAMES]
"""For `parametrize`: one worker an environment, run by `make corners`."""


def requirements(name: str) -> Path:
    return HERE / f"{name}.txt"


def interpreter(name: str) -> Path:
    """The corner's interpreter, on PATH or as a pyenv version; its absence is the one skip allowed in CI."""
    version = requirements(name).read_text(encoding="utf-8").split("\n", 1)[0].removeprefix("# python ")
    found = shutil.which(f"python{version}")
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    installed = sorted(pyenv.glob(f"{version}.*/bin/python"))
    for candidate in [*installed, *([Path(found)] if found else [])]:
        works = subprocess.run(
            [candidate, "-c", "import sys, venv; print(sys.version)"], capture_output=True, text=True
        )
        if works.returncode == 0 and works.stdout.startswith(version):
            return candidate
    pytest.skip(f"NO PYTHON {version} ON THIS MACHINE: the corner {name!r} was not tested")


def environment(name: str) -> Path:
    """A virtual environment with the corner's versions and this checkout's `dynaq_utils`; its interpreter.

    Raises:
        subprocess.CalledProcessError: A version cannot be installed.
    """
    base = interpreter(name)
    helper = wheel()
    key = hashlib.sha256(requirements(name).read_bytes() + str(base).encode()).hexdigest()[:12]
    folder = BUILD / f"{name}-{key}"
    python = folder / "bin" / "python"
    with alone(folder):
        if not (folder / ".complete").exists():
            shutil.rmtree(folder, ignore_errors=True)
            subprocess.run([base, "-m", "venv", "--without-pip", folder], check=True)
            install(python, "-r", requirements(name))
            (folder / ".complete").touch()
        stamp = folder / ".helper"
        if not stamp.exists() or stamp.read_text() != str(helper):
            install(python, "--no-deps", "--no-index", "--reinstall", helper)
            stamp.write_text(str(helper))
    return python


def install(python: Path, *what: str | Path) -> None:
    """Installs and compiles: in the sandbox nothing can be compiled for good."""
    options = ["-q", "--compile-bytecode", "--link-mode", "copy", "--python", python]
    subprocess.run([UV, "pip", "install", *options, *what], check=True)


def agrees(python: Path) -> subprocess.CompletedProcess[str]:
    """Whether every installed package has the versions it asks for: uv's own check."""
    return subprocess.run([UV, "pip", "check", "--python", python], capture_output=True, text=True)
