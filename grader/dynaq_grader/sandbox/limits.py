"""How much a student's code may use."""

from __future__ import annotations

from dataclasses import dataclass, replace

MIB = 2**20
WALL_TIMES = 12
"""Wall time of a worker, as times its processor time: machines are shared."""


@dataclass(frozen=True)
class Limits:
    """Limits of one worker (one notebook, one run).

    Attributes:
        cpu_seconds: Processor time of the worker; the kernel ends it on the next whole second.
        wall_seconds: Time that one test may wait for a student's code, waiting for the processor included.
        memory_bytes: Address space of the worker.
        file_bytes: Largest file it may write.
        open_files: Files it may have open.
        processes: Threads of the sandbox, ours included; a worker cannot make processes at all.
        scratch_bytes: Size of the memory file system that holds its folder (bubblewrap; none with Landlock
            alone).
        reply_bytes: Largest reply to one request.
    """

    cpu_seconds: float = 10.0
    wall_seconds: float = 60.0
    memory_bytes: int = 2048 * MIB
    file_bytes: int = 16 * MIB
    open_files: int = 64
    processes: int = 64
    scratch_bytes: int = 64 * MIB
    reply_bytes: int = 48 * MIB

    def with_cpu(self, cpu_seconds: float) -> Limits:
        """The same with another processor time, and at least as much wall time as goes with it."""
        wall_seconds = max(self.wall_seconds, WALL_TIMES * cpu_seconds)
        return replace(self, cpu_seconds=cpu_seconds, wall_seconds=wall_seconds)
