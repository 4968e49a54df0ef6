"""`make test-busy` chooses every hypothesis test and a sample that a seed repeats; its loops end with it."""

from __future__ import annotations

import ast
import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import pytest
from hypothesis import given
from hypothesis import strategies as st

import busy
from classes import ROOT

SCRIPT = ROOT / "tests" / "beside_busy.py"
TELLS_AND_STAYS = """
import os, sys
import psutil
print(*(each.pid for each in psutil.Process(os.getppid()).children() if each.pid != os.getpid()), flush=True)
sys.stdin.read()
sys.exit(3)
"""


@dataclass(frozen=True)
class Item:
    """What is asked of a test that pytest has collected."""

    path: Path
    nodeid: str
    function: Callable[..., None]


def plain() -> None:
    """A test without hypothesis."""


@given(st.integers())
def by_hypothesis(_: int) -> None:
    """A test with it."""


def items() -> list[Item]:
    waiting, quick = ROOT / "tests" / busy.WAITING[-1] / "test_it.py", ROOT / "tests" / "test_it.py"
    made = [Item(path, f"{path}::{n}[{m}]", plain) for path in (waiting, quick) for n in range(20) for m in range(3)]
    return [*made, Item(quick, "hypothesis", by_hypothesis), Item(waiting, "hypothesis too", by_hypothesis)]


def test_a_seed_repeats_its_sample_out_of_those_that_wait() -> None:
    first = busy.chosen(items(), 5, "1")
    assert busy.chosen(items()[::-1], 5, "1") == first
    assert busy.chosen(items(), 5, "2") != first
    assert len(first) == 5 + 2
    assert all(item.function is by_hypothesis or busy.waits(item.path) for item in first)


def test_a_sample_may_be_larger_than_what_there_is() -> None:
    assert len(busy.chosen(items(), 1_000, "1")) == 20 + 2


def test_what_is_said_to_wait_is_there() -> None:
    assert [place for place in busy.WAITING if not (ROOT / "tests" / place).exists()] == []


def test_every_hypothesis_test_is_chosen() -> None:
    command = [sys.executable, "-m", "pytest", "tests", "--collect-only", "-q", "--busy-sample", "0"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    found = {line.partition("[")[0] for line in done.stdout.splitlines() if "::" in line}
    assert found == written_with_given()


def written_with_given() -> set[str]:
    return {
        f"{path.relative_to(ROOT)}::{part.name}"
        for path in (ROOT / "tests").rglob("test_*.py")
        for part in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(part, ast.FunctionDef) and part.name.startswith("test_")
        if any(ast.unparse(decorator).startswith("given(") for decorator in part.decorator_list)
    }


@pytest.fixture
def running() -> subprocess.Popen[str]:
    """Two loops and a command that tells their numbers and stays until it is told to end."""
    command = [sys.executable, str(SCRIPT), "2", sys.executable, "-c", TELLS_AND_STAYS]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, **pipes, start_new_session=True, preexec_fn=hear_ctrl_c) as process:
        yield process


def hear_ctrl_c() -> None:
    """A job in the background of a shell, as this test may be, hands on that it does not."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def loops(stdout: IO[str]) -> list[int]:
    """Handles of the loops, which are readable when these have ended."""
    found = [os.pidfd_open(int(number)) for number in stdout.readline().split()]
    assert len(found) == 2
    assert select.select(found, [], [], 0)[0] == []
    return found


def wait_for(handles: list[int]) -> None:
    for handle in handles:
        select.select([handle], [], [])  # for ever, if one stays
        os.close(handle)


def test_loops_end_with_the_command_whose_status_is_passed_on(running: subprocess.Popen[str]) -> None:
    handles = loops(running.stdout)
    running.stdin.close()
    assert running.wait() == 3
    wait_for(handles)


def test_loops_end_after_ctrl_c(running: subprocess.Popen[str]) -> None:
    handles = loops(running.stdout)
    os.killpg(running.pid, signal.SIGINT)
    assert running.wait() != 0
    wait_for(handles)


def test_loops_end_with_a_script_that_was_killed(running: subprocess.Popen[str]) -> None:
    handles = loops(running.stdout)
    running.kill()
    wait_for(handles)
