"""A real Dask cluster for tests: a scheduler and workers, each a process of its own, speaking TLS."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from patience import PATIENCE_SECONDS
from workers import STUDENT_PYTHON

PATIENT_DASK = {
    # Longer than Dask's own half minute and shorter than a test's time: it looks as long for a worker that was killed.
    "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "100s",
    "DASK_DISTRIBUTED__COMM__TIMEOUTS__TCP": "300s",
    "DASK_DISTRIBUTED__SCHEDULER__WORKER_TTL": f"{PATIENCE_SECONDS:g}s",
}
"""How long schedulers and workers wait, in their environment."""

CERTIFICATES = (
    "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=dynaq-authority -keyout ca-key.pem -out ca.pem",
    "openssl req -newkey rsa:2048 -nodes -subj /CN=dynaq-cluster -keyout key.pem -out request.pem",
    "openssl x509 -req -days 2 -in request.pem -CA ca.pem -CAkey ca-key.pem -CAcreateserial -out cert.pem",
)


@dataclass
class DaskCluster:
    """Processes of one cluster; give them up with `stop`.

    Attributes:
        folder: Holds ca.pem, cert.pem and key.pem, and everyone's log.
        address: The scheduler's.
        processes: Scheduler first, then workers.
    """

    folder: Path
    address: str = ""
    processes: list[subprocess.Popen] = field(default_factory=list)

    @property
    def tls(self) -> list[str]:
        """Options that Dask's own commands take."""
        files = {"ca-file": "ca.pem", "cert": "cert.pem", "key": "key.pem"}
        return [text for name, file in files.items() for text in (f"--tls-{name}", str(self.folder / file))]

    def start_scheduler(self) -> None:
        process = self._start("scheduler", "--host", "tls://127.0.0.1", "--port", "0", *self.tls)
        assert process.stderr is not None
        for line in process.stderr:
            if found := re.search(r"Scheduler at:\s+(tls://\S+)", line):
                self.address = found[1]
                return
        raise AssertionError("the scheduler did not start")

    def start_worker(self, threads: int = 1) -> subprocess.Popen:
        """A worker without a nanny, so that its process is the one that grades."""
        return self._start("worker", self.address, "--no-nanny", "--nthreads", str(threads), *self.tls)

    def _start(self, what: str, *arguments: str) -> subprocess.Popen:
        command = [sys.executable, "-m", f"distributed.cli.dask_{what}", "--no-dashboard", *arguments]
        # A task whose worker died is told at once, so that our own second try is what saves it.
        env = {
            **os.environ,
            **PATIENT_DASK,
            "DYNAQ_STUDENT_PYTHON": str(STUDENT_PYTHON),
            "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0",
        }
        errors = subprocess.PIPE if what == "scheduler" else subprocess.DEVNULL
        process = subprocess.Popen(
            command, cwd=self.folder, env=env, stdout=subprocess.DEVNULL, stderr=errors, text=True
        )
        self.processes.append(process)
        return process

    def stop(self) -> None:
        for process in self.processes:
            process.kill()
            process.wait()
            if process.stderr is not None:
                process.stderr.close()


@contextlib.contextmanager
def dask_cluster(folder: Path) -> Iterator[DaskCluster]:
    """A scheduler without workers, with certificates made as docs/scale.md says."""
    for command in CERTIFICATES:
        subprocess.run(command.split(), cwd=folder, check=True, capture_output=True)
    cluster = DaskCluster(folder)
    try:
        cluster.start_scheduler()
        yield cluster
    finally:
        cluster.stop()
