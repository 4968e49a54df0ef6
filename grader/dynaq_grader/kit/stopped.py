"""A function that is not there, because its cell stopped before it had defined it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

CODE = "stops-early"
"""The mistake."""
IMPORTS = ("ImportError", "ModuleNotFoundError")


@dataclass(frozen=True)
class Stopped:
    """Stands for the function where a test asks for it.

    Attributes:
        cell: Name of the cell.
        error: Name of the exception that ended it.
        line: The line that failed, from 1, or None where that is unknown.
        lacking: Packages that the student's cells import and grading does not have.
    """

    cell: str
    error: str
    line: int | None = None
    lacking: tuple[str, ...] = ()

    def told(self, texts: Mapping[str, str]) -> str:
        """Says where the cell stopped and why.

        Args:
            texts: The further sentences of the exercise.
        """
        where = "" if self.line is None else texts["stopped-cell-line"].format(line=self.line)
        return texts["stopped-cell"].format(cell=self.cell, error=self.error, where=where, why=self._why(texts))

    def _why(self, texts: Mapping[str, str]) -> str:
        if self.error in IMPORTS and self.lacking:
            return texts["why-lacking"].format(packages=", ".join(self.lacking))
        return texts.get(f"why-{self.error}", texts["why-Exception"])
