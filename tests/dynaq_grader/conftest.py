"""What the grader's tests share: courses, and worker processes that stay warm from test to test."""

from concurrent.futures import Executor
from pathlib import Path

import pytest

import classes
import mini_course
from dynaq_grader.classroom import batch


class Lent(Executor):
    """An executor that its borrowers cannot shut down."""

    def __init__(self, executor):
        self._executor = executor

    def submit(self, *args, **kwargs):
        return self._executor.submit(*args, **kwargs)

    def shutdown(self, *args, **kwargs):
        """Leave it running."""


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """The small course with its release and a gradebook; nothing was handed in."""
    return mini_course.make_with_gradebook(tmp_path / "course")


@pytest.fixture
def full_course(tmp_path: Path) -> Path:
    """A copy of the course of this repository, without a gradebook; nothing was handed in."""
    return classes.make_course(tmp_path / "full_course")


@pytest.fixture(scope="session")
def two_processes():
    with batch.local_processes(2)() as executor:
        yield executor


@pytest.fixture
def warm_workers(two_processes, monkeypatch):
    """Runs that are started in this process share two workers, which the command line would start anew each time."""
    monkeypatch.setattr(batch, "local_processes", lambda workers: lambda: Lent(two_processes))
