"""Running the programs that build a site."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from ...base.errors import CourseError

MOST_WORDS = 2000


class ProgramError(CourseError):
    """A program ended badly.

    Attributes:
        last_words: What it said at the end.
    """

    def __init__(self, program: str, last_words: str) -> None:
        super().__init__(f"The site was not made: {program} failed. Its last words were:\n{last_words}")
        self.last_words = last_words


def run(command: Sequence[str | Path], folder: Path, settings: Mapping[str, str] | None = None) -> str:
    """Runs a program in a folder and gives what it printed.

    Args:
        command: The program and its arguments.
        folder: Where it runs.
        settings: Environment variables that it gets besides those of this process.

    Raises:
        ProgramError: It failed.
        CourseError: It is not there.
    """
    env = {**os.environ, **(settings or {})}
    try:
        done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True)
    except OSError as error:
        raise CourseError(
            f"{command[0]} cannot be run ({error.strerror}). `make site` sets up what it needs."
        ) from error
    if done.returncode:
        raise ProgramError(Path(command[0]).name, (done.stdout + done.stderr).strip()[-MOST_WORDS:])
    return done.stdout
