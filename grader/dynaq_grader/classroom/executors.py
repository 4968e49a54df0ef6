"""Where submissions are graded: on this machine, or on others."""

from __future__ import annotations

import functools
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Protocol

from .. import sandbox
from ..base.result import Graded
from ..course.settings import Settings
from ..grading import Assignment, Submission, grade_submission
from . import batch

Work = Callable[[Submission], Graded | None]


class Executors(Protocol):
    """What `batch.run` needs to know of where submissions are graded."""

    @property
    def in_flight(self) -> int:
        """How many submissions are under way at a time."""

    def new_executor(self) -> Executor:
        """Makes an executor whose workers can run `work`.

        Raises:
            CourseError: There is none to be had; the message says why.
        """

    def work(self, assignment: Assignment, settings: Settings) -> Work:
        """The function that a worker runs on a submission."""

    def backend(self, settings: Settings) -> str:
        """The sandbox in use, for the record of a run.

        Raises:
            NoSandbox: There is none.
        """


@dataclass(frozen=True)
class ThisMachine:
    """Worker processes on this machine."""

    workers: int = 2

    @property
    def in_flight(self) -> int:
        """Enough that no worker waits for the next one."""
        return 4 * self.workers

    def new_executor(self) -> Executor:
        """A pool of processes."""
        return batch.local_processes(self.workers)()

    def work(self, assignment: Assignment, settings: Settings) -> Work:
        """Grades with these settings as they are."""
        return functools.partial(grade_submission, assignment=assignment, settings=settings)

    def backend(self, settings: Settings) -> str:
        """The sandbox of this machine; the one in which students are graded is opened by the workers."""
        return _described(settings.sandbox)


@functools.cache
def _described(kind: str) -> str:
    return sandbox.choose(kind).describe()
