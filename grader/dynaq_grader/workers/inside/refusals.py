"""Notices where code asks for something that a sandbox refuses and a kernel on a usual machine would have given."""

import os
import sys
from typing import Any

PROCESSES = frozenset(
    ("subprocess.Popen", "os.system", "os.fork", "os.forkpty", "os.exec", "os.posix_spawn", "os.spawn", "pty.spawn")
)
NETWORK = frozenset(
    ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr")
)
CHANGES = frozenset(
    ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod")
)
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
REFUSED = (PermissionError, BlockingIOError)


class Refusals:
    """What was asked for: ``commands``, ``processes``, ``network``, ``files``, ``other``.

    Args:
        writable: The folder in which files may be written, if any may.
    """

    def __init__(self, writable: str) -> None:
        self.found: set[str] = set()
        self._writable = writable if os.access(writable, os.W_OK) else None
        sys.addaudithook(self._hear)

    def notice(self, error: BaseException | None, commands: bool) -> None:
        """Looks at the error that ended a cell, and whether a command of the system was passed over."""
        if commands:
            self.found.add("commands")
        if isinstance(error, REFUSED):
            self.found.add("other")

    def _hear(self, event: str, args: tuple[Any, ...]) -> None:
        if event in PROCESSES:
            self.found.add("processes")
        elif event in NETWORK:
            self.found.add("network")
        elif (event == "open" and args[2] & WRITING) or event in CHANGES:
            self._written(args[0])

    def _written(self, path: object) -> None:
        if not isinstance(path, (str, bytes, os.PathLike)):
            return
        where = os.path.abspath(os.fsdecode(path))  # noqa: PTH100 - links are not followed
        if where.startswith("/dev/"):
            return
        if self._writable is None or not where.startswith(f"{self._writable}/"):
            self.found.add("files")
