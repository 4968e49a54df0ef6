"""The workers of a Dask cluster as executors."""

from __future__ import annotations

import functools
import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from typing import Any

from distributed import Client

from ...base.errors import CourseError
from ...course.settings import Settings
from ...grading import Assignment
from ..executors import Work
from . import worker
from .address import Certificates, security
from .dask_executor import PATIENCE_SECONDS, ClusterExecutor, leave

CONNECT_SECONDS = 15.0
"""How long the scheduler may take to answer."""

START_SECONDS = 180.0
"""How long the first worker may take to come and to prove itself."""

LOOK_SECONDS = 0.2


@dataclass(frozen=True)
class Cluster:
    """The workers behind a scheduler's address.

    Attributes:
        address: The scheduler, ``tls://HOST:PORT``; ``tcp://`` on the loopback only.
        sandbox: Which sandbox the workers use, as in the settings.
        certificates: For ``tls://``.
        tell: Takes a sentence about each worker that refuses.
        connect_seconds: How long to wait for the scheduler.
        start_seconds: How long to wait for the first worker.
        patience: How many seconds it may be without any worker later on.
        backends: The sandboxes of workers that proved themselves, filled as they do.
        in_flight: Submissions under way at a time: enough for a hundred workers.
    """

    address: str
    sandbox: str = "auto"
    certificates: Certificates = field(default_factory=Certificates)
    tell: Callable[[str], None] = lambda _: None
    connect_seconds: float = CONNECT_SECONDS
    start_seconds: float = START_SECONDS
    patience: float = PATIENCE_SECONDS
    in_flight: int = 256
    backends: set[str] = field(default_factory=set)

    def new_executor(self) -> Executor:
        """Joins the cluster and has its workers prove themselves.

        Raises:
            CourseError: The address or its certificates are not accepted, the scheduler cannot be reached, or no
                worker that is fit to grade came in time.
        """
        client = self._connect()
        try:
            roll = _Roll(self.tell, self.backends)
            client.subscribe_topic(worker.TOPIC, roll.enter)
            self._register(client)
            self._wait(client, roll)
        except BaseException:
            leave(client)
            raise
        return ClusterExecutor(client, self.patience)

    def work(self, assignment: Assignment, settings: Settings) -> Work:
        """Grades with the worker's own student environment; nothing of this machine's paths goes along."""
        travelling = replace(settings, student_python=worker.NOWHERE)
        return functools.partial(worker.grade, assignment=assignment, settings=travelling)

    def backend(self, settings: Settings) -> str:
        """The sandboxes of the workers."""
        return f"on a cluster: {', '.join(sorted(self.backends))}"

    def _connect(self) -> Client:
        accepted = security(self.address, self.certificates)
        # What Dask logs about a lost scheduler is told in our own sentence.
        logging.getLogger("distributed.client").setLevel(logging.CRITICAL)
        try:
            return Client(self.address, security=accepted, timeout=self.connect_seconds, set_as_default=False)
        except (OSError, ValueError) as error:
            raise self._unreachable(error) from error

    def _unreachable(self, error: Exception) -> CourseError:
        return CourseError(
            f"The scheduler {self.address} cannot be reached ({error}). See that it runs, then give the same command "
            "again; what was graded is kept."
        )

    def _register(self, client: Client) -> None:
        try:
            client.register_plugin(worker.Prover(worker.software(), self.sandbox))
        except Exception as error:
            raise CourseError(
                f"A worker of {self.address} cannot load the grader ({type(error).__name__}: {error}). Install "
                "dynaq-grader on every worker, or stop that one."
            ) from error

    def _wait(self, client: Client, roll: _Roll) -> None:
        """Waits for the first worker that proved itself."""
        end = time.monotonic() + self.start_seconds
        while not roll.proven:
            here = self._workers(client) - roll.refused.keys()
            if roll.refused and not here:
                raise CourseError(f"No worker of {self.address} may grade: {' '.join(set(roll.refused.values()))}")
            if time.monotonic() > end:
                raise CourseError(
                    f"No worker of {self.address} was ready within {self.start_seconds:g} seconds. Start some "
                    "(`dask worker`), then give the same command again."
                )
            roll.news.wait(LOOK_SECONDS)
            roll.news.clear()

    def _workers(self, client: Client) -> set[str]:
        try:
            return set(client.nthreads())
        except OSError as error:
            raise self._unreachable(error) from error


class _Roll:
    """Which workers proved themselves and which refused, as they tell it."""

    def __init__(self, tell: Callable[[str], None], backends: set[str]) -> None:
        self._tell = tell
        self._backends = backends
        self.proven: set[str] = set()
        self.refused: dict[str, str] = {}
        self.news = threading.Event()

    def enter(self, event: tuple[float, dict[str, Any]]) -> None:
        """Takes a worker's word."""
        _, word = event
        if word["refusal"] is None:
            self.proven.add(word["worker"])
            self._backends.add(word["backend"])
        else:
            self.refused[word["worker"]] = f"{word['refusal']}."
            self._tell(f"the worker {word['worker']} does not grade: {word['refusal']}.")
        self.news.set()
