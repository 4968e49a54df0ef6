"""Runs one function over many submissions on any executor and hands out results as they come.

It knows nothing of notebooks or grades. An item whose worker process dies is tried once more, alone; the second
death is that item's result, and the others go on.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from contextlib import suppress
from itertools import islice
from typing import TypeVar

from ..sandbox.walls.process import die_with_parent

Item = TypeVar("Item")
Output = TypeVar("Output")

Outcome = tuple[Item, "Output | Exception"]


def run(
    items: Iterable[Item],
    work: Callable[[Item], Output],
    workers: Workers,
    in_flight: int = 8,
) -> Iterator[Outcome]:
    """Yields ``(item, output or the exception that ended it)`` as the work is done.

    Args:
        items: What to work on; read lazily, so memory does not grow with their number.
        work: The function; it and its items must be picklable if the executor's workers are processes.
        workers: Who does it; they can be used again afterwards, warm as they are.
        in_flight: How many items are submitted at a time.
    """
    suspects: list[Item] = []
    yield from _run_together(iter(items), work, workers, in_flight, suspects)
    for item in suspects:
        yield item, _run_alone(item, work, workers)


def _run_together(
    items: Iterator[Item],
    work: Callable[[Item], Output],
    workers: Workers,
    in_flight: int,
    suspects: list[Item],
) -> Iterator[Outcome]:
    """Yields what ends by itself; items that were in flight when a worker died become suspects."""
    running: dict[Future, Item] = {workers.submit(work, item): item for item in islice(items, in_flight)}
    while running:
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            item = running.pop(future)
            error = future.exception()
            if isinstance(error, BrokenExecutor):
                suspects.append(item)
            else:
                yield item, error if isinstance(error, Exception) else future.result()
        running |= {workers.submit(work, item): item for item in islice(items, in_flight - len(running))}


def _run_alone(item: Item, work: Callable[[Item], Output], workers: Workers) -> Output | Exception:
    future = workers.submit(work, item)
    try:
        return future.result()
    except Exception as error:
        return error


class Workers:
    """An executor that can be replaced when it breaks, and is shut down without waiting on Ctrl-C.

    Args:
        new_executor: Makes an executor; called again when one breaks, that is when its `submit` raises
            `BrokenExecutor`. A future that ends in `BrokenExecutor` is an item whose worker died.
    """

    def __init__(self, new_executor: Callable[[], Executor]) -> None:
        self._new_executor = new_executor
        self.executor = new_executor()

    def submit(self, work: Callable[[Item], Output], item: Item) -> Future[Output]:
        """Hands an item to the executor, or to a new one where the old one is broken."""
        try:
            return self.executor.submit(work, item)
        except BrokenExecutor:
            self.executor.shutdown(wait=False, cancel_futures=True)
            self.executor = self._new_executor()
            return self.executor.submit(work, item)

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        # An executor that is not waited for complains about its closed pipes when the program ends.
        self.executor.shutdown(wait=kind is None or issubclass(kind, Exception), cancel_futures=True)


def local_processes(workers: int) -> Callable[[], Executor]:
    """A maker of process pools on this machine; Ctrl-C reaches the main process only."""

    def new_executor() -> Executor:
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(workers, mp_context=context, initializer=quiet_worker)

    return new_executor


def quiet_worker() -> None:
    """Prepares a worker process: it ends with its parent, ignores Ctrl-C, and has one thread for linear algebra.

    The pool's own pipes do not tell a worker that its parent was killed: it would wait for ever.
    """
    parent = multiprocessing.parent_process()
    if parent is not None and parent.pid is not None:
        die_with_parent(parent.pid)
    with suppress(ValueError):  # only a main thread may set signals; a cluster's worker runs tasks in others
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
