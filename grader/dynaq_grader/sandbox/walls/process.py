"""What a process gives up about itself: identity, privileges, open files, resources."""

import ctypes
import os
import resource
import signal
import stat
import struct
from collections.abc import Iterable, Mapping
from pathlib import Path

from . import syscalls

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_KEEPCAPS, _PR_SET_NO_NEW_PRIVS = 1, 4, 8, 38
_CAPABILITY_VERSION_3 = 0x20080522
_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH = 1, 2


def forgo_privileges() -> None:
    """Rule out new privileges, core dumps and being traced by a process of the same user."""
    syscalls.prctl(_PR_SET_NO_NEW_PRIVS, 1)
    syscalls.prctl(_PR_SET_DUMPABLE, 0)


def die_with_parent(parent: int) -> None:
    """Is killed when the process (thread) that forked this one ends; `parent` is its pid."""
    syscalls.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def become(uid: int, readable: Iterable[str]) -> None:
    """Drops from root to a user of its own.

    Where the interpreter lies below a closed folder (/root) the one capability to read on is kept: what can
    be opened is then Landlock's to say, what can be changed stays with neither.
    """
    keep = 0 if all(map(_open_to_all, readable)) else _reading_capability()
    syscalls.prctl(_PR_SET_KEEPCAPS, 1)
    os.setgroups([])
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)
    _set_capabilities(keep)


def _open_to_all(path: str) -> bool:
    folders = [Path(path), *Path(path).parents]
    return all(not folder.exists() or folder.stat().st_mode & stat.S_IXOTH for folder in folders)


def _reading_capability() -> int:
    held = _capabilities()
    for capability in (_CAP_DAC_READ_SEARCH, _CAP_DAC_OVERRIDE):
        if held >> capability & 1:
            return 1 << capability
    return 0


def _capabilities() -> int:
    header = struct.pack("=Ii", _CAPABILITY_VERSION_3, 0)
    data = ctypes.create_string_buffer(24)
    syscalls.syscall("capget", ctypes.c_char_p(header), data)
    return int.from_bytes(data.raw[:4], "little")


def _set_capabilities(kept: int) -> None:
    header = struct.pack("=Ii", _CAPABILITY_VERSION_3, 0)
    data = struct.pack("=6I", kept, kept, 0, 0, 0, 0)
    syscalls.syscall("capset", ctypes.c_char_p(header), ctypes.c_char_p(data))


def set_limits(limits: Mapping[str, int]) -> None:
    """Sets resource limits ("CPU": 10, "AS": ...), soft and hard alike; a lower hard limit in force stays.

    The hard limit of processor time is a second above the soft one, so that the signal says which limit it was: one
    that kills at once may come from anybody, and the kernel counts towards the limit in coarser steps than it reports.
    """
    for name, wanted in limits.items():
        number = getattr(resource, f"RLIMIT_{name}")
        most = resource.getrlimit(number)[1]
        allowed, hard = [
            value if most == resource.RLIM_INFINITY else min(value, most)
            for value in (wanted, wanted + 1 if name == "CPU" else wanted)
        ]
        resource.setrlimit(number, (allowed, hard))


def tasks_of_this_user() -> int:
    """Counts the threads that RLIMIT_NPROC counts for a user whom the sandbox shares."""
    count = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if folder.stat().st_uid == os.getuid():
                count += sum(1 for _ in (folder / "task").iterdir())
        except OSError:
            continue
    return count


def keep_only(kept: int, place: int) -> None:
    """Moves one open file to a number above the standard three and closes all others."""
    if kept != place:
        os.dup2(kept, place)
    os.set_inheritable(place, False)
    os.closerange(place + 1, resource.getrlimit(resource.RLIMIT_NOFILE)[0])
