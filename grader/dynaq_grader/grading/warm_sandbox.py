"""One process's place to grade at: a proven sandbox and a warm worker in it, set up once and used again."""

from __future__ import annotations

import atexit
import gc
import tempfile
from pathlib import Path

from .. import sandbox
from ..course.settings import Settings
from ..sandbox import Limits
from ..workers.session import Session
from ..workers.zygote import Zygote
from .allowances import Spent

Files = tuple[tuple[str, bytes], ...]


class WarmSandbox:
    """Opens sessions for student code; each is a fresh worker forked from one that is warm."""

    def __init__(self, settings: Settings, files: Files = ()) -> None:
        from ..kit import registry  # here, since only who grades needs the judge

        self.backend = sandbox.choose(settings.sandbox)
        self.measured: dict[str, dict[str, Spent]] = {}
        """Processor seconds that the instructor's solutions took, by assignment and test cell."""
        self._folder = _unpacked(files) if files else None
        self._zygote = Zygote(settings.student_python, self.backend, settings.limits, self.files)
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
        if self._folder is not None:
            self._folder.cleanup()

    @property
    def files(self) -> Path | None:
        """Where the assignment's own files lie, which workers may read."""
        return None if self._folder is None else Path(self._folder.name) / "files"


def _unpacked(files: Files) -> tempfile.TemporaryDirectory[str]:
    """Writes files where the sandbox's own user may read them, and no other account of the machine finds them."""
    folder = tempfile.TemporaryDirectory(prefix="dynaq-files-", ignore_cleanup_errors=True)
    root = Path(folder.name) / "files"
    for name, data in files:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    for path in (root, *root.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return folder


_opened: dict[tuple[Path, str, Limits, Files], WarmSandbox] = {}


def warm_sandbox(settings: Settings, files: Files = ()) -> WarmSandbox:
    """The warm of this process for these settings, opened at first use and closed when the process ends.

    Settings that differ only in what the judge is told share one.

    Raises:
        sandbox.NoSandbox: No sandbox can be had on this machine.
    """
    key = settings.student_python, settings.sandbox, settings.limits, files
    if key not in _opened:
        _opened[key] = WarmSandbox(settings, files)
        atexit.register(_opened[key].close)
    return _opened[key]
