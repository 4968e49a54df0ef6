"""What every sandbox can be asked."""

import contextlib
import subprocess
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..base.errors import DynaqError
from .descendants import kill_with_descendants
from .limits import Limits

START_SECONDS = 120.0
"""How long a sandbox may take to start: on a slow machine it is slow, not missing."""

LAST_WORDS_SECONDS = 10.0
"""How long to read what an ended sandbox said: something that it left behind may hold the other end for ever."""

ENVIRONMENT = {
    **{f"{library}_NUM_THREADS": "1" for library in ("OMP", "OPENBLAS", "MKL", "BLIS", "NUMEXPR")},
    "LANG": "C.UTF-8",
    "MPLBACKEND": "agg",
    "NBGRADER_EXECUTION": "autograde",
    "PATH": "/usr/bin:/bin",
    "PYTHONDONTWRITEBYTECODE": "1",
}
SYSTEM_FOLDERS = ("/usr/lib", "/usr/lib32", "/usr/lib64", "/usr/local/lib", "/lib", "/lib32", "/lib64")
SYSTEM_FILES = ("/etc/alternatives", "/etc/ld.so.cache", "/etc/localtime", "/usr/share/zoneinfo")


class NoSandbox(DynaqError):  # noqa: N818
    """No walls can be had; the text is a sentence that ends in the remedy."""


@dataclass
class Sandbox:
    """A command running behind walls.

    Attributes:
        process: The command, or what started it.
        inner_walls: What the command itself has still to do, as plain data for `workers.inside.keeper`.
        held: What lives as long as the sandbox (a uid's lock, a temporary folder).
    """

    process: subprocess.Popen[bytes]
    inner_walls: dict[str, Any]
    held: contextlib.ExitStack = field(default_factory=contextlib.ExitStack)

    def last_words(self) -> str:
        """Ends the command and all that it started, and gives what it said on stderr."""
        self._kill()
        try:
            said = self.process.communicate(timeout=LAST_WORDS_SECONDS)[1]
        except subprocess.TimeoutExpired as held_open:
            said = held_open.stderr or b""
        return said.decode(errors="replace").strip()

    def close(self) -> None:
        """Ends the command and all that it started, and gives back what it held."""
        self._kill()
        self.process.wait()
        if self.process.stderr is not None:
            self.process.stderr.close()
        self.held.close()

    def _kill(self) -> None:
        """Kills it while its number is its own: once it was waited for, another process may have it."""
        if self.process.returncode is None:
            kill_with_descendants(self.process.pid)


class Backend(ABC):
    """A way to start a command where it can do no harm.

    Attributes:
        name: The name by which `choose` knows it.
        walled: False for the one that has no walls.
    """

    name: str
    walled: bool = True

    @abstractmethod
    def check(self) -> None:
        """Finds out, by trying, whether this backend works here.

        Raises:
            NoSandbox: With the remedy.
        """

    @abstractmethod
    def describe(self) -> str:
        """Names the walls and their versions in one line."""

    @abstractmethod
    def start(
        self, argv: Sequence[str], *, readable: Sequence[Path], pass_fds: Sequence[int], limits: Limits
    ) -> Sandbox:
        """Starts a command.

        Args:
            argv: The command; its first word is an absolute path.
            readable: What it may read besides the system's libraries, at the same paths.
            pass_fds: Open files that it inherits.
            limits: Sizes of what the sandbox holds.
        """
