"""The process that stays clean: it imports, raises walls, forks a worker a session and tidies up."""

import array
import contextlib
import gc
import importlib
import json
import os
import select
import signal
import socket
import stat
import sys
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...sandbox.walls import landlock, process, seccomp, syscalls
from .serving import serve

_PRELOADED = (
    *("numpy", "numpy.linalg", "numpy.testing", "random", "matplotlib", "matplotlib.pyplot", "pandas", "tqdm"),
    *(
        "tqdm.auto",
        "tqdm.notebook",
        "IPython.display",
        "dynaq_utils",
        "dynaq_utils.learning",
        "dynaq_utils.envs",
    ),
    *("dynaq_utils.experiments", "dynaq_utils.plotting", "dynaq_utils.diagrams", "dynaq_utils.checks"),
    *(
        "dynaq_utils.animation",
        "dynaq_utils.messages",
        "scipy",
        "statistics",
        "copy",
        "collections",
        "itertools",
    ),
)
_DEVICES = ("/dev/null", "/dev/zero", "/dev/random", "/dev/urandom")
_WRITABLE_DEVICES = ("/dev/null",)
_SESSION_SOCKET = 3


@dataclass
class _Worker:
    pid: int
    pidfd: int
    status: socket.socket
    scratch: str | None


class Keeper:
    """Forks workers on request and watches over them.

    Args:
        control: The grader's socket: one packet with two sockets (session, status) asks for a worker;
            its text is the processor time of that worker, in seconds.
        config: `walls` (bool), `readable`, `scratch`, `uid` to become, `own_user` (bool), `landlock` ("no",
            "try", "must"), `max_abi`, `limits` by the names of `resource`.
    """

    def __init__(self, control: socket.socket, config: dict[str, Any]) -> None:
        self._control = control
        self._config = config
        self._scratch: str | None = config["scratch"]
        self._workers: dict[int, _Worker] = {}
        self._count = 0
        self._abi = 0

    def run(self) -> None:
        """Gets ready, says so, and serves until the grader hangs up."""
        _import_all()
        self._raise_own_walls()
        self._control.send(json.dumps({"ready": True, "landlock_abi": self._abi}).encode())
        gc.collect()
        gc.freeze()
        while True:
            self._wait()

    def _raise_own_walls(self) -> None:
        config = self._config
        if not config["own_user"]:
            config["limits"]["NPROC"] += process.tasks_of_this_user()
        if config["uid"] is not None:
            process.become(config["uid"], [*config["readable"], sys.executable])
        if not config["walls"]:
            return
        process.forgo_privileges()
        if config["landlock"] != "no":
            self._abi = min(landlock.abi(), config["max_abi"])
            if self._abi >= landlock.OLDEST_ABI:
                self._restrict([] if self._scratch is None else [self._scratch])
            elif config["landlock"] == "must":
                raise OSError(f"Landlock ABI {self._abi} is too old")
        seccomp.install(seccomp.keeper_filter(syscalls.machine()))

    def _restrict(self, writable: list[str]) -> None:
        readable = [*self._config["readable"], *_DEVICES]
        landlock.restrict(readable, [*writable, *_WRITABLE_DEVICES], self._abi)

    def _wait(self) -> None:
        poll = select.poll()
        poll.register(self._control, select.POLLIN)
        for worker in self._workers.values():
            poll.register(worker.pidfd, select.POLLIN)
            poll.register(worker.status, select.POLLIN)
        ready = {number for number, _ in poll.poll()}
        for worker in list(self._workers.values()):
            if worker.status.fileno() in ready or worker.pidfd in ready:
                self._end(worker)
        if self._control.fileno() in ready:
            self._open()

    def _open(self) -> None:
        room = socket.CMSG_SPACE(2 * array.array("i").itemsize)
        message, ancillary, _, _ = self._control.recvmsg(16, room)
        if not message:
            for worker in list(self._workers.values()):
                self._end(worker)
            os._exit(0)
        cpu_seconds = json.loads(message)
        session, status = array.array("i", ancillary[0][2][:8])
        self._count += 1
        scratch = self._new_scratch()
        keeper = os.getpid()
        pid = os.fork()
        if pid == 0:
            self._become_worker(session, scratch, keeper, cpu_seconds)
        os.close(session)
        self._workers[pid] = _Worker(pid, os.pidfd_open(pid), socket.socket(fileno=status), scratch)

    def _new_scratch(self) -> str | None:
        if self._scratch is None:
            return None
        if not self._workers:
            # Where the kernel has no Landlock, a worker can write beside its own folder: nobody else finds it.
            _clear(self._scratch)
        scratch = f"{self._scratch}/{self._count}"
        Path(scratch).mkdir(0o700)
        return scratch

    def _become_worker(self, session: int, scratch: str | None, keeper: int, cpu_seconds: int) -> None:
        """Gives up everything but the session's socket, then serves; never returns."""
        try:
            process.keep_only(session, _SESSION_SOCKET)
            os.setsid()
            process.die_with_parent(keeper)
            for name in ("HOME", "TMPDIR", "MPLCONFIGDIR"):
                os.environ[name] = scratch or "/"
            os.chdir(scratch or "/")
            process.set_limits({**self._config["limits"], "CPU": cpu_seconds})
            if self._config["walls"]:
                if self._abi:
                    self._restrict([] if scratch is None else [scratch])
                old_landlock = 0 < self._abi < 3
                seccomp.install(seccomp.worker_filter(syscalls.machine(), os.getpid(), old_landlock))
            serve(socket.socket(fileno=_SESSION_SOCKET))
        finally:
            os._exit(1)

    def _end(self, worker: _Worker) -> None:
        """Kills a worker if it still runs, reports how it ended and wipes what it left."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(worker.pid, signal.SIGKILL)
        _, how, usage = os.wait4(worker.pid, 0)
        report = {"signal": how & 0x7F, "cpu": usage.ru_utime + usage.ru_stime}
        with contextlib.suppress(OSError):
            worker.status.send(json.dumps(report).encode())
        worker.status.close()
        os.close(worker.pidfd)
        del self._workers[worker.pid]
        if worker.scratch is not None:
            _wipe(worker.scratch)


def _clear(folder: str) -> None:
    """Removes whatever is in a folder."""
    for entry in list(Path(folder).iterdir()):
        if entry.is_symlink() or not entry.is_dir():
            entry.unlink()
        else:
            _wipe(str(entry))


def _wipe(folder: str) -> None:
    """Removes a folder from which a student may have taken permissions, or in which paths are too long.

    Each folder found is moved up to the top before it is looked into, so that no path grows.
    """
    count, pending = 0, [Path(folder)]
    while pending:
        current = pending.pop()
        current.chmod(stat.S_IRWXU)
        for entry in list(current.iterdir()):
            if entry.is_symlink() or not entry.is_dir():
                entry.unlink()
                continue
            entry.chmod(stat.S_IRWXU)
            count += 1
            pending.append(entry.rename(f"{folder}.{count}"))
        current.rmdir()


def _import_all() -> None:
    warnings.simplefilter("ignore")
    for name in _PRELOADED:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    tqdm = sys.modules.get("tqdm")
    if tqdm is not None:
        tqdm.tqdm.monitor_interval = 0  # its monitor is a thread, and a thread does not survive a fork
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in range(3):
        os.dup2(nowhere, number)
    if nowhere > 2:
        os.close(nowhere)
    sys.path[:] = [entry for entry in sys.path if Path(entry).is_absolute()]
