"""Runs a command beside busy processes, which end with it however it ends.

python tests/beside_busy.py N COMMAND ...
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator

# By looking at its parent a loop ends even where nobody is left to end it.
LOOP = "import os, sys\nwhile os.getppid() == int(sys.argv[1]): pass"


@contextlib.contextmanager
def busy_processes(count: int) -> Iterator[None]:
    """So many loops in Python, each of which takes all the processor time that it gets."""
    command = [sys.executable, "-c", LOOP, str(os.getpid())]
    loops = []
    try:
        for _ in range(count):
            loops.append(subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        yield
    finally:
        for loop in loops:
            loop.kill()
        for loop in loops:
            loop.wait()


def run(command: list[str]) -> int:
    """Runs a command; after a Ctrl-C, which it hears as well, it may tidy up."""
    with subprocess.Popen(command) as process:
        try:
            return process.wait()
        except KeyboardInterrupt:
            return process.wait()


def main() -> int:
    """Gives the command's exit status."""
    with busy_processes(int(sys.argv[1])):
        return run(sys.argv[2:])


if __name__ == "__main__":
    sys.exit(main())
