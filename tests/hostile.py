"""Attacks as submissions, and what the walls must have kept in and out when one of them was graded."""

import os
import re
import runpy
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat

from classes import RELEASE, ROOT
from dynaq_grader.calibration.answers import pour
from dynaq_grader.grading.assignment import read_notebook

ATTACKS = ROOT / "tests" / "attacks"
GROUPS = ("forging", "stealing", "poisoning", "exhausting", "reaching_out", "metadata")
CELL = re.compile(r"^# %% (\w+) *\n", re.MULTILINE)
MUST_HOLD = re.compile(r"^# must_hold: (refused|score <= (?P<points>[\d.]+))", re.MULTILINE)
UIDS = (58_304 + 64 * int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:]), 64)
"""User numbers for the sandboxes of this test process alone, so that what runs as one of them is an attack's."""


@dataclass(frozen=True)
class Attack:
    """One file of ``tests/attacks/``.

    Attributes:
        group: Its folder.
        name: Group and file name.
        points: The most it may get, None where it must be refused.
    """

    path: Path
    points: float | None

    @property
    def group(self) -> str:
        return self.path.parent.name

    @property
    def name(self) -> str:
        return f"{self.group}/{self.path.stem}"

    def submission(self) -> bytes:
        """The notebook file that the attacker hands in."""
        if self.group == "metadata":
            return runpy.run_path(str(self.path))["make"](read_notebook(RELEASE))
        answers, free = self.cells()
        return nbformat.writes(pour(read_notebook(RELEASE), answers, free)).encode()

    def cells(self) -> tuple[dict[str, str], list[str]]:
        """Answer cells by ``grade_id``, and free cells."""
        parts = CELL.split(self.path.read_text(encoding="utf-8"))
        pairs = list(zip(parts[1::2], parts[2::2], strict=True))
        return {name: text for name, text in pairs if name != "free"}, [text for name, text in pairs if name == "free"]


def read_attacks() -> list[Attack]:
    """All attacks, group by group."""
    return [_read(path) for group in GROUPS for path in sorted((ATTACKS / group).glob("*.py"))]


def _read(path: Path) -> Attack:
    found = MUST_HOLD.search(path.read_text(encoding="utf-8"))
    assert found is not None, f"{path} does not say what must hold"
    return Attack(path, None if found["points"] is None else float(found["points"]))


def processes_of(uids: tuple[int, int]) -> set[int]:
    """Processes that run as one of these users."""
    first, count = uids
    return {
        int(path.name)
        for path in _entries(Path("/proc"))
        if path.name.isdecimal() and _owner(path) - first in range(count)
    }


def descendants(ancestor: int | None = None) -> set[int]:
    """Processes that a process, this one if none is named, started, and theirs."""
    first = os.getpid() if ancestor is None else ancestor
    parents = {pid: parent for pid, parent in map(_parent, _entries(Path("/proc"))) if pid}
    found = {first}
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {first}


def _parent(folder: Path) -> tuple[int, int]:
    try:
        return int(folder.name), int((folder / "stat").read_text().rpartition(")")[2].split()[1])
    except (OSError, ValueError):
        return 0, 0


def files_of(uids: tuple[int, int]) -> list[str]:
    """What such users own in the folders that everybody may write to."""
    first, count = uids
    shared = [Path(name) for name in ("/tmp", "/var/tmp", "/dev/shm", "/run", "/run/lock")]
    return [str(path) for folder in shared for path in _entries(folder) if _owner(path) - first in range(count)]


def _owner(path: Path) -> int:
    try:
        return path.lstat().st_uid
    except OSError:
        return -1


def _entries(folder: Path) -> Iterator[Path]:
    try:
        yield from folder.iterdir()
    except OSError:
        return


def state_of(*folders: Path) -> dict[str, tuple[int, ...]]:
    """Mode, owner, size and time of everything below some folders; no time of a folder's listing."""
    found = {}
    for folder in folders:
        for path in [folder, *folder.rglob("*")]:
            seen = path.lstat()
            time = 0 if stat.S_ISDIR(seen.st_mode) else seen.st_mtime_ns
            found[str(path)] = (seen.st_mode, seen.st_uid, seen.st_size, time)
    return found
