"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

CLOSED = frozenset({".dynaq", "submitted", "autograded"})
"""Folders of a course that hold students' work, grades or a seed: nobody but who grades may read them."""
CLOSED_ABOVE = CLOSED | {"feedback"}
"""The pages of feedback can be read by all once nbgrader has copied them, with their modes, into its exchange."""


def make_folder(folder: Path) -> None:
    """Makes a folder and those above it where they are missing; a course's folders that are closed, for us alone.

    Raises:
        OSError: It cannot be made.
    """
    for level in (*reversed(folder.parents), folder):
        if not level.is_dir():
            level.mkdir(0o700 if CLOSED_ABOVE.intersection(level.parts) else 0o777, exist_ok=True)


def write_aside(path: Path, data: bytes) -> None:
    """Writes a whole file or nothing: a temporary file in the same folder, renamed when it is complete.

    Raises:
        OSError: The disk is full or the folder cannot be written; the old file is still there.
    """
    make_folder(path.parent)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o600 if CLOSED.intersection(path.parts) else 0o644)
        Path(name).replace(path)
    except BaseException as error:
        Path(name).unlink(missing_ok=True)
        if isinstance(error, OSError) and error.filename is None:
            error.filename = str(path)
        raise


def remove_leftovers(folder: Path) -> None:
    """Removes what a killed `write_aside` left in a folder."""
    for path in folder.glob(".*.????????"):
        path.unlink(missing_ok=True)
