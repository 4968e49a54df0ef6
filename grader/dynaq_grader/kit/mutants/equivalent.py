"""Mutants that an instructor has marked as equivalent: ``equivalent.diff`` in the exercise's folder.

It holds the diffs of `dynaq check-exercise --mutants` as they were printed, each under a line that says why::

    # np.nonzero gives two arrays of one length
    --- solution
    +++ solution (variables)
    @@ -5,1 +5,1 @@
    -    pick = np.random.randint(0, len(states))
    +    pick = np.random.randint(0, len(actions))
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ...base.errors import DynaqError
from .mutant import Mutant, changed_lines

FILE = "equivalent.diff"


class BadMarkError(DynaqError):
    """A file of marks that cannot be read, as a sentence."""


@dataclass(frozen=True)
class Mark:
    """One mutant that changes nothing that counts.

    Attributes:
        reason: Why.
        original: Name of the program that was changed.
        change: Lines that went away and came.
    """

    reason: str
    original: str
    change: tuple[str, ...]

    def covers(self, mutant: Mutant) -> bool:
        """Whether it is about this mutant."""
        return (self.original, self.change) == (mutant.original, mutant.change)


def read(folder: Path) -> list[Mark]:
    """Reads the marks of an exercise's folder; none where there is no file.

    Raises:
        BadMarkError: A diff has no reason above it.
    """
    path = folder / FILE
    if not path.exists():
        return []
    marks: list[Mark] = []
    reason, lines = "", [*path.read_text(encoding="utf-8").splitlines(), "# end"]
    block: list[str] = []
    for number, line in enumerate(lines, start=1):
        if line.startswith("# ") or (line.startswith("--- ") and block):
            marks += [_mark(path, number, reason, block)] if block else []
            reason, block = line[2:].strip() if line.startswith("# ") else "", []
        if line.strip() and not line.startswith("# "):
            block.append(line)
    return marks


def _mark(path: Path, number: int, reason: str, block: list[str]) -> Mark:
    if not reason or not block[0].startswith("--- "):
        raise BadMarkError(
            f"{path}: the diff that ends before line {number} has no reason. Write one above it, after a `# `."
        )
    return Mark(reason, block[0].removeprefix("--- ").strip(), changed_lines(block))
