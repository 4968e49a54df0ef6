"""Prove that each wall of a sandbox stands, by running into it."""

import contextlib
import os
import socket
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from ..sandbox.backend import Backend
from ..sandbox.interpreter import readable_folders
from ..sandbox.limits import Limits
from .calls import Call, call_many
from .session import Session
from .zygote import Zygote

_FAMILIES = [1, 2, 10, 16, 17, 38, 40]  # AF_UNIX, INET, INET6, NETLINK, PACKET, ALG, VSOCK
_UPDATE = "update the system, or use the other sandbox (`--sandbox bubblewrap` or `--sandbox landlock`)"


@dataclass(frozen=True)
class Wall:
    """One wall and whether it held.

    Attributes:
        name: What it keeps out, in a few words.
        stands: Whether the attempt was refused.
        detail: What was tried.
        remedy: What to do where it does not stand; empty where it does.
    """

    name: str
    stands: bool
    detail: str
    remedy: str


@dataclass(frozen=True)
class _Trial:
    name: str
    detail: str
    function: str
    arguments: tuple
    remedy: str = _UPDATE


def examine(backend: Backend, student_python: Path, limits: Limits | None = None) -> list[Wall]:
    """Tries every wall from inside, in one start of the sandbox.

    Raises:
        SandboxFailed: If the sandbox does not start.
        NoSandbox: If the student interpreter cannot be used.
    """
    limits = limits or Limits()
    text = resources.files(__package__).joinpath("attempts.py").read_text("utf-8")
    with (
        _bait(student_python) as bait,
        Zygote(student_python, backend, limits) as zygote,
        zygote.open() as session,
    ):
        session.run_cells([text])
        walls = [_tried(session, trial) for trial in _trials(bait, limits)]
        return [*walls, _outside_view(bait)]


@dataclass(frozen=True)
class _Bait:
    """What the attempts go for, made by the grader outside the sandbox."""

    course_file: Path
    environment_file: Path
    listener: socket.socket
    before: os.stat_result

    @property
    def untouched(self) -> bool:
        try:
            now = self.environment_file.stat()
        except FileNotFoundError:
            return False
        kept = ("st_mode", "st_mtime_ns", "st_size", "st_uid", "st_ino")
        return all(getattr(now, name) == getattr(self.before, name) for name in kept)

    @property
    def unheard(self) -> bool:
        try:
            self.listener.accept()
        except BlockingIOError:
            return True
        return False


@contextlib.contextmanager
def _bait(student_python: Path) -> Iterator[_Bait]:
    with contextlib.ExitStack() as stack:
        course = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="dynaq-course-")))
        course.chmod(0o755)
        course_file = course / "gradebook.db"
        course_file.write_text("a canary")
        course_file.chmod(0o644)
        environment_file = _file_in_environment(student_python, stack) or course_file
        listener = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        listener.setblocking(False)
        yield _Bait(course_file, environment_file, listener, environment_file.stat())


def _file_in_environment(student_python: Path, stack: contextlib.ExitStack) -> Path | None:
    """Puts a file where the worker may read, if this user can: it must come out unchanged."""
    environment, *_ = *readable_folders(student_python), Path("/nowhere")
    try:
        opened, name = tempfile.mkstemp(prefix=".dynaq-canary-", dir=environment)
    except OSError:
        return None
    os.close(opened)
    path = Path(name)
    stack.callback(path.unlink, missing_ok=True)
    path.write_text("a canary")
    path.chmod(0o644)
    return path


def _trials(bait: _Bait, limits: Limits) -> Iterator[_Trial]:
    environment = "build the student environment anew (`make setup`): it must not hold the grader's packages"
    port = bait.listener.getsockname()[1]
    yield _Trial("network", "connect to the loopback of this machine", "network", (port,))
    yield _Trial("sockets", "make Unix, netlink, packet and vsock sockets", "other_sockets", (_FAMILIES,))
    yield _Trial("home folder", "list it", "list_folder", (str(Path.home()),))
    yield _Trial("course", "read a file of the course", "read_file", (str(bait.course_file),))
    own = Path(__file__).resolve().parent
    apart = "install the grader in an environment of its own (`make setup`), not in the student interpreter's"
    yield _Trial("grader's source", "read one of its files", "read_file", (str(own / "doctor.py"),), apart)
    yield _Trial("accounts", "read /etc/passwd", "read_file", ("/etc/passwd",))
    for package in ("dynaq_grader", "nbgrader"):
        yield _Trial(f"import {package}", "import it", "import_package", (package,), environment)
    yield _Trial("other processes", "signal the grader, read its memory", "reach_process", (os.getpid(),))
    yield _Trial("privileges", "become root", "become_root", ())
    yield _Trial("memory", "take as much as is allowed", "more_memory", (limits.memory_bytes,))
    yield _Trial("processes", "fork, run a program", "more_processes", ())
    yield _Trial("threads", "start more than are allowed", "many_threads", (limits.processes,))
    target = str(bait.environment_file)
    yield _Trial("files: content", "write, empty or rename a file it may read", "change_file", (target,))
    yield _Trial("files: modes and times", "chmod, utime, setxattr", "change_times_and_modes", (target,))
    for folder in ("/", "/var/tmp", str(bait.environment_file.parent)):
        yield _Trial(f"files: new in {folder}", "leave one", "make_file", (folder,))


def _tried(session: Session, trial: _Trial) -> Wall:
    function = session.functions([trial.function])[trial.function]
    if function is None:
        return Wall(trial.name, False, "the attempt could not be made", trial.remedy)
    (answer,) = call_many(function, [Call(trial.arguments)])
    stands = answer.error is None and answer.value is False
    detail = trial.detail if answer.error is None else f"{trial.detail} ({answer.error})"
    return Wall(trial.name, stands, detail, "" if stands else trial.remedy)


def _outside_view(bait: _Bait) -> Wall:
    stands = bait.untouched and bait.unheard
    detail = "the canary file is unchanged and nobody called, as the grader sees it"
    return Wall("seen from outside", stands, detail, "" if stands else _UPDATE)
