"""One process's place to grade at: a proven sandbox and a warm worker in it, set up once and used again."""

from __future__ import annotations

import atexit
import gc
from pathlib import Path

from .. import sandbox
from ..config import Settings
from ..remote import Session, Zygote
from ..sandbox import Limits


class Desk:
    """Opens sessions for student code; each is a fresh worker forked from one that is warm."""

    def __init__(self, settings: Settings) -> None:
        from .. import exercises  # here, since only who grades needs the judge

        self.backend = sandbox.choose(settings.sandbox)
        self._zygote = Zygote(settings.student_python, self.backend, settings.limits)
        # Each test cell runs in a fork of this process: what it would do first is done here once, and what is
        # here need not be copied because the fork's collector looks at it.
        exercises.warm(settings.judge)
        gc.collect()
        gc.freeze()

    def open(self) -> Session:
        """A fresh worker that has run nothing yet."""
        return self._zygote.open()

    def close(self) -> None:
        """Ends the warm worker and everything in its sandbox."""
        self._zygote.close()


_desks: dict[tuple[Path, str, Limits], Desk] = {}


def desk_for(settings: Settings) -> Desk:
    """The desk of this process for these settings, opened at first use and closed when the process ends.

    Settings that differ only in what the judge is told share one.

    Raises:
        sandbox.NoSandbox: No sandbox can be had on this machine.
    """
    key = settings.student_python, settings.sandbox, settings.limits
    if key not in _desks:
        _desks[key] = Desk(settings)
        atexit.register(_desks[key].close)
    return _desks[key]
