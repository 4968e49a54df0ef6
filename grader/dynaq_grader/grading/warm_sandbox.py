"""One process's place to grade at: a proven sandbox and a warm worker in it, set up once and used again."""

from __future__ import annotations

import atexit
import gc
from pathlib import Path

from .. import sandbox
from ..course.settings import Settings
from ..sandbox import Limits
from ..workers.session import Session
from ..workers.zygote import Zygote
from .allowances import Spent


class WarmSandbox:
    """Opens sessions for student code; each is a fresh worker forked from one that is warm."""

    def __init__(self, settings: Settings) -> None:
        from ..kit import registry  # here, since only who grades needs the judge

        self.backend = sandbox.choose(settings.sandbox)
        self.measured: dict[str, dict[str, Spent]] = {}
        """Processor seconds that the instructor's solutions took, by assignment and test cell."""
        self._zygote = Zygote(settings.student_python, self.backend, settings.limits)
        # Each test cell runs in a fork of this process: what it would do first is done here once, and what is
        # here need not be copied because the fork's collector looks at it.
        registry.warm(settings.judge)
        gc.collect()
        gc.freeze()

    def open(self, cpu_seconds: float | None = None) -> Session:
        """A fresh worker that has run nothing yet, with a processor time of its own where one is given."""
        return self._zygote.open(cpu_seconds)

    def close(self) -> None:
        """Ends the warm worker and everything in its sandbox."""
        self._zygote.close()


_opened: dict[tuple[Path, str, Limits], WarmSandbox] = {}


def warm_sandbox(settings: Settings) -> WarmSandbox:
    """The warm of this process for these settings, opened at first use and closed when the process ends.

    Settings that differ only in what the judge is told share one.

    Raises:
        sandbox.NoSandbox: No sandbox can be had on this machine.
    """
    key = settings.student_python, settings.sandbox, settings.limits
    if key not in _opened:
        _opened[key] = WarmSandbox(settings)
        atexit.register(_opened[key].close)
    return _opened[key]
