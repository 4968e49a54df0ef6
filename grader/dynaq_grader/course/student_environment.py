"""The student environment: which Python it is made of, and the packages that a course adds to it."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from importlib.metadata import Distribution, distributions
from pathlib import Path

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

from ..base.errors import CourseError

VERSIONS = ((3, 13), (3, 12), (3, 11))
"""Versions of Python that a student environment can be made of, the newest first."""
OLDEST_PYTHON = VERSIONS[-1]
MODULES = ("dynaq_utils", "IPython", "matplotlib", "numpy", "packaging", "pandas", "PIL", "scipy", "tqdm")
"""What an answer may import beside Python's own modules."""
_TELL = "import ensurepip, sys, venv; print(*sys.version_info[:2], sys.base_prefix)"


def newest_python() -> Path:
    """Finds the newest Python that can make environments: on the path or pyenv's, else the one that runs this.

    Where this one is open to all accounts, as on a machine that a class shares, one in somebody's closed home is none.
    """
    for_all = _is_open(Path(sys.base_prefix))
    for major, minor in VERSIONS:
        for candidate in _candidates(f"{major}.{minor}"):
            base = _base_of(candidate, (major, minor))
            if base is not None and (_is_open(base) or not for_all):
                return candidate
    return Path(sys.executable)


def _candidates(version: str) -> list[Path]:
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    on_path = [Path(folder) / f"python{version}" for folder in os.get_exec_path()]
    return [*on_path, *sorted(pyenv.glob(f"{version}*/bin/python{version}"), reverse=True)]


def _base_of(python: Path, version: tuple[int, int]) -> Path | None:
    """Where an interpreter is installed, if it is there, runs, is of a version and can make an environment."""
    if not python.is_file():
        return None
    told = subprocess.run([python, "-I", "-c", _TELL], capture_output=True, text=True, check=False)
    major, minor, base = (*told.stdout.rstrip("\n").split(" ", 2), "", "", "")[:3]
    return Path(base) if told.returncode == 0 and (major, minor) == tuple(map(str, version)) else None


def _is_open(folder: Path) -> bool:
    """Whether every account may go into a folder."""
    resolved = folder.resolve()
    return all(level.stat().st_mode & stat.S_IXOTH for level in (resolved, *resolved.parents))


def missing_packages(python: Path, packages: Sequence[str]) -> list[str]:
    """Those of some packages that an environment does not have in the version that is asked for.

    Args:
        python: Its interpreter.
        packages: As pip takes them: a name, and a range of versions where it matters.

    Raises:
        CourseError: One of them is no name of a package.
    """
    there = _installed(python)
    asked = {package: _requirement(package) for package in packages}
    return [package for package, requirement in asked.items() if not _is_met(requirement, there)]


def insist_on(python: Path, packages: Sequence[str]) -> None:
    """Sees that an environment has the packages that the course names.

    Raises:
        CourseError: One is missing.
    """
    missing = missing_packages(python, packages)
    if missing:
        raise CourseError(
            f"c.DynaQ.packages names {', '.join(missing)}, which the student environment of {python} does not have. "
            "Run `dynaq student-environment`."
        )


def add_packages(python: Path, packages: Sequence[str]) -> list[str]:
    """Installs what is missing of some packages; what is there stays in its version.

    Returns:
        What was installed.

    Raises:
        CourseError: pip could not install it.
    """
    missing = missing_packages(python, packages)
    if not missing:
        return []
    pins = "".join(f"{name}=={version}\n" for name, version in _installed(python).items())
    with tempfile.TemporaryDirectory() as folder:
        constraints = Path(folder) / "there.txt"
        constraints.write_text(pins, encoding="utf-8")
        pip = [str(python), "-m", "pip", "--disable-pip-version-check", "-q", "install"]
        done = subprocess.run(
            [*pip, "--constraint", str(constraints), "--", *missing], capture_output=True, text=True, check=False
        )
    if done.returncode:
        said = done.stderr.strip().splitlines() or ["it said nothing"]
        raise CourseError(
            f"pip could not install {', '.join(missing)} into the student environment of {python}: {said[-1]} "
            "Correct c.DynaQ.packages, then run `dynaq student-environment` again."
        )
    return missing


def modules_of(python: Path, packages: Sequence[str]) -> set[str]:
    """The modules that some packages of an environment hold, by the names that import statements have.

    Args:
        python: Its interpreter.
        packages: As pip takes them.

    Raises:
        CourseError: One of them is no name of a package.
    """
    asked = {canonicalize_name(_requirement(package).name) for package in packages}
    found = [one for one in _distributions(python) if canonicalize_name(one.metadata["Name"]) in asked]
    first = {file.parts[0] for one in found for file in one.files or () if file.suffix in {".py", ".so"}}
    return {name.partition(".")[0] for name in first}


def _installed(python: Path) -> dict[str, str]:
    """Versions of the packages of an environment by their names."""
    return {canonicalize_name(one.metadata["Name"]): one.version for one in _distributions(python)}


def _distributions(python: Path) -> Iterable[Distribution]:
    folders = sorted(python.absolute().parents[1].glob("lib*/python*/site-packages"))
    return distributions(path=[str(folder) for folder in folders])


def _requirement(package: str) -> Requirement:
    try:
        return Requirement(package)
    except InvalidRequirement as error:
        raise CourseError(
            f"c.DynaQ.packages: {package!r} is no package as pip takes it ({error}). Correct it in nbgrader_config.py."
        ) from None


def _is_met(requirement: Requirement, there: dict[str, str]) -> bool:
    version = there.get(canonicalize_name(requirement.name))
    return version is not None and requirement.specifier.contains(version, prereleases=True)


if __name__ == "__main__":
    print(newest_python())
