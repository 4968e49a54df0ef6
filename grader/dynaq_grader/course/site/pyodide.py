"""Python for the browser: Pyodide's core, the packages that the course needs, and the lock that names them."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomllib
from packaging.utils import canonicalize_name, parse_wheel_filename

from ...base.errors import CourseError

HERE = Path(__file__).parent
LOCK = "pyodide-lock.json"
# What dynaq_utils imports, then what JupyterLite's kernel starts with.
PACKAGES = ("numpy", "scipy", "matplotlib", "pillow", "micropip", "ipython", "jedi", "sqlite3", "ssl")
# What our own wheels need of Pyodide's; pip's metadata names more, which a browser cannot use.
NEEDS: dict[str, list[str]] = {
    "comm": ["traitlets"],
    "ipywidgets": ["comm", "ipython", "traitlets"],
    "dynaq-utils": ["numpy", "scipy", "matplotlib", "pillow", "tqdm"],
}

# The kernel loads this one when the others are unpacked. With it comes what takes the place of a file of theirs.
LATE = "ssl"
LATER = "dynaq-fonts"


@dataclass(frozen=True)
class Release:
    """A release of Pyodide, as ``pyodide.toml`` describes it.

    Attributes:
        version: Its version.
        carrier: The requirement of a package that carries its parts.
        usual_address: Where browsers find it on the web, with a slash at the end.
        core: The sha256 of each file of its core.
        lock: What its ``pyodide-lock.json`` says.
    """

    version: str
    carrier: str
    usual_address: str
    core: Mapping[str, str]
    lock: Mapping[str, Any]


def read_release() -> Release:
    """Reads the release that the course is pinned to.

    Raises:
        CourseError: Our copy of the lock is not the official one.
    """
    described = tomllib.loads((HERE / "pyodide.toml").read_text(encoding="utf-8"))
    lock = (HERE / LOCK).read_bytes()
    check(lock, described["core"][LOCK], LOCK)
    core = {name: sha256 for name, sha256 in described["core"].items() if name != LOCK}
    return Release(described["version"], described["carrier"], described["usual_address"], core, json.loads(lock))


def closure(lock: Mapping[str, Any], names: Iterable[str] = PACKAGES) -> dict[str, dict[str, Any]]:
    """The entries of the lock that the named packages need, themselves included, by name."""
    wanted = list(names)
    found: dict[str, dict[str, Any]] = {}
    while wanted:
        # The lock spells some names with underscores where one package asks for another.
        name = canonicalize_name(wanted.pop())
        if name not in found:
            found[name] = lock["packages"][name]
            wanted += found[name]["depends"]
    return dict(sorted(found.items()))


def unpack(carrier: zipfile.ZipFile, release: Release, folder: Path) -> None:
    """Writes core and packages into a folder, each checked.

    Raises:
        CourseError: A part is missing, or is not the official one.
    """
    packages = {entry["file_name"]: entry["sha256"] for entry in closure(release.lock).values()}
    inside = {Path(name).name: name for name in carrier.namelist() if "/pyodide/" in name}
    folder.mkdir(parents=True, exist_ok=True)
    for name, sha256 in {**release.core, **packages}.items():
        if name not in inside:
            raise CourseError(f"{release.carrier} no longer holds {name}. Name another carrier in pyodide.toml.")
        data = carrier.read(inside[name])
        check(data, sha256, name)
        (folder / name).write_bytes(data)


def check(data: bytes, sha256: str, name: str) -> None:
    """Compares a part with its official sum.

    Raises:
        CourseError: It is another file.
    """
    found = hashlib.sha256(data).hexdigest()
    if found != sha256:
        raise CourseError(
            f"{name} is not the official file: its sha256 is {found}, the lock says {sha256}. "
            "Nothing was published; fetch it again, or name another source in pyodide.toml."
        )


def course_lock(release: Release, wheels: Iterable[Path], address: str) -> dict[str, Any]:
    """The lock of a site: the packages that it has, and the wheels of our own.

    Args:
        release: Pyodide's release.
        wheels: Wheels beside the lock, which Pyodide does not have.
        address: What comes before the names of Pyodide's own files; nothing where they lie beside the lock.
    """
    official = closure(release.lock)
    packages = {name: {**entry, "file_name": address + entry["file_name"]} for name, entry in official.items()}
    packages |= {entry["name"]: entry for entry in map(_entry, wheels)}
    if LATER in packages:
        packages[LATE] = {**packages[LATE], "depends": [*packages[LATE]["depends"], LATER]}
    return {**release.lock, "packages": packages}


def _entry(wheel: Path) -> dict[str, Any]:
    """What a lock says of a wheel."""
    name, version, _, _ = parse_wheel_filename(wheel.name)
    return {
        "depends": NEEDS.get(name, []),
        "file_name": wheel.name,
        "imports": [canonicalize_name(name).replace("-", "_")],
        "install_dir": "site",
        "name": str(name),
        "package_type": "package",
        "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
        "unvendored_tests": False,
        "version": str(version),
    }
