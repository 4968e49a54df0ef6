"""The modes of nbgrader's exchange: everybody may add, nobody may move away what is another's."""

from __future__ import annotations

import os
import shlex
import stat
from collections.abc import Iterator
from pathlib import Path

from ...workers.doctor import Wall

ANYBODY = 0o1777
ADD_ONLY = 0o1733
BITS = {0o1777: "drwxrwxrwt", 0o1733: "drwx-wx-wt"}


def exchange_walls(folder: Path) -> Iterator[Wall]:
    """A wall for the exchange and one for the course's inbound folder in it.

    Args:
        folder: The course's folder in the exchange, whether it is there or not.
    """
    root, inbound = folder.parent, folder / "inbound"
    yield _wall("exchange", root, ANYBODY, f"as root: install -d -m 1777 {shlex.quote(str(root))}")
    if root.is_dir():
        missing = "release an assignment, which makes it, then ask again"
        yield _wall("exchange: inbound", inbound, ADD_ONLY, missing)


def _wall(name: str, path: Path, wanted: int, missing: str) -> Wall:
    if not path.is_dir():
        return Wall(name, False, f"there is no {path}", missing)
    seen = path.stat()
    if stat.S_IMODE(seen.st_mode) & 0o1777 == wanted:
        return Wall(name, True, f"{path} is {BITS[wanted]}", "")
    change = f"chmod {wanted:o} {shlex.quote(str(path))}"
    remedy = change if seen.st_uid == os.geteuid() else f"as root: {change}"
    return Wall(name, False, f"{path} is {stat.filemode(seen.st_mode)}, not {BITS[wanted]}", remedy)
