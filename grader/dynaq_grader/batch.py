"""Runs one function over many submissions on any executor and hands out results as they come.

It knows nothing of notebooks or grades. An item whose worker process dies is tried once more, alone; the second
death is that item's result, and the others go on.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from contextlib import suppress
from itertools import islice
from typing import TypeVar

from .sandbox.walls.process import die_with_parent

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
    """Yields what ends by itself; items that were in flight when an executor broke become suspects."""
    waiting: deque[Item] = deque(islice(items, in_flight))
    running: dict[Future, Item] = {}
    while waiting or running:
        _submit(waiting, work, workers, running)
        broken = bool(waiting)
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            item = running.pop(future)
            error = future.exception()
            if isinstance(error, BrokenExecutor):
                suspects.append(item)
                broken = True
            else:
                yield item, error if isinstance(error, Exception) else future.result()
        if broken:
            suspects += running.values()
            running.clear()
            workers.renew()
        waiting.extend(islice(items, in_flight - len(running) - len(waiting)))


def _submit(
    waiting: deque[Item], work: Callable[[Item], Output], workers: Workers, running: dict[Future, Item]
) -> None:
    """Moves items from waiting to running; they stay waiting if the executor turns out to be broken."""
    while waiting:
        try:
            running[workers.executor.submit(work, waiting[0])] = waiting[0]
        except BrokenExecutor:
            return
        waiting.popleft()


def _run_alone(item: Item, work: Callable[[Item], Output], workers: Workers) -> Output | Exception:
    try:
        return workers.executor.submit(work, item).result()
    except BrokenExecutor as error:
        workers.renew()
        return error
    except Exception as error:
        return error


class Workers:
    """An executor that can be replaced when it breaks, and is shut down without waiting on Ctrl-C.

    Args:
        new_executor: Makes an executor; called again when one breaks.
    """

    def __init__(self, new_executor: Callable[[], Executor]) -> None:
        self._new_executor = new_executor
        self.executor = new_executor()

    def renew(self) -> None:
        """Gives up the executor and makes another."""
        self.executor.shutdown(wait=False, cancel_futures=True)
        self.executor = self._new_executor()

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self.executor.shutdown(wait=kind is None, cancel_futures=True)


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
