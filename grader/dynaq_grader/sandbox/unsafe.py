"""No sandbox at all, for who asks for it by name."""

import contextlib
from collections.abc import Sequence
from pathlib import Path

from .backend import Backend, Sandbox
from .landlock_only import start_plainly
from .limits import Limits


class Unsafe(Backend):
    """Starts the command with the rights of the caller; only limits of time and memory hold."""

    name = "unsafe"
    walled = False

    def check(self) -> None:
        """It always works."""

    def describe(self) -> str:
        """Says that there is nothing."""
        return "no sandbox (unsafe)"

    def start(
        self, argv: Sequence[str], *, readable: Sequence[Path], pass_fds: Sequence[int], limits: Limits
    ) -> Sandbox:
        """Starts a command with no walls."""
        held = contextlib.ExitStack()
        process = start_plainly(argv, pass_fds, held)
        walls = {"landlock": "no", "max_abi": 0, "scratch": None, "uid": None, "own_user": False}
        return Sandbox(process, {**walls, "walls": False, "readable": []}, held)
