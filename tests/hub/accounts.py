"""Accounts of the machine: commands run as one, and an end to all of what one owns."""

from __future__ import annotations

import os
import pwd
import signal
import subprocess
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

PATIENCE_SECONDS = 60


def exists(name: str) -> bool:
    """Whether the machine has an account of this name."""
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True


def run_as(name: str, command: Sequence[str | Path], folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Runs a command as an account, in a folder, with an environment of its own."""
    account = pwd.getpwnam(name)
    path = "/srv/dynaq/repository/.venv/bin:/usr/bin:/bin"
    env = {"HOME": account.pw_dir, "USER": name, "PATH": path, "LANG": "C.UTF-8", **more}
    return subprocess.run(
        [str(word) for word in command],
        cwd=folder,
        env=env,
        user=account.pw_uid,
        group=account.pw_gid,
        extra_groups=[],
        capture_output=True,
        text=True,
    )


def of_the_service(prefix: str) -> dict[str, str]:
    """What the hub gave the service in its environment, as a terminal of the service has it too."""
    for process in _processes(pwd.getpwnam("dynaq").pw_uid):
        lines = Path(f"/proc/{process}/environ").read_bytes().decode().split("\0")
        found = dict(line.split("=", 1) for line in lines if line.startswith(prefix))
        if found:
            return found
    raise AssertionError("the service does not run")


def remove(names: Iterable[str]) -> None:
    """Ends every process of some accounts, by its number, and removes the accounts with their homes."""
    for name in filter(exists, names):
        _end_all(pwd.getpwnam(name).pw_uid)
        subprocess.run(["userdel", "--remove", name], capture_output=True, check=True)


def _end_all(uid: int) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while (running := _processes(uid)) and time.monotonic() < end:
        for process in running:
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                continue


def _processes(uid: int) -> list[int]:
    """Processes that run as an account; those that have ended and wait for their parent run no more."""
    found = []
    for folder in Path("/proc").iterdir():
        try:
            if folder.name.isdecimal() and folder.stat().st_uid == uid and not _has_ended(folder):
                found.append(int(folder.name))
        except OSError:
            continue
    return found


def _has_ended(folder: Path) -> bool:
    return (folder / "stat").read_text().rpartition(") ")[2].startswith("Z")
