"""`make test-long` can be stopped and goes on: what has passed for a commit is not run again."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from classes import ROOT

SUITE = """
import pytest
from pathlib import Path

@pytest.mark.parametrize("number", range(4))
def test_it(number):
    if number == 2:
        assert Path("mended").exists()

def test_that_is_left_out():
    pytest.skip("nothing here")
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "test_suite.py").write_text(SUITE)
    (tmp_path / "pytest.ini").write_text("[pytest]\ncache_dir = .ignored/cache\n")
    (tmp_path / ".gitignore").write_text("mended\n.ignored\n__pycache__\n")
    git(tmp_path, "init", "-q")
    commit(tmp_path)
    return tmp_path


def git(project: Path, *words: str) -> None:
    who = ("-c", "user.name=nobody", "-c", "user.email=nobody@example.org")
    subprocess.run(["git", *who, *words], cwd=project, check=True, capture_output=True)


def commit(project: Path) -> None:
    git(project, "add", ".")
    git(project, "commit", "-q", "--allow-empty", "-m", "x")


def run(project: Path, *options: str) -> tuple[int, dict[str, int]]:
    """Runs the suite; gives the exit status and how many tests passed, failed, and so on."""
    command = [sys.executable, "-m", "pytest", "-p", "going_on", "--going-on", ".ignored/passed", *options]
    env = os.environ | {"PYTHONPATH": str(ROOT / "tests")}
    done = subprocess.run(command, cwd=project, env=env, capture_output=True, text=True)
    counts = re.findall(r"(\d+) (passed|failed|skipped|deselected)", done.stdout.splitlines()[-1])
    return done.returncode, {what: int(number) for number, what in counts}


@pytest.mark.parametrize("options", [(), ("-n", "2")], ids=["one process", "two"])
def test_only_what_has_not_passed_runs_again(project: Path, options: tuple[str, ...]) -> None:
    status, found = run(project, *options)
    assert (status, found) == (1, {"failed": 1, "passed": 3, "skipped": 1})
    (project / "mended").touch()
    status, found = run(project, *options)
    assert status == 0
    assert (found["passed"], found["skipped"]) == (1, 1)


def test_all_has_passed_is_a_success(project: Path) -> None:
    (project / "mended").touch()
    assert run(project, "-k", "test_it")[0] == 0
    assert run(project, "-k", "test_it") == (0, {"deselected": 5})


def test_another_commit_starts_anew(project: Path) -> None:
    run(project)
    commit(project)
    assert run(project)[1] == {"failed": 1, "passed": 3, "skipped": 1}


def test_a_tree_with_changes_forgets_nothing_by_mistake(project: Path) -> None:
    """Neither does it leave out a test, nor does what passed in it count for the commit."""
    (project / "mended").touch()
    (project / "new").touch()
    run(project)
    assert run(project)[1] == {"passed": 4, "skipped": 1}
    (project / "new").unlink()
    assert run(project)[1] == {"passed": 4, "skipped": 1}


def test_the_makefile_goes_on_in_two_processes(tmp_path: Path) -> None:
    """Each process of pytest-xdist has to know the option."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    [line] = re.findall(r"^\t\$\(PY\) -m pytest (tests --going-on .*)$", makefile, re.MULTILINE)
    passed = tmp_path / "passed"
    options = shlex.split(line.replace("build/passed", str(passed)))
    here = "tests/repository/test_layout.py"
    command = [sys.executable, "-m", "pytest", *(here if option == "tests" else option for option in options)]
    for _ in range(2):
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
    assert here in passed.read_text(encoding="utf-8")
