"""docs/hub.md followed literally: its shell blocks, in their order, as one script."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

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
    with log.open("a") as output:
        done = subprocess.run(["bash"], input=script, text=True, cwd=folder, stdout=output, stderr=output, check=False)
    assert done.returncode == 0, f"docs/hub.md, {heading}:\n{log.read_text()[-3000:]}"
