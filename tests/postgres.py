"""A PostgreSQL server for tests, from Debian's package, in a folder of its own and on a Unix socket only."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from patience import PATIENCE_SECONDS

ACCOUNT = "postgres"
"""Debian's account; the server refuses to run as root."""


@dataclass(frozen=True)
class Server:
    """A running server.

    Attributes:
        programs: Folder of initdb, pg_ctl and psql.
        folder: Data, log and socket.
    """

    programs: Path
    folder: Path

    def url(self, driver: str = "psycopg") -> str:
        """What goes into c.CourseDirectory.db_url."""
        return f"postgresql+{driver}://{ACCOUNT}@/{ACCOUNT}?host={self.folder}"

    def sql(self, statement: str) -> None:
        self.run("psql", "-q", "-h", str(self.folder), "-U", ACCOUNT, "-c", statement)

    def cut_all_connections(self) -> None:
        self.sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND usename <> ''"
        )

    def control(self, verb: str, *options: str) -> None:
        self.run("pg_ctl", verb, "-w", "-t", f"{PATIENCE_SECONDS:.0f}", "-D", str(self.folder / "data"), *options)

    def start(self) -> None:
        settings = f"-c listen_addresses= -c unix_socket_directories={self.folder} -c fsync=off"
        self.control("start", "-l", str(self.folder / "log"), "-o", settings)

    def run(self, program: str, *arguments: str) -> None:
        command = [str(self.programs / program), *arguments]
        if os.geteuid() == 0:
            command = ["setpriv", f"--reuid={ACCOUNT}", f"--regid={ACCOUNT}", "--clear-groups", *command]
        subprocess.run(command, cwd=self.folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@contextlib.contextmanager
def postgres() -> Iterator[Server]:
    """A fresh server; a test that asks for it is skipped, loudly, where PostgreSQL is not installed."""
    found = [*Path("/usr/lib/postgresql").glob("*/bin/initdb"), *filter(None, [shutil.which("initdb")])]
    if not found:
        pytest.skip("NOT TESTED HERE: PostgreSQL is not installed (apt-get install postgresql)")
    folder = Path(tempfile.mkdtemp(prefix="dynaq-pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, ACCOUNT, ACCOUNT)
    server = Server(Path(found[-1]).resolve().parent, folder)
    try:
        data = str(folder / "data")
        server.run("initdb", "-D", data, "-U", ACCOUNT, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        server.start()
        yield server
        server.control("stop", "-m", "immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
