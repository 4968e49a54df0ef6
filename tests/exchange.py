"""An inbound folder of nbgrader's exchange as its `submit` leaves it, owned by accounts that every Debian has."""

from __future__ import annotations

import os
import pwd
import secrets
from datetime import UTC, datetime
from pathlib import Path

import pytest

ADA, BOB = "games", "news"
"""Accounts of the machine that stand for two students."""

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="ONLY ROOT CAN HAVE FILES OF TWO ACCOUNTS")


def make_inbound(course_in_exchange: Path) -> Path:
    """The folder as ``nbgrader release_assignment`` makes it: others may add to it and not look into it."""
    inbound = course_in_exchange / "inbound"
    inbound.mkdir(parents=True)
    inbound.chmod(0o733)
    return inbound


def submit(
    inbound: Path, student: str, data: bytes, *, owner: str | None = None, stamp: str | None = None, nth: str = ""
) -> Path:
    """Hands in as ``nbgrader submit`` does; gives the folder."""
    stamp = stamp or f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S.%f} UTC"
    folder = inbound / f"{student}+dyna_q+{stamp}+{nth or secrets.token_urlsafe(9)}"
    folder.mkdir()
    (folder / "dyna_q.ipynb").write_bytes(data)
    (folder / "timestamp.txt").write_text(stamp)
    (folder / "submission_secret.txt").write_text(secrets.token_hex(64))
    folder.chmod(0o777)
    give(folder, owner or student)
    return folder


def give(folder: Path, account: str) -> None:
    """Makes an account the owner of a folder and of all in it; a link is given, not what it leads to."""
    owner = pwd.getpwnam(account)
    for path in (*folder.rglob("*"), folder):
        os.chown(path, owner.pw_uid, owner.pw_gid, follow_symlinks=False)


def key_of(folder: Path) -> str:
    """The key under which the student's feedback comes back."""
    return (folder / "submission_secret.txt").read_text()


def changed(folder: Path) -> datetime:
    """When the last file of a folder, or the folder itself, was changed."""
    last = max(path.lstat().st_ctime_ns for path in (folder, *folder.iterdir()))
    return datetime.fromtimestamp(last / 1e9, UTC)


def wait_for_the_clock(folder: Path) -> None:
    """Until what is changed now has another time than the folder: file systems count in steps of some milliseconds."""
    before, probe = changed(folder), folder.parent / ".clock"
    while True:
        probe.write_bytes(b"")
        now = datetime.fromtimestamp(probe.stat().st_ctime_ns / 1e9, UTC)
        probe.unlink()
        if now > before:
            return
