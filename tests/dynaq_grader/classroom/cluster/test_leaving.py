"""A client whose scheduler is lost, and that does not close, is given up without a word."""

from __future__ import annotations

from concurrent.futures import Executor

import pytest

from dynaq_grader.base.errors import CourseError
from dynaq_grader.classroom.cluster import Cluster
from dynaq_grader.classroom.cluster.dask_executor import ClusterExecutor, leave

ERRORS = [
    TimeoutError("timed out after 5 s."),
    OSError("Timed out trying to connect"),
    RuntimeError("IOLoop is closed"),
]


class Lost:
    """Stands in for Dask's client when its scheduler is gone.

    Args:
        error: What its answer to everything is.
    """

    def __init__(self, error: Exception = ERRORS[0]) -> None:
        self.status = "running"
        self._error = error

    def close(self, timeout: float) -> None:
        self.status = "closing"
        raise self._error

    def nthreads(self) -> dict[str, int]:
        raise self._error

    def register_plugin(self, plugin: object) -> None:
        """Nothing went wrong yet."""

    def subscribe_topic(self, topic: str, handler: object) -> None:
        """Nothing went wrong yet."""

    def get_executor(self, pure: bool) -> Executor:
        return Executor()


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_it_is_given_up_and_dask_does_not_try_again(error: Exception) -> None:
    client = Lost(error)
    leave(client)
    assert client.status == "closed"


def test_an_executor_that_lost_its_scheduler_shuts_down() -> None:
    client = Lost()
    ClusterExecutor(client).shutdown(wait=False)
    assert client.status == "closed"


def test_a_scheduler_that_is_lost_while_workers_prove_themselves_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    client = Lost()
    monkeypatch.setattr(Cluster, "_connect", lambda _: client)
    with pytest.raises(CourseError, match="tls://nowhere:1 cannot be reached .timed out after 5 s.* graded is kept"):
        Cluster("tls://nowhere:1").new_executor()
    assert client.status == "closed"
