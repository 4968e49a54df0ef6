"""What the tests make on the machine is theirs, and goes with them, however they end."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

import pytest

from hub import accounts
from hub.place import ACCOUNTS, HUB, REPOSITORY, SRV, TESTS_ACCOUNT

MARK = SRV / "made_by_the_tests"
"""Locked for as long as the tests run."""
PLENTY_BYTES = 8 * 2**30
EVERYBODY = (*ACCOUNTS, TESTS_ACCOUNT)


@contextmanager
def nothing_left_behind() -> Iterator[None]:
    """Makes the folder of the hub; at the end, and where SIGTERM comes before, folder, accounts and processes go.

    What a run that was killed could not remove is removed first; what others made is left.
    """
    if MARK.exists():
        with MARK.open() as mark:
            _lock(mark)
            _remove()
    found = [name for name in EVERYBODY if accounts.exists(name)]
    assert not found, f"this machine has accounts {found} already; they are not the tests' to remove"
    assert not SRV.exists(), f"there is a folder {SRV} already; it is not the tests' to remove"
    before = signal.signal(signal.SIGTERM, lambda *_: pytest.exit("SIGTERM"))
    _make_folder()
    with MARK.open("w") as mark:
        _lock(mark)
        try:
            yield
        finally:
            _remove()
            signal.signal(signal.SIGTERM, before)


def _make_folder() -> None:
    """Makes the folder, in memory where there is plenty of it and root may mount: 60,000 files come and go."""
    SRV.mkdir()
    if os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") >= PLENTY_BYTES:
        subprocess.run(["mount", "-t", "tmpfs", "-o", "mode=755,size=4g", "hub", SRV], capture_output=True)


def _lock(mark: IO[str]) -> None:
    try:
        fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        pytest.fail(f"other tests use {SRV} now; wait until they end")


def _remove() -> None:
    if (HUB / "hub.pid").exists():
        subprocess.run([REPOSITORY / "deploy" / "hub" / "stop"], capture_output=True)
    accounts.remove(EVERYBODY)
    if SRV.is_mount():
        subprocess.run(["umount", "--lazy", SRV], check=True)
    shutil.rmtree(SRV)
