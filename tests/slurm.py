"""A SLURM of one node for tests, from Debian's packages, in a folder of its own and on the loopback only."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from getpass import getuser
from pathlib import Path

import pytest

PROGRAMS = ("munged", "slurmctld", "slurmd", "sbatch")
QUEUE = "short"
CORES, MEMORY_MIB = 2, 16_000
"""What the node says it has; jobs of docs/scale.md ask for one core and four gigabytes."""


@dataclass(frozen=True)
class Slurm:
    """A running SLURM.

    Attributes:
        folder: Configuration, state and everyone's log.
    """

    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        """What SLURM's commands need to find it."""
        return os.environ | {"SLURM_CONF": str(self.folder / "slurm.conf"), "PATH": _path()}

    def run(self, *command: str) -> str:
        return subprocess.run(command, env=self.environment, check=True, capture_output=True, text=True).stdout

    def jobs(self) -> list[str]:
        """Numbers of the jobs that wait or run."""
        return self.run("squeue", "--noheader", "--states=PENDING,RUNNING", "--format=%i").split()


def _path() -> str:
    """Debian keeps servers where only root looks for programs."""
    return f"{os.environ['PATH']}:/usr/sbin"


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _configuration(folder: Path) -> str:
    host, user = socket.gethostname().partition(".")[0], getuser()
    return f"""
ClusterName=test
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={_free_port()}
SlurmdPort={_free_port()}
SlurmUser={user}
SlurmdUser={user}
AuthType=auth/munge
AuthInfo=socket={folder}/munge.socket
CredType=cred/munge
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.log
SlurmdParameters=config_overrides
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
MessageTimeout=100
SwitchType=switch/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core_Memory
NodeName={host} NodeAddr=127.0.0.1 CPUs={CORES} RealMemory={MEMORY_MIB} State=UNKNOWN
PartitionName={QUEUE} Nodes=ALL Default=YES MaxTime=INFINITE State=UP
"""


def _start_munge(folder: Path) -> None:
    """SLURM's own authentication, with a key of this folder."""
    key = folder / "munge.key"
    key.touch(mode=0o600)
    key.write_bytes(secrets.token_bytes(1024))
    places = {"key-file": key, "socket": folder / "munge.socket", "pid-file": folder / "munged.pid"}
    places |= {"log-file": folder / "munged.log", "seed-file": folder / "munge.seed"}
    options = [f"--{name}={path}" for name, path in places.items()]
    # By force: it wants a folder that every user can enter, and here is only one user.
    subprocess.run(["munged", "--force", *options], env=os.environ | {"PATH": _path()}, check=True, capture_output=True)


@contextlib.contextmanager
def slurm() -> Iterator[Slurm]:
    """A fresh SLURM; a test that asks for it is skipped, loudly, where it is not installed."""
    if not all(shutil.which(program, path=_path()) for program in PROGRAMS):
        pytest.skip("NOT TESTED HERE: SLURM is not installed (apt-get install slurm-wlm)")
    folder = Path(tempfile.mkdtemp(prefix="dynaq-slurm-"))
    here = Slurm(folder)
    try:
        for name in ("state", "spool"):
            (folder / name).mkdir()
        (folder / "slurm.conf").write_text(_configuration(folder))
        _start_munge(folder)
        here.run("slurmctld")
        here.run("slurmd")
        yield here
    finally:
        with contextlib.suppress(subprocess.CalledProcessError):
            here.run("scancel", f"--user={getuser()}")
        for pid in folder.glob("*.pid"):
            with contextlib.suppress(ProcessLookupError):
                os.kill(int(pid.read_text()), signal.SIGKILL)
        shutil.rmtree(folder, ignore_errors=True)
