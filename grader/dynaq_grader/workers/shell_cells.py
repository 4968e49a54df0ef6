"""Runs cells in a worker's IPython shell: what comes back is data, and as untrusted as all that a worker says."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .calls import StudentError
from .calls.batch import ERROR_NAMES
from .session import Session

MOST_TEXT = 4000
MOST_PRINTED = 20_000
REFUSALS = ("commands", "files", "network", "other", "processes")


@dataclass(frozen=True)
class ShellCell:
    """What came of one cell.

    Attributes:
        error: None, a builtin exception's name, or "TimeLimit", "MemoryLimit", "Died".
        message: The exception's message.
        line: The line of the cell that failed, from 1, or None.
        value: The value of its last line as text, or None.
        printed: What it printed on stdout.
        refused: What was refused up to now: "commands", "files", "network", "processes" or "other".
    """

    error: str | None
    message: str = ""
    line: int | None = None
    value: str | None = None
    printed: str = ""
    refused: tuple[str, ...] = ()


def run_in_shell(session: Session, source: str, files: Path | None, streams: int = 0) -> ShellCell:
    """Runs a cell after those that ran before it.

    Args:
        session: The worker.
        source: The cell's text.
        files: Folder of the assignment's own files.
        streams: Where random streams start, if this is the first cell.

    Raises:
        SandboxFailed: If the sandbox failed.
    """
    request = {"operation": "shell", "source": source, "files": str(files) if files else None, "streams": streams}
    try:
        return _read(session.ask(request).get("cell"))
    except StudentError as error:
        return ShellCell(error.name)


def _read(item: Any) -> ShellCell:
    if type(item) is not list or len(item) != 6:
        return ShellCell("Died")
    error, message, line, value, printed, refused = item
    if error is not None and (type(error) is not str or error not in ERROR_NAMES):
        error = "Exception"
    return ShellCell(
        error,
        _text(message, MOST_TEXT) or "",
        line if type(line) is int and 0 < line < 100_000 else None,
        _text(value, MOST_TEXT),
        _text(printed, MOST_PRINTED) or "",
        tuple(name for name in REFUSALS if type(refused) is list and name in refused),
    )


def _text(value: Any, most: int) -> str | None:
    if type(value) is not str:
        return None
    return "".join(sign for sign in value[:most] if sign in "\n\t" or sign.isprintable())
