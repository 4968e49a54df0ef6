"""A user number of its own for each sandbox that root starts.

RLIMIT_NPROC counts by user on the whole machine and signals pass between processes of one user, so no two
sandboxes share one. A number is taken by binding an abstract socket of its name: it is free again when the
grader has ended, however it ended.
"""

import os
import pwd
import random
import socket

from .backend import NoSandbox

FIRST_VARIABLE = "DYNAQ_SANDBOX_UIDS"
DEFAULT_RANGE = (61184, 4096)


def configured_range() -> tuple[int, int]:
    """Gives the first number and how many there are: `FIRST:COUNT` in DYNAQ_SANDBOX_UIDS, else 61184:4096.

    Raises:
        NoSandbox: If the variable says something else.
    """
    text = os.environ.get(FIRST_VARIABLE)
    if text is None:
        return DEFAULT_RANGE
    first, _, count = text.partition(":")
    if not (first.isdecimal() and count.isdecimal() and int(first) >= 1000 and int(count) >= 1):
        raise NoSandbox(f"{FIRST_VARIABLE} is {text!r}: write FIRST:COUNT, two numbers, the first at least 1000.")
    return int(first), int(count)


def take() -> tuple[int, socket.socket]:
    """Takes a user number that no account and no other sandbox has; closing the socket gives it back.

    Raises:
        NoSandbox: If none is left.
    """
    first, count = configured_range()
    start = random.SystemRandom().randrange(count)
    for step in range(count):
        uid = first + (start + step) % count
        if not _has_account(uid) and (lock := _lock(uid)) is not None:
            return uid, lock
    raise NoSandbox(
        f"No user number of {first} to {first + count - 1} is free for a sandbox: "
        f"set {FIRST_VARIABLE}=FIRST:COUNT to a range that nobody uses."
    )


def _has_account(uid: int) -> bool:
    try:
        pwd.getpwuid(uid)
    except KeyError:
        return False
    return True


def _lock(uid: int) -> socket.socket | None:
    lock = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC)
    try:
        lock.bind(f"\0dynaq-sandbox-{uid}")
    except OSError:
        lock.close()
        return None
    return lock
