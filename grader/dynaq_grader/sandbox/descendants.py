"""Ends a process together with all that it started."""

import contextlib
import os
import signal
from collections.abc import Iterator
from pathlib import Path


def kill_with_descendants(pid: int) -> None:
    """Kills a process that leads a group of its own and that nobody has waited for yet, its group and its descendants.

    Bubblewrap's inner process is in a session of its own: it would outlive the outer one.
    """
    doomed = list(descendants(pid))
    with contextlib.suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)
    for each in doomed:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.kill(each, signal.SIGKILL)


def descendants(pid: int) -> Iterator[int]:
    """Gives the processes that a process started, those that they started, and so on."""
    children: dict[int, list[int]] = {}
    for child, parent in _parents():
        children.setdefault(parent, []).append(child)
    pending = [pid]
    while pending:
        found = children.get(pending.pop(), [])
        yield from found
        pending += found


def _parents() -> Iterator[tuple[int, int]]:
    """Gives each process of the machine with the one that started it."""
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            with contextlib.suppress(OSError):  # it may end while we look
                # The name in brackets may hold anything, brackets and spaces too.
                after_name = (folder / "stat").read_bytes().rpartition(b")")[2]
                yield int(folder.name), int(after_name.split()[1])
