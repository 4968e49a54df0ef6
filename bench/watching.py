"""What a command uses while it runs: wall time, processor time of every process it started, memory."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil
from school import STUDENT_PYTHON

EVERY_SECONDS = 0.5
WORKER = "multiprocessing.spawn import spawn_main"
"""Stands in the command of each worker process of the grader."""


@dataclass
class Usage:
    """What was used.

    Attributes:
        wall: Seconds.
        cpu: Processor seconds of the command and everything below it, sandboxes included.
        main_mib: Peak of the command's own resident memory, in MiB.
        worker_mib: Peak of the largest worker process of the grader, in MiB.
        sandbox_mib: Peak of the largest process inside a sandbox, in MiB.
    """

    wall: float = 0.0
    cpu: float = 0.0
    main_mib: float = 0.0
    worker_mib: float = 0.0
    sandbox_mib: float = 0.0


@dataclass
class Watcher:
    """Looks at a process and its descendants again and again.

    A sandbox is killed when it is not needed any more, and its processor time would be lost with it: what it had
    used when it was last seen is counted. Everything else is waited for by its parent, and counted there.
    """

    process: psutil.Popen
    usage: Usage = field(default_factory=Usage)
    sandboxes: dict[int, float] = field(default_factory=dict)

    def watch(self) -> None:
        while self.process.poll() is None:
            with suppress(psutil.Error):
                self.look()
            time.sleep(EVERY_SECONDS)

    def look(self) -> None:
        self.usage.main_mib = max(self.usage.main_mib, _peak_mib(self.process))
        for child in self.process.children():
            with suppress(psutil.Error):
                self.look_at_worker(child)
        for child in self.process.children(recursive=True):
            with suppress(psutil.Error):
                if child.cmdline()[:1] == [str(STUDENT_PYTHON)]:
                    self.look_inside(child)

    def look_at_worker(self, child: psutil.Process) -> None:
        """Asks first what the process runs: until it runs something of its own, its memory is its parent's."""
        if WORKER in " ".join(child.cmdline()):
            self.usage.worker_mib = max(self.usage.worker_mib, _peak_mib(child))

    def look_inside(self, process: psutil.Process) -> None:
        self.usage.sandbox_mib = max(self.usage.sandbox_mib, _peak_mib(process))
        parent = process.parent()
        if parent is not None and parent.cmdline()[:1] != [str(STUDENT_PYTHON)]:
            times = process.cpu_times()
            self.sandboxes[process.pid] = sum(times[:4])


def _peak_mib(process: psutil.Process) -> float:
    """The largest resident memory that a process has had, as the kernel keeps it: no moment is missed."""
    try:
        status = Path(f"/proc/{process.pid}/status").read_text()
    except OSError as error:
        raise psutil.NoSuchProcess(process.pid) from error
    lines = dict(line.split(":", 1) for line in status.splitlines())
    return int(lines.get("VmHWM", "0 kB").split()[0]) / 1024


def run(command: list[str], course: Path, statuses: tuple[int, ...] = (0,)) -> Usage:
    """Runs a command of this environment in a course directory.

    Raises:
        subprocess.CalledProcessError: It ended with another status; its stderr is printed.
    """
    programs = Path(sys.executable).parent
    environment = {**os.environ, "PATH": os.pathsep.join([str(programs), os.environ["PATH"]])}
    environment["DYNAQ_STUDENT_PYTHON"] = str(STUDENT_PYTHON)
    before, started = _cpu_of_children(), time.monotonic()
    log = course / "bench.log"
    with log.open("w") as file:
        words = [str(programs / command[0]), *command[1:]]
        process = psutil.Popen(words, cwd=course, env=environment, stdout=subprocess.DEVNULL, stderr=file)
        watcher = Watcher(process)
        thread = threading.Thread(target=watcher.watch)
        thread.start()
        status = process.wait()
        wall = time.monotonic() - started
        thread.join()
    if status not in statuses:
        sys.stderr.write(log.read_text())
        raise subprocess.CalledProcessError(status, command)
    watcher.usage.wall = wall
    watcher.usage.cpu = _cpu_of_children() - before + sum(watcher.sandboxes.values())
    return watcher.usage


def _cpu_of_children() -> float:
    times = os.times()
    return times.children_user + times.children_system
