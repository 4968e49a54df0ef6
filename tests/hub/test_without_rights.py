"""Grading as an account without rights, behind each sandbox: its tests once more, from a copy that the account owns."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from classes import ROOT
from hub import accounts
from hub.place import REPOSITORY, SRV, TESTS_ACCOUNT
from patience import PATIENCE_SECONDS

pytestmark = [pytest.mark.hub, pytest.mark.timeout(PATIENCE_SECONDS)]

TESTS = (
    "tests/dynaq_grader/grading",
    *(f"tests/dynaq_grader/classroom/test_{name}.py" for name in ("batch", "classroom", "hostile_classroom")),
)
BUBBLEWRAP = "bwrap"
SECOND_PYTHON = "the student environment has Python 3.11"
"""Why what needs a Python from 3.12 on is skipped where this machine has none that every account may run."""


@pytest.fixture(scope="module")
def copy(hub: Path) -> Iterator[Path]:
    """The repository in a folder of the account's, and a student environment in it."""
    folder = SRV / "copy"
    try:
        subprocess.run(["useradd", "--create-home", TESTS_ACCOUNT], check=True)
        subprocess.run(["git", "clone", "-q", "--no-hardlinks", ROOT, folder], check=True)
        shutil.copytree(REPOSITORY / ".venv-student", folder / ".venv-student", symlinks=True)
        subprocess.run(["chown", "-R", f"{TESTS_ACCOUNT}:", folder], check=True)
        yield folder
    finally:
        accounts.remove([TESTS_ACCOUNT])


@pytest.fixture
def programs_without_bubblewrap(hub: Path) -> Path:
    """A folder of the machine's programs, that one aside: what is not found is not used."""
    folder = SRV / "programs"
    folder.mkdir()
    for program in Path("/usr/bin").iterdir():
        if program.name != BUBBLEWRAP:
            (folder / program.name).symlink_to(program)
    return folder


def graded_by_a_normal_user(copy: Path, path: str, names: str) -> str:
    """What pytest says of the tests of such names, run as the account with these programs."""
    python = REPOSITORY / ".venv" / "bin" / "python"
    options = (
        "-q",
        "-rs",
        "-n",
        "2",
        "--dist",
        "loadgroup",
        "-p",
        "no:cacheprovider",
        "--basetemp",
        copy / "temporary",
    )
    done = accounts.run_as(
        TESTS_ACCOUNT,
        [python, "-m", "pytest", *options, "-k", names, "-m", "not long and not attacks", *TESTS],
        copy,
        PATH=f"{REPOSITORY}/.venv/bin:{path}",
        PYTHONPATH=f"{copy}/grader:{copy}",
        CI="true",
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    return done.stdout


def skipped(said: str) -> list[str]:
    """Tests that were skipped, but for want of a second Python."""
    return [line for line in said.splitlines() if line.startswith("SKIPPED") and SECOND_PYTHON not in line]


def test_behind_bubblewrap(copy: Path) -> None:
    """What names the other sandbox has its turn there."""
    names = "not landlock or without_landlock"
    said = graded_by_a_normal_user(copy, "/usr/bin:/bin", names)
    assert re.search(r"\d+ passed", said)
    assert skipped(said) == []


def test_behind_landlock_alone(copy: Path, programs_without_bubblewrap: Path) -> None:
    names = "not bubblewrap and not without_landlock"
    said = graded_by_a_normal_user(copy, str(programs_without_bubblewrap), names)
    assert re.search(r"\d+ passed", said)
    assert skipped(said) == []
