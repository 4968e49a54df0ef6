"""docs/hub.md followed literally: its shell blocks, in their order, as one script."""

from __future__ import annotations

import os
import re
import signal
import subprocess
from pathlib import Path
from subprocess import PIPE

from classes import ROOT

PAGE = ROOT / "docs" / "hub.md"
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)


def commands(heading: str) -> list[str]:
    """The commands below a heading of the page."""
    section = PAGE.read_text(encoding="utf-8").split(f"## {heading}\n")[1].split("\n## ")[0]
    return "".join(BLOCK.findall(section)).splitlines()


def follow(heading: str, folder: Path, log: Path) -> None:
    """Gives a shell the commands below a heading, until one fails.

    Raises:
        AssertionError: One failed; the message ends with what it printed.
    """
    script = "\n".join(["set -eux", *commands(heading)])
    with (
        log.open("a") as output,
        subprocess.Popen(
            ["bash"], stdin=PIPE, text=True, cwd=folder, stdout=output, stderr=output, start_new_session=True
        ) as shell,
    ):
        try:
            shell.communicate(script)
        except BaseException:
            # Else what the shell began would go on, in folders that are about to be removed.
            os.killpg(shell.pid, signal.SIGKILL)
            raise
    assert shell.returncode == 0, f"docs/hub.md, {heading}:\n{log.read_text()[-3000:]}"
