"""The wheel of `dynaq_utils` as this checkout has it, built once for each state of its files."""

import fcntl
import hashlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build" / "tests"


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keeps every other process of the tests waiting that wants to make the same folder."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_name(f"{folder.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def wheel() -> Path:
    """The wheel's file, under the name that pip wants."""
    sources = [path for path in (ROOT / "dynaq_utils").rglob("*") if path.is_file() and path.suffix != ".pyc"]
    state = hashlib.sha256()
    for path in [ROOT / "pyproject.toml", *sorted(sources)]:
        state.update(str(path).encode() + path.read_bytes())
    folder = BUILD / f"wheel-{state.hexdigest()[:12]}"
    with alone(folder):
        if not folder.exists():
            unfinished = folder.with_name(f"{folder.name}.unfinished")
            shutil.rmtree(unfinished, ignore_errors=True)
            pip = [sys.executable, "-m", "pip", "wheel", "-q", "--disable-pip-version-check"]
            subprocess.run([*pip, "--no-deps", "--no-build-isolation", "-w", unfinished, ROOT], check=True)
            unfinished.rename(folder)
    (built,) = folder.glob("dynaq_utils-*.whl")
    return built
