"""A long suite goes on where it stopped: what has passed for this commit is not run again.

    python -m pytest --going-on FILE

Tests that passed are kept in FILE, below the commit. A commit of another name, or a tree with changes, starts anew.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--going-on", metavar="FILE", type=Path, help="where to keep what has passed")


def pytest_configure(config: pytest.Config) -> None:
    path = config.getoption("--going-on")
    if path is None:
        return
    memory = _Memory(path, _commit(config.rootpath))
    config.pluginmanager.register(_Chooser(memory))
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(_Keeper(memory))


class _Memory:
    """The file: a commit on the first line, then the tests that passed."""

    def __init__(self, path: Path, commit: str | None) -> None:
        self._path = path
        self._commit = commit

    def passed(self) -> set[str]:
        """What has passed for this commit; nothing where the tree has changes."""
        lines = self._path.read_text(encoding="utf-8").splitlines() if self._path.is_file() else []
        return set(lines[1:]) if self._commit is not None and lines[:1] == [self._commit] else set()

    def start(self) -> None:
        """Forgets what is not about this commit."""
        if not self.passed():
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_text(f"{self._commit or 'a tree with changes'}\n", encoding="utf-8")

    def add(self, nodeid: str) -> None:
        with self._path.open("a", encoding="utf-8") as file:
            file.write(f"{nodeid}\n")


class _Chooser:
    """Leaves out what has passed, after everybody else has chosen."""

    def __init__(self, memory: _Memory) -> None:
        self._memory = memory

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        passed = self._memory.passed()
        config.hook.pytest_deselected(items=[item for item in items if item.nodeid in passed])
        items[:] = [item for item in items if item.nodeid not in passed]


class _Keeper:
    """Writes down what passes, in the one process that hears of every test."""

    def __init__(self, memory: _Memory) -> None:
        self._memory = memory
        self._called: set[str] = set()

    def pytest_sessionstart(self) -> None:
        self._memory.start()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" and report.passed:
            self._called.add(report.nodeid)
        if report.when == "teardown" and report.passed and report.nodeid in self._called:
            self._memory.add(report.nodeid)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """All tests passed before: that is a success, not an empty suite."""
        if exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED and self._memory.passed():
            session.exitstatus = pytest.ExitCode.OK


def _commit(folder: Path) -> str | None:
    """The commit that is checked out, or None where files differ from it."""

    def git(*words: str) -> str:
        return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True).stdout.strip()

    return None if git("status", "--porcelain") else git("rev-parse", "HEAD")
