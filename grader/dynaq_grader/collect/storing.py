"""Writing one submission to where nbgrader looks for it, and nothing else beside it."""

import os
import stat
from pathlib import Path

from ..base.writing import make_folder
from ..intake import Limits, Refused, read_file
from .delivery import shown
from .keys import BYTES, new_key
from .received import replace_file
from .stamps import KEY, TIMESTAMP
from .summary import Summary


def store(
    course: Path,
    student: str,
    assignment: str,
    contents: dict[str, bytes],
    receipt_time: bytes,
    summary: Summary,
    key: bytes | None = None,
) -> None:
    """Writes a student's notebooks, and beside them what nbgrader looks for.

    Args:
        course: The course directory.
        student: The student's id.
        assignment: The assignment's name.
        contents: Bytes by the name of the notebook.
        receipt_time: When they were received, as nbgrader writes it.
        summary: Takes what lay there and did not belong there.
        key: The exchange's key, under which feedback returns; else the one that lies there or a new one.

    Raises:
        Refused: Where the folder is a link or cannot be written.
    """
    folder = course / "submitted" / student / assignment
    files = {f"{name}.ipynb": data for name, data in contents.items()} | {TIMESTAMP: receipt_time}
    try:
        _make_plain_folders(folder, course)
        files[KEY] = key or _key(folder / KEY)
        _set_aside(folder, frozenset(files), course / ".dynaq" / "set-aside" / student / assignment, summary)
        for name, data in files.items():
            replace_file(folder / name, data)
    except OSError as error:
        remedy = "Make room or change its permissions, then collect again."
        raise Refused("not-written", f"{student}: {folder} cannot be written ({error.strerror}). {remedy}") from None


def _key(path: Path) -> bytes:
    """The key that lies there, or a new one: without any, ``nbgrader release_feedback`` stops the whole class."""
    try:
        return read_file(path, Limits(file_bytes=16 * BYTES))
    except Refused:
        return new_key()


def _make_plain_folders(folder: Path, course: Path) -> None:
    make_folder(folder)
    for level in (folder, folder.parent):
        if level.is_symlink():
            name = level.relative_to(course)
            raise Refused("link", f"{name} is a link, through which nothing is written. Remove it and collect again.")


def _set_aside(folder: Path, wanted: frozenset[str], aside: Path, summary: Summary) -> None:
    """Moves what nbgrader would copy or open (extra files, links, pipes) out of a student's folder."""
    for entry in list(os.scandir(folder)):
        is_plain = stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode)
        if entry.name in wanted and is_plain:
            continue
        make_folder(aside)
        free = next(
            name
            for number in range(10_000)
            if not os.path.lexists(name := aside / (f"{entry.name}.{number}" if number else entry.name))
        )
        Path(entry.path).rename(free)
        summary.set_aside.append(shown(str(Path(entry.path).relative_to(folder.parents[2]))))
