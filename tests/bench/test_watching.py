"""What `make bench` says of memory is what the processes used that it names, at their largest."""

import sys

import psutil
import pytest
from watching import Watcher

BIG = 64
"""MiB that a process of these tests takes hold of."""

A_CHILD_THAT_HAS_RUN_NOTHING_YET = f"""
import os, sys
held = bytearray(b"x") * ({BIG} << 20)
if os.fork():
    print("ready", flush=True)
    os.wait()
else:
    sys.stdin.read()
"""

A_WORKER_THAT_WAS_LARGE = f"""
import multiprocessing, sys

def take(size):
    return len(bytearray(b"x") * size)

if __name__ == "__main__":
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        pool.apply(take, ({BIG} << 20,))
        print("ready", flush=True)
        sys.stdin.read()
"""


@pytest.fixture
def watcher(request, tmp_path):
    """A watcher of a running program that has said that it is ready, and ends when its stdin does."""
    script = tmp_path / "program.py"
    script.write_text(request.param)
    with psutil.Popen([sys.executable, script], stdin=-1, stdout=-1, text=True) as process:
        assert process.stdout.readline() == "ready\n"
        yield Watcher(process)
        process.stdin.close()


@pytest.mark.parametrize("watcher", [A_CHILD_THAT_HAS_RUN_NOTHING_YET], indirect=True)
def test_a_child_that_still_has_its_parents_memory_is_no_worker(watcher):
    watcher.look()
    assert watcher.usage.main_mib > BIG
    assert watcher.usage.worker_mib == 0


@pytest.mark.parametrize("watcher", [A_WORKER_THAT_WAS_LARGE], indirect=True)
def test_a_peak_counts_that_had_passed_when_it_was_looked_for(watcher):
    watcher.look()
    assert watcher.usage.worker_mib > BIG > watcher.usage.main_mib
