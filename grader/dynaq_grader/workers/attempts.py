"""What `doctor` tries inside a sandbox. The text of this file is a cell there; it imports nothing of ours.

Each function returns True when it got through, False when it was refused.
"""

import _thread
import os
import resource
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path


def _any(*actions: Callable[[], object]) -> bool:
    """Tries each of some actions; True if one got through."""
    return any([*map(_got_through, actions)])


def _got_through(action: Callable[..., object], *args: object) -> bool:
    try:
        action(*args)
    except BaseException:
        return False
    return True


def network(port: int) -> bool:
    """Connects to a port of the grader's machine."""
    return _got_through(socket.create_connection, ("127.0.0.1", port), 2)


def other_sockets(families: list) -> bool:
    """Makes sockets of the families that reach other processes, the kernel or a hypervisor."""
    return any(_got_through(socket.socket, family, kind) for family in families for kind in (1, 2, 3))


def read_file(path: str) -> bool:
    """Reads a file."""
    with_open = open
    return _got_through(lambda: with_open(path, "rb").read(1))


def list_folder(path: str) -> bool:
    """Lists a folder."""
    return _got_through(os.listdir, path)


def import_package(name: str) -> bool:
    """Imports a package."""
    return _got_through(__import__, name)


def reach_process(pid: int) -> bool:
    """Signals a process, or reads its memory or its command."""
    paths = [f"/proc/{pid}/{name}" for name in ("mem", "cmdline", "environ")]
    return any([_got_through(os.kill, pid, 0), _got_through(os.kill, -1, 0), *map(read_file, paths)])


def more_memory(n_bytes: int) -> bool:
    """Takes more memory than allowed."""
    return _got_through(bytearray, n_bytes)


def _fork() -> None:
    if os.fork() == 0:
        os._exit(0)


def more_processes() -> bool:
    """Forks, or runs a program."""
    return any([_got_through(_fork), _got_through(subprocess.run, [sys.executable, "-V"])])


def many_threads(count: int) -> bool:
    """Starts more threads than allowed.

    Where the user has other processes too, the limit covers them all and some may end meanwhile: as many threads
    as the whole limit are too many whatever the others do.
    """
    threading.stack_size(64 * 1024)
    end = threading.Event()
    try:
        for _ in range(max(count, resource.getrlimit(resource.RLIMIT_NPROC)[0])):
            # `Thread.start` would wait for ever for one that dies at birth, where memory ends before the limit.
            _thread.start_new_thread(end.wait, ())
    except RuntimeError:
        return False
    finally:
        end.set()
        time.sleep(0.05)
    return True


def change_file(path: str) -> bool:
    """Writes, empties or renames a file."""

    def empty() -> None:
        os.close(os.open(path, os.O_RDONLY | os.O_TRUNC))

    actions = [lambda: os.close(os.open(path, os.O_WRONLY)), empty, lambda: Path(path).rename(path)]
    return _any(*actions)


def change_times_and_modes(path: str) -> bool:
    """Changes a file's times, permissions or attributes."""
    actions = [
        lambda: os.utime(path, (1, 1)),
        lambda: Path(path).chmod(0o777),
        lambda: os.setxattr(path, "user.x", b"1"),
    ]
    return _any(*actions)


def make_file(folder: str) -> bool:
    """Makes a file in a folder; where that works it is removed again."""
    path = Path(folder) / ".dynaq-left-behind"
    made = _got_through(path.touch)
    if made:
        path.unlink()
    return made


def become_root() -> bool:
    """Gains privileges."""
    return any([_got_through(os.setuid, 0), _got_through(os.setgroups, [0]), os.getuid() == 0])
