"""The second backend: no package, no namespace; the worker fences itself in with Landlock and a filter."""

import contextlib
import os
import platform
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from . import uids
from .backend import ENVIRONMENT, SYSTEM_FILES, SYSTEM_FOLDERS, Backend, NoSandbox, Sandbox
from .limits import Limits
from .walls import landlock, syscalls


class LandlockOnly(Backend):
    """Walls that the worker raises around itself before any student code runs.

    It has no file to write at all. Compared with bubblewrap it sees the machine's process numbers and may
    learn that a file exists and how large it is (not what is in it).
    """

    name = "landlock"

    def __init__(self, max_abi: int = 99) -> None:
        self._max_abi = max_abi

    def check(self) -> None:
        """Asks the kernel for its Landlock version."""
        remedy = "use a Linux kernel of 5.19 or later with Landlock enabled (`lsm=landlock,...`), or bubblewrap."
        if platform.system() != "Linux" or syscalls.machine() not in syscalls.MACHINES:
            raise NoSandbox("Grading needs Linux on x86_64 or aarch64: use a virtual machine (WSL 2 on Windows).")
        if landlock.abi() < landlock.OLDEST_ABI:
            raise NoSandbox(f"This kernel offers Landlock ABI {landlock.abi()}, which is too old: {remedy}")

    def describe(self) -> str:
        """Names the version of Landlock."""
        return f"Landlock ABI {min(landlock.abi(), self._max_abi)} + seccomp"

    def start(
        self, argv: Sequence[str], *, readable: Sequence[Path], pass_fds: Sequence[int], limits: Limits
    ) -> Sandbox:
        """Starts a command that will raise its walls by itself."""
        held = contextlib.ExitStack()
        uid = None
        if os.geteuid() == 0:
            uid, lock = uids.take()
            held.callback(lock.close)
        process = start_plainly(argv, pass_fds, held)
        walls = {
            "landlock": "must",
            "max_abi": self._max_abi,
            "scratch": None,
            "uid": uid,
            "own_user": uid is not None,
        }
        allowed = [*SYSTEM_FOLDERS, *SYSTEM_FILES, *map(str, readable)]
        return Sandbox(process, {**walls, "walls": True, "readable": allowed}, held)


def start_plainly(argv: Sequence[str], pass_fds: Sequence[int], held: contextlib.ExitStack) -> subprocess.Popen[bytes]:
    """Starts a command with our few environment variables and a folder for matplotlib's font list."""
    folder = held.enter_context(tempfile.TemporaryDirectory(prefix="dynaq-", ignore_cleanup_errors=True))
    return subprocess.Popen(
        [*argv],
        env={**ENVIRONMENT, "HOME": folder, "MPLCONFIGDIR": folder},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        pass_fds=pass_fds,
        start_new_session=True,
        cwd="/",
    )
