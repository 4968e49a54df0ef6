"""Opening a submitted file without being led elsewhere."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .limits import MEBIBYTE, Limits
from .reports import Refused

KINDS = {
    stat.S_IFDIR: ("folder", "a folder"),
    stat.S_IFIFO: ("fifo", "a named pipe"),
    stat.S_IFCHR: ("device", "a device"),
    stat.S_IFBLK: ("device", "a device"),
    stat.S_IFSOCK: ("socket", "a socket"),
}


def read_file(path: str | os.PathLike[str], limits: Limits | None = None) -> bytes:
    """Reads a regular file, following no link and waiting for nobody.

    Args:
        path: The submitted file. Folders above it are the instructor's and are trusted.
        limits: Only ``file_bytes`` is used.

    Returns:
        The content.

    Raises:
        Refused: For a link, folder, named pipe, socket, device, a file that is too large or cannot be
            read.
    """
    name = Path(path).name
    with open_file(path) as handle:
        return read_opened(handle, name, limits)


@contextmanager
def open_file(path: str | os.PathLike[str], folder: int | None = None) -> Iterator[int]:
    """Opens a submitted file, following no link and waiting for nobody, for as long as the block lasts.

    Args:
        path: The file.
        folder: An open folder from which the path leads; else it leads from here.

    Raises:
        Refused: For a link, a socket, or a file that cannot be opened.
    """
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY
    try:
        handle = os.open(path, flags, dir_fd=folder)
    except (OSError, ValueError) as error:
        raise _refusal_to_open(Path(path).name, error) from None
    try:
        yield handle
    finally:
        os.close(handle)


def read_opened(handle: int, name: str, limits: Limits | None = None) -> bytes:
    """Reads all of an open file.

    Raises:
        Refused: For anything but a regular file, and one that is too large or cannot be read.
    """
    allowed = (limits or Limits()).file_bytes
    try:
        found = os.fstat(handle)
        _insist_on_a_regular_file(name, found.st_mode)
        if found.st_size > allowed:
            raise _too_large(name, allowed)
        with open(handle, "rb", closefd=False) as file:
            data = file.read(allowed + 1)
    except (OSError, MemoryError) as error:
        raise _refusal_to_open(name, error) from None
    if len(data) > allowed:
        raise _too_large(name, allowed)
    return data


def _insist_on_a_regular_file(name: str, mode: int) -> None:
    if stat.S_ISREG(mode):
        return
    code, kind = KINDS.get(stat.S_IFMT(mode), ("not-a-file", "no regular file"))
    raise Refused(code, f"{name} is {kind}, not a file. Ask the student to hand in the notebook itself.")


def _refusal_to_open(name: str, error: BaseException) -> Refused:
    number = getattr(error, "errno", None)
    if number == errno.ELOOP:
        return Refused(
            "link",
            f"{name} is a symbolic link, which is not followed. Ask the student for the notebook itself.",
        )
    if number == errno.ENOENT:
        return Refused("no-file", f"{name} does not exist. Check the name, and that the submission was collected.")
    if number == errno.ENXIO:
        return Refused("socket", f"{name} is a socket or a device, not a file. Ask for the notebook itself.")
    reason = os.strerror(number) if isinstance(number, int) else "the file cannot be opened"
    return Refused("unreadable", f"{name} cannot be read: {reason}. Look at the file and its permissions.")


def _too_large(name: str, allowed: int) -> Refused:
    return Refused(
        "too-large",
        f"{name} is larger than {allowed / MEBIBYTE:g} MiB. Ask the student to clear all outputs and hand it in again.",
    )
