"""What runs on a worker of a cluster: the proof of its sandbox, then one submission after another.

A worker has this package and a student environment of its own; it needs neither the course nor the gradebook.
"""

from __future__ import annotations

import asyncio
import functools
import threading
from dataclasses import dataclass, replace
from pathlib import Path

from distributed import Reschedule, Worker, WorkerPlugin

from ... import sandbox
from ...base.result import Graded
from ...course import settings as config
from ...grading import Assignment, Submission, grade_submission
from ...grading.submission import own_code, versions
from ...workers.doctor import examine
from ...workers.session import SandboxFailed
from .address import refusal

TOPIC = "dynaq"
"""Where workers tell what came of their proof: ``{"worker", "refusal", "backend"}``."""

NOWHERE = Path("a worker's own")
"""Stands for the student environment while settings travel."""


@dataclass(frozen=True)
class Proof:
    """What came of the walls of this process: the backend's name, or why it does not grade."""

    backend: str = ""
    refusal: str | None = None


_alone = threading.Lock()
_proofs: dict[str, Proof] = {}


class Prover(WorkerPlugin):
    """Has every worker prove itself, those that join later too; one that cannot leaves the cluster.

    Args:
        wanted: What the worker must have, as of `software`.
        kind: Which sandbox, as in the settings.
    """

    name = "dynaq-proof"

    def __init__(self, wanted: dict[str, str], kind: str) -> None:
        self._wanted = wanted
        self._kind = kind

    async def setup(self, worker: Worker) -> None:
        """Runs before the worker takes its first task of ours."""
        proof = await asyncio.to_thread(self._prove, worker.address, worker.state.nthreads)
        _proofs[self._kind] = proof
        worker.log_event(TOPIC, {"worker": worker.address, "refusal": proof.refusal, "backend": proof.backend})
        if proof.refusal is not None:
            worker.loop.add_callback(worker.close, nanny=True, reason=proof.refusal)

    def _prove(self, address: str, threads: int) -> Proof:
        why = refusal(address)
        if why is not None:
            return Proof(refusal=f"its address {address} {why}")
        if threads != 1:
            return Proof(refusal=f"it has {threads} threads and must have one (dask worker --nthreads 1)")
        differing = [f"{name} {found}" for name, found in software().items() if self._wanted.get(name) != found]
        if differing:
            return Proof(refusal=f"it has {', '.join(differing)}, not what is here; set it up from the same commit")
        with _alone:
            return prove(self._kind)


def software() -> dict[str, str]:
    """Versions, and a mark of the grader's own code: results of two machines are equal only where these are."""
    return {**versions(), "grader code": own_code()[:12]}


@functools.cache
def prove(kind: str) -> Proof:
    """Tries every wall of the sandbox, once a process (``dynaq doctor``)."""
    try:
        backend = sandbox.choose(kind)
        walls = examine(backend, student_python())
    except (config.CourseError, sandbox.NoSandbox, SandboxFailed) as error:
        return Proof(refusal=str(error))
    fallen = ", ".join(wall.name for wall in walls if not wall.stands)
    return Proof(refusal=f"walls of its sandbox do not stand: {fallen}") if fallen else Proof(backend.describe())


def student_python() -> Path:
    """The worker's own student environment: ``DYNAQ_STUDENT_PYTHON``, or ``.venv-student`` beside the grader's.

    Raises:
        CourseError: There is none.
    """
    return config.student_python(Path("/nonexistent"))


def grade(submission: Submission, assignment: Assignment, settings: config.Settings) -> Graded | None:
    """Grades one submission with this worker's own student environment.

    Raises:
        Reschedule: The worker refused and is on its way out; Dask gives the submission to another one.
        NoSandbox: The worker never proved its walls.
    """
    proof = _proofs.get(settings.sandbox)
    if proof is None:
        raise sandbox.NoSandbox("A worker of the cluster was given a submission before it proved its sandbox.")
    if proof.refusal is not None:
        raise Reschedule
    with _alone:
        return grade_submission(submission, assignment, replace(settings, student_python=student_python()))
