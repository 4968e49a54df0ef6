"""The real command, as an instructor gives it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from classes import ROOT

PROGRAMS = Path(sys.executable).parent


def dynaq(*arguments: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run([PROGRAMS / "dynaq", *arguments], cwd=cwd, capture_output=True, text=True)
