"""Errors that say in a notebook what is the matter and where, in place of a traceback through our own code."""

from __future__ import annotations

import linecache
from types import TracebackType

BOLD, PLAIN = "\033[1m", "\033[0m"
STUDENTS_MODULE = "__main__"
"""What every cell of a notebook runs in, and nothing of ours does."""


class NotebookError(BaseException):
    """To be mixed into an exception class, before the builtin one.

    IPython (7.34 of Colab included) asks an exception how it wants to be shown; front ends, nbclient and nbgrader's
    Validate show what it answers. Outside a notebook nothing changes.
    """

    def _render_traceback_(self) -> list[str]:
        sentence, *more = str(self).split("\n")
        place = place_in_cell(self.__cause__ or self)
        return [f"{BOLD}{sentence}{PLAIN}", *([place] if place else []), *more]


def place_in_cell(error: BaseException) -> str | None:
    """The line of a student's own function in which an error arose, in words, or None if it arose in none."""
    found = None
    trace: TracebackType | None = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        # A cell itself is called <module> or <cell line: 1>.
        if trace.tb_frame.f_globals.get("__name__") == STUDENTS_MODULE and not code.co_name.startswith("<"):
            line = linecache.getline(code.co_filename, trace.tb_lineno).strip()
            found = f"It happened in {code.co_name}, in line {trace.tb_lineno} of its cell: {line}"
        trace = trace.tb_next
    return found
