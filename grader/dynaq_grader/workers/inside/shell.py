"""Runs a notebook's cells in IPython's own shell and writes down what a kernel would have sent.

Here a test runs in one process with what a student wrote: whatever is written down is that process's word.
"""

import builtins
import contextlib
import os
import random
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import numpy as np
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.error import StdinNotImplementedError
from IPython.core.interactiveshell import InteractiveShell
from traitlets import Type
from traitlets.config import Config

from ..calls.batch import error_name
from .notebook_cells import Outputs
from .refusals import Refusals

MOST_TEXT = 4000
INSTALLING = re.compile(r"\s*(\S*python[\d.]*\s+-m\s+)?(pip3?|conda|mamba)\s+install\b")
"""Commands whose being passed over changes no score: what they would install is there, or is missed by name."""


class _Results(DisplayHook):
    """Keeps the value of the last line as text instead of printing it."""

    text: str | None = None

    def start_displayhook(self) -> None:
        """Begins nothing."""

    def write_output_prompt(self) -> None:
        """Writes no prompt."""

    def write_format_data(self, format_dict: dict[str, Any], md_dict: dict[str, Any] | None = None) -> None:
        """Keeps the text."""
        self.text = format_dict.get("text/plain", "")

    def finish_displayhook(self) -> None:
        """Ends nothing."""


class _Displays(DisplayPublisher):
    """Takes what is displayed: no score depends on it."""

    def publish(self, *_: Any, **__: Any) -> None:
        """Shows nothing."""

    def clear_output(self, *_: Any, **__: Any) -> None:
        """Clears nothing."""


class _Shell(InteractiveShell):
    """IPython's shell without files of its own and without commands of the system."""

    displayhook_class = Type(_Results)
    display_pub_class = Type(_Displays)
    sent: BaseException | None = None
    passed_over = False

    def init_profile_dir(self, profile_dir: Any) -> None:
        """Has no profile."""

    def init_virtualenv(self) -> None:
        """Looks for no environment."""

    def init_history(self) -> None:
        """Keeps the history in memory."""
        super().init_history()
        assert self.history_manager is not None
        self.history_manager.enabled = False

    def enable_gui(self, gui: Any = None) -> None:
        """Has no windows."""

    def ask_exit(self) -> None:
        """Ends the process, as it ends a kernel."""
        os._exit(0)

    def system(self, cmd: str) -> None:
        """Runs nothing: a sandbox has no other programs."""
        self.passed_over = self.passed_over or not INSTALLING.match(cmd)

    system_piped = system_raw = system

    def getoutput(self, cmd: str, split: bool = True, depth: int = 0) -> Any:
        """Runs nothing."""
        self.system(cmd)
        return [] if split else ""

    def showtraceback(self, exc_tuple: Any = None, *_: Any, **__: Any) -> None:
        """Keeps the error, where a kernel would send it; that of a cell within a cell is one, too."""
        self.sent = self.sent or (exc_tuple or sys.exc_info())[1]

    def showsyntaxerror(self, *_: Any, **__: Any) -> None:
        """Keeps the error."""
        self.showtraceback()


class NotebookShell:
    """The shell of one notebook, in the folder that the worker was given."""

    def __init__(self) -> None:
        os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"
        config = Config(HistoryManager={"enabled": False, "hist_file": ":memory:"})
        self._shell = _Shell.instance(config=config, ipython_dir=str(Path.cwd()))
        builtins.input = _no_input
        _draw_inline(self._shell)
        self._refusals: Refusals | None = None

    def run(self, source: str, files: str | None, streams: int) -> list[Any]:
        """Runs a cell.

        Args:
            source: Its text.
            files: Folder of the assignment's own files, which the first cell finds in its folder.
            streams: Where the random streams of the first cell start.

        Returns:
            The name of its error (None without), the error's message, the line that failed, the value of its last
            line as text (None without), what it printed, and what the sandbox refused up to now.
        """
        if self._refusals is None:
            _lay_out(files)
            random.seed(streams)
            np.random.seed(streams)
            self._refusals = Refusals(str(Path.cwd()))
        outputs = Outputs(wanted=True)
        hook: Any = self._shell.displayhook
        hook.text = self._shell.sent = None
        error: BaseException | None = None
        with contextlib.redirect_stdout(outputs), contextlib.redirect_stderr(Outputs(wanted=False)):
            try:
                result = self._shell.run_cell(source, store_history=True)
                error = self._shell.sent or result.error_before_exec or result.error_in_exec
            except BaseException as caught:
                error = caught
        text = "".join(content for kind, content in outputs.items if kind == "text")
        name = None if error is None else error_name(error)
        self._refusals.notice(error, self._shell.passed_over)
        return [
            name,
            None if error is None else _message(error),
            None if error is None else _line(error, source),
            None if hook.text is None else str(hook.text)[:MOST_TEXT],
            text,
            sorted(self._refusals.found),
        ]


def _lay_out(files: str | None) -> None:
    """Puts the assignment's files into the worker's folder; where nothing can be written, it works in theirs."""
    if files is not None and os.access(".", os.W_OK):
        for path in sorted(Path(files).rglob("*")):
            target = path.relative_to(files)
            if path.is_dir():
                target.mkdir(exist_ok=True)
            else:
                shutil.copyfile(path, target)
    elif files is not None:
        os.chdir(files)
    sys.path.insert(0, "")
    sys.dont_write_bytecode = True


def _no_input(*_: object) -> str:
    raise StdinNotImplementedError("nobody can be asked while a notebook is graded")


def _draw_inline(shell: InteractiveShell) -> None:
    """Has figures closed after each cell, as a notebook does."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is not None:
        import matplotlib
        from matplotlib_inline.backend_inline import configure_inline_support

        matplotlib.interactive(True)
        pyplot.switch_backend(os.environ["MPLBACKEND"])
        configure_inline_support(shell, os.environ["MPLBACKEND"])


def _message(error: BaseException) -> str:
    try:
        return str(error)[:MOST_TEXT]
    except BaseException:
        return ""


def _line(error: BaseException, source: str) -> int | None:
    """The last line of a cell that the error passed through; None where that is unknown."""
    line = None
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.startswith("<ipython-input-"):
            line = trace.tb_lineno
        trace = trace.tb_next
    if line is None or source.lstrip().startswith("%%"):
        return None
    # IPython takes the blank lines at the top away.
    return line + source[: len(source) - len(source.lstrip())].count("\n")
