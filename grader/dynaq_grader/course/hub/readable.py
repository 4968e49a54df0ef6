"""What other accounts of the machine may read, by the modes of files and of the folders above them."""

from __future__ import annotations

import os
import shlex
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from ...workers.doctor import Wall

OWN = Path(__file__).resolve().parents[2]
"""The grader's package."""
IN_A_COURSE = ("source", "submitted", "autograded", "feedback", "gradebook.db", ".dynaq")
IN_A_REPOSITORY = ("source", "tests", "notebooks", "bench", ".git", "demo")
"""What tells an answer: sources, known answers, the solved notebooks, and all of it once more in the history."""


def read_by_others(course: Path, repository: Path) -> Iterator[Wall]:
    """A wall for each thing that no student may read and that is there."""
    wanted = [
        *((f"closed: {name} of the course", course / name) for name in IN_A_COURSE),
        *((f"closed: {name} of the repository", repository / name) for name in IN_A_REPOSITORY),
        ("closed: the grader's tests and reference", OWN / "exercises"),
    ]
    seen = set()
    for name, path in wanted:
        if path.exists() and path.resolve() not in seen:
            seen.add(path.resolve())
            yield _wall(name, path)


def _wall(name: str, path: Path) -> Wall:
    is_open = others_may(path, stat.S_IROTH) or (path.is_dir() and others_may(path, stat.S_IXOTH))
    detail = f"every account of this machine may read {path}" if is_open else f"{path}"
    return Wall(name, not is_open, detail, closing(path) if is_open else "")


def closing(path: Path) -> str:
    """The command that closes a file or folder to others and leaves it to the account that grades."""
    # The grader's own folder stays open, so that it can tell others in a sentence that they may not read it.
    target = f"{shlex.quote(str(OWN))}/*/" if path.is_relative_to(OWN) else shlex.quote(str(path))
    close = f"chmod -R g+rX,o-rwx {target}"
    if path.stat().st_uid == os.geteuid():
        return close
    return f"as root: chgrp -R {os.getegid()} {target} && {close}"


def others_may(path: Path, right: int) -> bool:
    """Whether accounts that neither own a file nor are of its group have a right to it."""
    path = path.resolve()
    reachable = all(above.stat().st_mode & stat.S_IXOTH for above in path.parents)
    return reachable and bool(path.stat().st_mode & right)


def interpreter(environment: Path) -> Wall:
    """Whether other accounts can run the Python of an environment: the same programs serve everybody."""
    python = environment / "bin" / "python"
    closed = next(_closed([environment / "bin", python.resolve(), environment / "pyvenv.cfg"]), None)
    name, detail = "programs for everybody", f"run {python}"
    if closed is None:
        return Wall(name, True, detail, "")
    remedy = (
        f"{closed} is closed to others. Set up under a folder that all may enter, with a Python outside of homes: "
        "`make jupyterhub PYTHON=/usr/bin/python3`"
    )
    return Wall(name, False, detail, remedy)


def _closed(paths: Iterable[Path]) -> Iterator[Path]:
    """What keeps others from running or reading some files."""
    for path in paths:
        yield from (above for above in reversed(path.parents) if not above.stat().st_mode & stat.S_IXOTH)
        if not path.stat().st_mode & stat.S_IROTH:
            yield path
