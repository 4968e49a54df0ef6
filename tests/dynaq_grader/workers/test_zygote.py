"""A sandbox that does not start ends in a sentence, whatever it leaves behind."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import FileIO
from pathlib import Path

import pytest

import workers
from dynaq_grader.sandbox import Backend, Limits, Sandbox, backend
from dynaq_grader.workers import zygote as zygotes
from dynaq_grader.workers.session import SandboxFailed
from dynaq_grader.workers.zygote import Zygote

LEAVES_A_CHILD = """
import os, sys
control, wake = map(int, sys.argv[1:])
if os.fork() == 0:  # a session of its own, like that of bubblewrap's inner process, and our stderr
    os.setsid()
    os.close(control)
    os.read(wake, 1)
    os._exit(0)
"""
SILENT = LEAVES_A_CHILD + "os.read(wake, 1)\n"
WITH_LAST_WORDS = LEAVES_A_CHILD + "print('first words\\nthere is no room', file=sys.stderr)\n"


@dataclass(frozen=True)
class Pipes:
    """What everything in a sandbox inherits.

    Attributes:
        wake: To wait at.
        waker: Closing it ends those that wait.
        alive: Tells at its other end when the last process that inherited it has ended.
    """

    wake: int
    waker: FileIO
    alive: int


@pytest.fixture
def pipes() -> Iterator[Pipes]:
    wake, waker = os.pipe()
    reader, alive = os.pipe()
    with FileIO(waker, "wb") as file:
        yield Pipes(wake, file, alive)
        os.close(wake)
        os.close(alive)
        assert os.read(reader, 1) == b"", "returns when nothing is left"
    os.close(reader)


class Inherited(Backend):
    """Another backend whose sandboxes inherit the pipes.

    Args:
        within: The other backend.
        pipes: The pipes.
        script: What to run in place of the worker, with the numbers of its control socket and of `wake`.
    """

    name = "inherited"

    def __init__(self, within: Backend, pipes: Pipes, script: str | None = None) -> None:
        self._within = within
        self._pipes = pipes
        self._script = script

    def check(self) -> None:
        self._within.check()

    def describe(self) -> str:
        return self._within.describe()

    def start(
        self, argv: Sequence[str], *, readable: Sequence[Path], pass_fds: Sequence[int], limits: Limits
    ) -> Sandbox:
        if self._script is not None:
            argv = [sys.executable, "-I", "-c", self._script, str(pass_fds[0]), str(self._pipes.wake)]
        held = [*pass_fds, self._pipes.wake, self._pipes.alive]
        return self._within.start(argv, readable=readable, pass_fds=held, limits=limits)


def complaint(backend: Backend, python: Path = workers.STUDENT_PYTHON) -> str:
    with Zygote(python, backend) as zygote, pytest.raises(SandboxFailed) as caught:
        zygote.open()
    return str(caught.value)


def test_one_that_stays_silent_is_given_up_with_all_that_it_started(
    pipes: Pipes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zygotes, "START_SECONDS", 1.0)
    told = complaint(Inherited(workers.backend("landlock"), pipes, SILENT))
    assert told.endswith("did not start: it said nothing. Run `dynaq doctor`.")


def test_last_words_are_heard_though_an_orphan_holds_the_other_end(
    pipes: Pipes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backend, "LAST_WORDS_SECONDS", 3.0)
    with pipes.waker:
        told = complaint(Inherited(workers.backend("landlock"), pipes, WITH_LAST_WORDS))
    assert told.endswith("did not start: there is no room")


def test_nothing_is_left_in_bubblewrap_of_an_interpreter_that_hangs(
    pipes: Pipes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(zygotes, "START_SECONDS", 3.0)
    python = tmp_path / "environment" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text("#!/bin/sh\necho 'it hangs' >&2\nexec sleep infinity\n")
    python.chmod(0o755)
    told = complaint(Inherited(workers.backend("bubblewrap"), pipes), python)
    assert "did not start: it" in told
