"""Dask's executor, speaking of broken workers as the standard library's executors do."""

from __future__ import annotations

import contextlib
import functools
import threading
import time
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from typing import Any

from distributed import Client, KilledWorker

PATIENCE_SECONDS = 300.0
"""How long a cluster may be without any worker, as while new ones start."""

LOOK_SECONDS = 5.0

CLOSE_SECONDS = 5.0
"""How long a scheduler may take to say goodbye."""


class WorkerDied(BrokenExecutor):
    """Every worker that was given this submission died."""


class ClusterLost(BrokenExecutor):
    """The scheduler is gone, or its last worker is and none came."""


def leave(client: Client) -> None:
    """Closes a client; one whose scheduler is lost, and that therefore does not close, is given up."""
    try:
        client.close(timeout=CLOSE_SECONDS)
    except Exception:  # what there is to tell of a lost scheduler is told by whoever waited for results
        client.status = "closed"  # or Dask would try again, and write a traceback, when it collects its garbage


class ClusterExecutor(Executor):
    """Runs functions on the workers of a cluster; it owns the client.

    A future ends in `WorkerDied` where its workers died again and again, in `ClusterLost` with all others where the
    cluster is gone; from then on `submit` raises `ClusterLost`.
    """

    def __init__(self, client: Client, patience: float = PATIENCE_SECONDS) -> None:
        self._client = client
        self._tasks = client.get_executor(pure=False)
        self._outstanding: set[Future] = set()
        self._lock = threading.Lock()
        self._lost = False
        self._closed = threading.Event()
        self._watch = threading.Thread(target=self._watch_workers, args=(patience,), daemon=True)
        self._watch.start()

    def submit(self, fn: Callable, /, *args: Any, **kwargs: Any) -> Future:
        """Sends a call to the cluster; function and arguments are pickled.

        Raises:
            ClusterLost: The cluster is gone.
        """
        future: Future = Future()
        future.set_running_or_notify_cancel()
        with self._lock:
            if self._lost:
                raise ClusterLost("The cluster is gone.")
            self._outstanding.add(future)
        self._tasks.submit(fn, *args, **kwargs).add_done_callback(functools.partial(self._hand_on, future))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Leaves the cluster; the workers stay for others."""
        self._closed.set()
        if cancel_futures or not wait:
            self._lose()
        if not self._lost:
            self._tasks.shutdown(wait=True)
        leave(self._client)

    def _hand_on(self, future: Future, task: Future) -> None:
        """Gives a task's end to the future that stands for it."""
        try:
            self._finish(future, task.exception(), None if task.exception() else task.result())
        except CancelledError:
            self._lose()  # nobody cancels a single task: the connection to the scheduler broke

    def _finish(self, future: Future, error: BaseException | None, result: Any = None) -> None:
        with self._lock:
            if future not in self._outstanding:
                return
            self._outstanding.remove(future)
        if isinstance(error, KilledWorker):
            future.set_exception(WorkerDied("each worker that took it died"))
        elif error is not None:
            future.set_exception(error)
        else:
            future.set_result(result)

    def _lose(self) -> None:
        with self._lock:
            self._lost = True
            outstanding = list(self._outstanding)
        for future in outstanding:
            self._finish(future, ClusterLost("The cluster is gone."))

    def _watch_workers(self, patience: float) -> None:
        """Gives the cluster up when it has had no worker for too long: its tasks would wait for ever."""
        seen = time.monotonic()
        while not self._closed.wait(LOOK_SECONDS):
            with contextlib.suppress(Exception):  # no answer counts as no worker
                if self._client.nthreads():
                    seen = time.monotonic()
            if time.monotonic() - seen > patience:
                self._lose()
                return
