"""The warm process from which every worker is forked."""

import array
import contextlib
import json
import os
import socket
import threading
from importlib import resources
from pathlib import Path
from typing import Any

from ..sandbox import Backend, Limits, Sandbox
from ..sandbox.backend import START_SECONDS
from ..sandbox.interpreter import readable_folders
from .channel import has_something
from .session import SandboxFailed, Session

_PACKAGES = ("sandbox", "sandbox.walls", "workers", "workers.calls", "workers.inside")
_MODULES = (
    *_PACKAGES,
    *("workers.calls.wire", "workers.calls.stream_memory", "workers.calls.random_streams", "workers.calls.batch"),
    *("sandbox.walls.syscalls", "sandbox.walls.seccomp", "sandbox.walls.landlock", "sandbox.walls.process"),
    *("workers.inside.placeholders", "workers.inside.notebook_cells"),
    *("workers.inside.serving", "workers.inside.keeper"),
)
_INSIDE_NAME = "dynaq_worker"
# Builds the package of the worker out of texts: there is no file of ours in the sandbox.
_BOOTSTRAP = f"""
import json, socket, sys
from importlib import abc, machinery
class Texts(abc.MetaPathFinder, abc.Loader):
    def find_spec(self, name, path, target=None):
        if name in texts:
            return machinery.ModuleSpec(name, self, is_package=name in packages)
    def exec_module(self, module):
        exec(compile(texts[module.__name__], f"<{{module.__name__}}>", "exec"), vars(module))
control = socket.socket(fileno=int(sys.argv[1]))
texts, packages, config = json.loads(control.recv(1 << 22))
finder = Texts()
sys.meta_path.insert(0, finder)
from {_INSIDE_NAME}.workers.inside.keeper import Keeper
sys.meta_path.remove(finder)
Keeper(control, config).run()
"""
_BUFFER = 1 << 20


class Zygote:
    """A process in a sandbox that has done its imports and forks a worker for each session.

    It never runs student code itself. When it died it is started anew by the next `open`.

    Args:
        student_python: The interpreter of the student environment.
        backend: Where to run it.
        limits: What one worker may use.
    """

    def __init__(self, student_python: Path, backend: Backend, limits: Limits | None = None) -> None:
        self._python = Path(student_python)
        self._backend = backend
        self._limits = limits or Limits()
        self._lock = threading.Lock()
        self._owner = os.getpid()
        self._sandbox: Sandbox | None = None
        self._control: socket.socket | None = None
        self.landlock_abi = 0

    @property
    def backend(self) -> Backend:
        """The sandbox in use."""
        return self._backend

    def __enter__(self) -> "Zygote":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def open(self, cpu_seconds: float | None = None) -> Session:
        """Forks a worker; works in forked children of the process that owns the zygote, too.

        Args:
            cpu_seconds: Processor time of this worker, where it is not that of all.

        Raises:
            SandboxFailed: If no worker can be had, after one new start.
        """
        limits = self._limits if cpu_seconds is None else self._limits.with_cpu(cpu_seconds)
        with self._lock:
            if self._control is not None:
                with contextlib.suppress(SandboxFailed):
                    return self._fork(limits)
            self._restart()
            return self._fork(limits)

    def close(self) -> None:
        """Ends the zygote and every worker of it."""
        if self._control is not None:
            self._control.close()
            self._control = None
        if self._sandbox is not None and self._owner == os.getpid():
            self._sandbox.close()
        self._sandbox = None

    def _restart(self) -> None:
        if self._owner != os.getpid():
            raise SandboxFailed("The sandbox ended while a student's code was running: grade this one again.")
        self.close()
        readable = readable_folders(self._python)
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        ours.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _BUFFER)
        with theirs:
            argv = [str(self._python.absolute()), "-I", "-c", _BOOTSTRAP, str(theirs.fileno())]
            fds = [theirs.fileno()]
            self._sandbox = self._backend.start(argv, readable=readable, pass_fds=fds, limits=self._limits)
        self._control = ours
        self._introduce(self._sandbox)

    def _introduce(self, sandbox: Sandbox) -> None:
        """Sends the worker's own text and its settings, and waits until its imports and walls are up."""
        assert self._control is not None
        config = {**sandbox.inner_walls, "limits": _resources(self._limits)}
        texts = {_INSIDE_NAME: ""} | {f"{_INSIDE_NAME}.{name}": _source(name) for name in _MODULES}
        packages = [_INSIDE_NAME, *(f"{_INSIDE_NAME}.{name}" for name in _PACKAGES)]
        reply = b""
        with contextlib.suppress(OSError):
            self._control.send(json.dumps([texts, packages, config]).encode())
            if has_something(self._control, START_SECONDS):
                reply = self._control.recv(4096)
        if not reply:
            complaint = _complaint(sandbox)
            self.close()
            raise SandboxFailed(f"The sandbox ({self._backend.name}) did not start: {complaint}")
        self.landlock_abi = json.loads(reply)["landlock_abi"]

    def _fork(self, limits: Limits) -> Session:
        assert self._control is not None
        connection, session = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        status, keepers = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with session, keepers:
            passed = array.array("i", [session.fileno(), keepers.fileno()])
            try:
                self._control.sendmsg(
                    [json.dumps(_resources(limits)["CPU"]).encode()], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, passed)]
                )
            except OSError as error:
                connection.close()
                status.close()
                raise SandboxFailed("The sandbox is gone: run `dynaq doctor`.") from error
        opened = Session(connection, status, limits, self.open)
        try:
            opened.wait_until_ready()
        except SandboxFailed:
            opened.close()
            raise
        return opened


def _complaint(sandbox: Sandbox) -> str:
    """The last line that a sandbox said which did not start."""
    lines = sandbox.last_words().splitlines()
    return lines[-1] if lines else "it said nothing. Run `dynaq doctor`."


def _source(name: str) -> str:
    """Gives the text of one of the worker's modules; the packages' own files are the grader's alone."""
    if name in _PACKAGES:
        return ""
    *folders, module = name.split(".")
    text: str = resources.files("dynaq_grader").joinpath(*folders, f"{module}.py").read_text("utf-8")
    return text


def _resources(limits: Limits) -> dict[str, Any]:
    return {
        "CPU": max(1, round(limits.cpu_seconds)),
        "AS": limits.memory_bytes,
        "FSIZE": limits.file_bytes,
        "NOFILE": limits.open_files,
        "NPROC": limits.processes,
        "CORE": 0,
        "MEMLOCK": 0,
        "MSGQUEUE": 0,
    }
