"""Commands run as a user without rights, whoever runs the tests."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

NORMAL = 12345
IN_A_VIEW_OF_ITS_OWN = """
set -e
kept=$(mktemp -d)
mount --bind {inside} "$kept"
mount -t tmpfs -o mode=755 tmpfs {closed}
mkdir -p {inside}
mount --bind "$kept" {inside}
exec setpriv --reuid {uid} --regid {uid} --clear-groups "$@"
"""


def as_normal_user(command: Sequence[str | Path], folder: Path) -> list[str]:
    """The command as a user without rights runs it, who gets the folder; as it is where root does not run the tests.

    The folder lies outside pytest's own, which every start of pytest closes to others.
    """
    words = [str(word) for word in command]
    if os.geteuid() != 0:
        return words
    for path in (folder, *folder.rglob("*")):
        os.chown(path, NORMAL, NORMAL, follow_symlinks=False)
    closed = _closed_folder(Path(sys.executable).resolve())
    if closed is None:
        return ["setpriv", "--reuid", str(NORMAL), "--regid", str(NORMAL), "--clear-groups", *words]
    return ["unshare", "--mount", "sh", "-c", _view(closed), "sh", *words]


def _closed_folder(interpreter: Path) -> Path | None:
    """The folder above an interpreter that others cannot enter (a home, as with pyenv)."""
    return next((above for above in interpreter.parents if above.stat().st_mode & 1 == 0), None)


def _view(closed: Path) -> str:
    """A script that shows the interpreter's folder in an otherwise empty one, to this process alone."""
    if shutil.which("unshare") is None or subprocess.run(["unshare", "--mount", "true"]).returncode != 0:
        pytest.skip(f"NO NORMAL USER CAN REACH THE INTERPRETER IN {closed}, and no mount namespace can be had")
    inside = next(path for path in Path(sys.executable).resolve().parents if path.parent == closed)
    quoted = {"inside": shlex.quote(str(inside)), "closed": shlex.quote(str(closed))}
    return IN_A_VIEW_OF_ITS_OWN.format(**quoted, uid=NORMAL)
