"""What the grader's tests share: worker processes that stay warm from test to test."""

from concurrent.futures import Executor

import pytest

from dynaq_grader.classroom import batch


class Lent(Executor):
    """An executor that its borrowers cannot shut down."""

    def __init__(self, executor):
        self._executor = executor

    def submit(self, *args, **kwargs):
        return self._executor.submit(*args, **kwargs)

    def shutdown(self, *args, **kwargs):
        """Leave it running."""


@pytest.fixture(scope="session")
def two_processes():
    with batch.local_processes(2)() as executor:
        yield executor


@pytest.fixture
def warm_workers(two_processes, monkeypatch):
    """Runs that are started in this process share two workers, which the command line would start anew each time."""
    monkeypatch.setattr(batch, "local_processes", lambda workers: lambda: Lent(two_processes))
