"""Environments at the corners of what the course promises to run on, made once and kept under build/corners/."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("oldest", "colab-2026-07", "colab", "newest")


def requirements(name: str) -> Path:
    return ROOT / "tests" / "corners" / f"{name}.txt"


def interpreter(name: str) -> Path:
    """The corner's interpreter, on PATH or as a pyenv version; its absence is the one skip allowed in CI."""
    version = requirements(name).read_text(encoding="utf-8").split("\n", 1)[0].removeprefix("# python ")
    found = shutil.which(f"python{version}")
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    installed = sorted(pyenv.glob(f"{version}.*/bin/python"))
    for candidate in [*installed, *([Path(found)] if found else [])]:
        works = subprocess.run(
            [candidate, "-c", "import ensurepip, sys; print(sys.version)"], capture_output=True, text=True
        )
        if works.returncode == 0 and works.stdout.startswith(version):
            return candidate
    pytest.skip(f"NO PYTHON {version} ON THIS MACHINE: the corner {name!r} was not tested")


def environment(name: str) -> Path:
    """A virtual environment with the corner's versions and both packages of this checkout; its interpreter."""
    python = interpreter(name)
    key = hashlib.sha256(requirements(name).read_bytes() + str(python).encode()).hexdigest()[:12]
    folder = ROOT / "build" / "corners" / f"{name}-{key}"
    pip = [folder / "bin" / "python", "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    if not (folder / ".complete").exists():
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([python, "-m", "venv", folder], check=True)
        subprocess.run([*pip, "-r", requirements(name)], check=True)
        (folder / ".complete").touch()
    wheel = next((ROOT / "build" / "wheel").glob("dynaq_utils-*.whl"))
    subprocess.run([*pip, "--no-deps", "--force-reinstall", wheel], check=True)
    return folder / "bin" / "python"
