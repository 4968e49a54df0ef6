"""Sandboxed workers for tests: each kind of sandbox is started once and shared."""

import functools
from pathlib import Path

import pytest

from dynaq_grader.sandbox import Backend, Limits, NoSandbox
from dynaq_grader.sandbox.bubblewrap import Bubblewrap
from dynaq_grader.sandbox.landlock_only import LandlockOnly
from dynaq_grader.workers.session import Session
from dynaq_grader.workers.zygote import Zygote
from patience import PATIENCE_SECONDS

STUDENT_PYTHON = Path(__file__).parents[1] / ".venv-student" / "bin" / "python"
KINDS = {
    "bubblewrap": Bubblewrap,
    "landlock": LandlockOnly,
    "landlock-abi-2": functools.partial(LandlockOnly, max_abi=2),
}
SMALL = Limits(cpu_seconds=1.0, wall_seconds=PATIENCE_SECONDS, memory_bytes=1024 * 2**20, scratch_bytes=4 * 2**20)


def backend(kind: str) -> Backend:
    """Give a backend, or skip, loudly, where it does not work."""
    made = KINDS[kind]()
    try:
        made.check()
    except NoSandbox as refusal:
        pytest.skip(f"NOT TESTED HERE: {refusal}")
    return made


def run(session: Session, *cells: str) -> list[str | None]:
    """Run cells and give their errors."""
    return [outcome.error for outcome in session.run_cells(cells)]


def zygote(kind: str, limits: Limits | None = None) -> Zygote:
    """Give a zygote that nothing else uses."""
    return Zygote(STUDENT_PYTHON, backend(kind), limits)
