"""The first backend: Debian's bubblewrap, namespaces around Landlock and a system call filter."""

import contextlib
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from . import uids
from .backend import ENVIRONMENT, START_SECONDS, SYSTEM_FILES, SYSTEM_FOLDERS, Backend, NoSandbox, Sandbox
from .limits import Limits
from .walls import landlock

REMEDY = "install bubblewrap (`apt install bubblewrap`) and allow unprivileged user namespaces, or use Landlock."
# Not /tmp: a checkout, and the student environment in it, may lie there.
_SCRATCH = "/scratch"
_NO_PRIVILEGES = ("--bounding-set=-all", "--inh-caps=-all", "--ambient-caps=-all", "--no-new-privs")


class Bubblewrap(Backend):
    """Namespaces of its own, an allow-list of read-only binds, a user of its own.

    As root no user namespace is made (its root would own the host's files): all capabilities but those to
    change the user are dropped, and after the mounts `setpriv` drops these too, together with root. As a user
    a user namespace is needed, and no further one can be made inside.
    """

    name = "bubblewrap"

    def __init__(self, max_abi: int = 99) -> None:
        self._max_abi = max_abi

    def check(self) -> None:
        """Starts it once around a command that does nothing."""
        if shutil.which("bwrap") is None:
            raise NoSandbox(f"bubblewrap is not installed: {REMEDY}")
        if os.geteuid() == 0 and shutil.which("setpriv") is None:
            raise NoSandbox("bubblewrap as root needs `setpriv`: install util-linux.")
        sandbox = self.start([shutil.which("true") or "/bin/true"], readable=[], pass_fds=[], limits=Limits())
        try:
            if sandbox.process.wait(timeout=START_SECONDS) != 0:
                raise NoSandbox(f"bubblewrap is refused here ({sandbox.last_words()}): {REMEDY}")
        except subprocess.TimeoutExpired as error:
            raise NoSandbox(f"bubblewrap did not start in {START_SECONDS:g} seconds: {REMEDY}") from error
        finally:
            sandbox.close()

    def describe(self) -> str:
        """Names the versions of bubblewrap and Landlock."""
        version = subprocess.run(["bwrap", "--version"], capture_output=True, text=True, check=True).stdout.strip()
        abi = min(landlock.abi(), self._max_abi)
        inner = f"Landlock ABI {abi} + seccomp" if abi >= landlock.OLDEST_ABI else "seccomp (no Landlock)"
        return f"{version} + {inner}"

    def start(
        self, argv: Sequence[str], *, readable: Sequence[Path], pass_fds: Sequence[int], limits: Limits
    ) -> Sandbox:
        """Starts a command in namespaces."""
        held = contextlib.ExitStack()
        identity, command = ["--unshare-user", "--disable-userns"], [*argv]
        if os.geteuid() == 0:
            uid, lock = uids.take()
            held.callback(lock.close)
            identity = [word for name in ("SETUID", "SETGID", "SETPCAP") for word in ("--cap-add", f"CAP_{name}")]
            setpriv = shutil.which("setpriv") or "setpriv"
            user = (f"--reuid={uid}", f"--regid={uid}", "--clear-groups")
            command = [setpriv, *user, *_NO_PRIVILEGES, "--", *argv]
        words = [
            "bwrap",
            *_namespaces(),
            "--cap-drop",
            "ALL",
            *identity,
            *_files(readable, limits),
            "--",
            *command,
        ]
        process = subprocess.Popen(
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            pass_fds=pass_fds,
            start_new_session=True,
        )
        walls = {
            "landlock": "try",
            "max_abi": self._max_abi,
            "scratch": _SCRATCH,
            "uid": None,
            "own_user": True,
        }
        allowed = [*SYSTEM_FOLDERS, *SYSTEM_FILES, *map(str, readable)]
        return Sandbox(process, {**walls, "walls": True, "readable": allowed}, held)


def _namespaces() -> list[str]:
    kinds = [f"--unshare-{kind}" for kind in ("pid", "ipc", "net", "uts", "cgroup-try")]
    variables = [word for pair in ENVIRONMENT.items() for word in ("--setenv", *pair)]
    own_folders = [word for name in ("HOME", "MPLCONFIGDIR") for word in ("--setenv", name, _SCRATCH)]
    return [*kinds, "--hostname", "sandbox", "--new-session", "--clearenv", *variables, *own_folders]


def _files(readable: Sequence[Path], limits: Limits) -> list[str]:
    """Gives the mounts. Folders above a bind are made by hand: bubblewrap makes them 0700 when run as root."""
    words: list[str] = []
    made: set[Path] = set()
    for path in [*map(Path, ("/usr", "/lib", "/lib32", "/lib64", "/bin", "/sbin", *SYSTEM_FILES)), *readable]:
        if not path.exists() or path.is_relative_to("/usr") and path != Path("/usr"):
            continue
        if path.is_symlink() and path.parent == Path("/"):
            words += ["--symlink", str(path.readlink()), str(path)]
            continue
        for folder in reversed(path.parents[:-1]):
            if folder not in made:
                made.add(folder)
                words += ["--perms", "0755", "--dir", str(folder)]
        words += ["--ro-bind", str(path), str(path)]
    scratch = ["--perms", "1777", "--size", str(limits.scratch_bytes), "--tmpfs", _SCRATCH]
    shared = ["--size", str(limits.scratch_bytes), "--tmpfs", "/dev/shm"]
    return [
        *words,
        "--dev",
        "/dev",
        *shared,
        *scratch,
        "--remount-ro",
        "/dev/shm",
        "--remount-ro",
        "/dev",
        "--remount-ro",
        "/",
        "--chdir",
        "/",
    ]
