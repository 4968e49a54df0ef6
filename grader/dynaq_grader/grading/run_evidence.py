"""What an appeal shows of a test that was run: its text, where it stopped and why, its value and what it printed."""

from __future__ import annotations

from typing import Any


def run_evidence(
    look: str, source: str, line: int | None, exception: str | None, value: str | None, printed: str
) -> dict[str, Any]:
    """One entry of evidence; `line` counts from 1 in the test's text."""
    lines = source.splitlines()
    return {
        "look": look,
        "test": f"\n{source}",
        "line": None if line is None or line > len(lines) else f"{line}: {lines[line - 1].strip()}",
        "exception": exception,
        "value": value,
        "output": printed or None,
    }
