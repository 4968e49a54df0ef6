"""Landlock: which files a process may still open (man 7 landlock)."""

import ctypes
import os
import stat
import struct
from collections.abc import Iterable

from . import syscalls

OLDEST_ABI = 2
_VERSION_FLAG = 1
_RULE_PATH_BENEATH = 1
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1, 2, 4, 8
_REFER, _TRUNCATE, _IOCTL_DEV = 1 << 13, 1 << 14, 1 << 15
_FILE_RIGHTS = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE | _IOCTL_DEV
_READ = _READ_FILE | _READ_DIR
_REMOVE_AND_MAKE = (1 << 4) | (1 << 5) | (1 << 7) | (1 << 8)
_WRITE = _READ | _WRITE_FILE | _REMOVE_AND_MAKE | _REFER | _TRUNCATE
_NET_TCP = 0b11
_SCOPE_ALL = 0b11


def abi() -> int:
    """Gives the Landlock version of the running kernel, 0 where there is none."""
    try:
        return syscalls.syscall("landlock_create_ruleset", None, 0, _VERSION_FLAG)
    except OSError:
        return 0


def _handled(version: int) -> int:
    known = {1: 13, 2: 14, 3: 15, 4: 15}.get(version, 16)
    return (1 << known) - 1


def _attributes(version: int) -> bytes:
    attributes = struct.pack("=Q", _handled(version))
    if version >= 4:
        attributes += struct.pack("=Q", _NET_TCP)
    if version >= 6:
        attributes += struct.pack("=Q", _SCOPE_ALL)
    return attributes


def restrict(readable: Iterable[str], writable: Iterable[str], version: int) -> None:
    """Leaves this process for good with what lies beneath the given paths; missing ones are skipped.

    Args:
        readable: Files and folders that may be read.
        writable: Files and folders that may also be written, made and removed.
        version: Which Landlock to ask for, at most `abi()`.

    Raises:
        OSError: If the kernel refuses.
    """
    attributes = _attributes(version)
    ruleset = syscalls.syscall("landlock_create_ruleset", ctypes.c_char_p(attributes), len(attributes), 0)
    try:
        for paths, rights in ((readable, _READ), (writable, _WRITE)):
            for path in paths:
                _allow(ruleset, path, rights & _handled(version))
        syscalls.syscall("landlock_restrict_self", ruleset, 0)
    finally:
        os.close(ruleset)


def _allow(ruleset: int, path: str, rights: int) -> None:
    try:
        opened = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    try:
        if not stat.S_ISDIR(os.fstat(opened).st_mode):
            rights &= _FILE_RIGHTS
        rule = struct.pack("=Qi", rights, opened)
        syscalls.syscall("landlock_add_rule", ruleset, _RULE_PATH_BENEATH, ctypes.c_char_p(rule), 0)
    finally:
        os.close(opened)
