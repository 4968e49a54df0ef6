"""A changed program."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Mutant:
    """A program with one small change.

    Attributes:
        original: Name of the program that was changed.
        kind: What was changed: the name of the module that did it.
        before: The program as it was, in the layout of `ast.unparse`.
        source: The changed program.
    """

    original: str
    kind: str
    before: str
    source: str

    @cached_property
    def diff(self) -> str:
        """The change as a unified diff."""
        names = (self.original, f"{self.original} ({self.kind})")
        lines = difflib.unified_diff(self.before.splitlines(), self.source.splitlines(), *names, lineterm="", n=1)
        return "\n".join(lines)

    @property
    def change(self) -> tuple[str, ...]:
        """The lines that went away and those that came, as in the diff."""
        return changed_lines(self.diff.splitlines())


def changed_lines(diff: list[str]) -> tuple[str, ...]:
    """The lines of a diff that begin with a plus or a minus, but for the names of the files."""
    return tuple(
        line[0] + line[1:].strip() for line in diff if line.startswith(("+", "-")) and line[:3] not in ("+++", "---")
    )
