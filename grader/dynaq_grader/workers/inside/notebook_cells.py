"""Run notebook cells as IPython would, without a kernel: magics and shell lines do nothing."""

import ast
import base64
import builtins
import contextlib
import io
import linecache
import sys
import types
from collections.abc import Callable
from typing import Any

from IPython.core.inputtransformer2 import TransformerManager

from ..calls.batch import error_name
from .placeholders import Placeholders

MAX_TEXT = 20_000
MAX_PICTURES = 20
MAX_PICTURE_BYTES = 2 * 2**20
_RUN_BODY = ("time", "timeit", "capture", "prun")


class Outputs(io.TextIOBase):
    """Collects the text and the pictures of a cell up to a cap, or nothing at all."""

    def __init__(self, wanted: bool) -> None:
        self.wanted = wanted
        self._room = MAX_TEXT
        self.items: list[list[str]] = []

    def writable(self) -> bool:
        """Says that text may come."""
        return True

    def write(self, text: str) -> int:
        """Takes some text."""
        if self.wanted and self._room > 0 and text:
            part = str(text)[: self._room]
            self._room -= len(part)
            if self.items and self.items[-1][0] == "text":
                self.items[-1][1] += part
            else:
                self.items.append(["text", part])
        return len(text)

    def picture(self, figure: Any) -> None:
        """Takes a matplotlib figure as PNG."""
        if self.wanted:
            png = io.BytesIO()
            figure.savefig(png, format="png", dpi=72, bbox_inches="tight")
            self.encoded_picture(base64.b64encode(png.getvalue()).decode("ascii"))

    def encoded_picture(self, png: str) -> None:
        """Takes a PNG in base64, unless there are too many or it is too large."""
        fits = len(png) <= MAX_PICTURE_BYTES * 4 / 3
        if self.wanted and fits and sum(kind == "png" for kind, _ in self.items) < MAX_PICTURES:
            self.items.append(["png", png])

    def open_figures(self) -> None:
        """Takes all figures that are open and closes them, as the inline backend does after a cell."""
        pyplot = sys.modules.get("matplotlib.pyplot")
        if pyplot is not None:
            for number in pyplot.get_fignums():
                self.picture(pyplot.figure(number))
            pyplot.close("all")


class _Silent:
    """Whatever else the shell has: can be called and asked for parts, and does nothing."""

    def __getattr__(self, name: str) -> "_Silent":
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __call__(self, *_: object, **__: object) -> None:
        pass


class Shell:
    """The little of IPython's shell that transformed cells and students' cells call."""

    def __init__(self, namespace: dict[str, Any], parse: Callable[[str, str], ast.Module]) -> None:
        self.user_ns = namespace
        self._parse = parse

    def run_line_magic(self, name: str, line: str = "", *_: object, **__: object) -> None:
        """Runs the statement behind `%time`; other magics do nothing."""
        if name in _RUN_BODY:
            self.run_cell_magic(name, "", line)

    def run_cell_magic(self, name: str, line: str, cell: str) -> None:
        """Runs the body below `%%time` and the like; other magics do nothing."""
        if name in _RUN_BODY:
            exec(
                compile(self._parse(TransformerManager().transform_cell(cell), f"<{name}>"), f"<{name}>", "exec"),
                self.user_ns,
            )

    def getoutput(self, *_: object, **__: object) -> list[str]:
        """Gives what a shell command printed: nothing was run."""
        return []

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _Silent()


class Notebook:
    """The namespace in which a notebook's cells run, as `__main__`."""

    def __init__(self) -> None:
        module = types.ModuleType("__main__")
        sys.modules["__main__"] = module
        self.namespace = vars(module)
        self.namespace["__builtins__"] = builtins
        self._shell = Shell(self.namespace, self._parse)
        self._placeholders = Placeholders()
        self._own = False
        self._transform = TransformerManager().transform_cell
        self._count = 0
        self._outputs = Outputs(wanted=False)
        shown = {"get_ipython": lambda: self._shell, "display": self._display}
        vars(builtins).update(shown, input=_no_input, exit=sys.exit, quit=sys.exit)
        for name in ("IPython", "IPython.core.getipython"):
            vars(sys.modules[name])["get_ipython"] = shown["get_ipython"]
        for name in ("IPython.display", "IPython.core.display", "IPython.core.display_functions"):
            if name in sys.modules:  # IPython 7, which Colab has, knows no display_functions
                vars(sys.modules[name])["display"] = self._display

    @property
    def lacking(self) -> list[str]:
        """Packages that the cells or their functions have used and that are not there."""
        return self._placeholders.used

    def run(self, source: str, own: bool, wanted: bool) -> list[Any]:
        """Runs a cell.

        Args:
            source: Its text.
            own: Whether the student wrote it: a module that is not there becomes a placeholder.
            wanted: Whether to keep what it prints and draws.

        Returns:
            The name of its error (None without), its outputs, the line that failed (None where that is unknown), and
            the packages of which there are placeholders now.
        """
        self._outputs = outputs = Outputs(wanted)
        self._own = own
        self._count += 1
        error = line = None
        with contextlib.redirect_stdout(outputs), contextlib.redirect_stderr(outputs):
            try:
                self._run(self._transform(source), f"<cell {self._count}>")
            except BaseException as caught:
                error, line = error_name(caught), _line(caught, f"<cell {self._count}>", source)
            with contextlib.suppress(BaseException):
                outputs.open_figures()
        return [error, outputs.items, line, self._placeholders.packages]

    def compiles(self, source: str) -> bool:
        """Whether a cell is valid in this Python."""
        try:
            compile(self._transform(source), "<cell>", "exec")
        except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError):
            return False
        return True

    def _parse(self, text: str, name: str) -> ast.Module:
        tree = ast.parse(text, name)
        return self._placeholders.allow(tree) if self._own else tree

    def _run(self, source: str, name: str) -> None:
        linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
        tree = self._parse(source, name)
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, name, "exec"), self.namespace)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), name, "eval"), self.namespace)
            if value is not None and not source.rstrip().endswith(";"):
                self._display(value)

    def _display(self, *values: Any, raw: bool = False, **_: Any) -> None:
        for value in values if self._outputs.wanted else ():
            if raw and isinstance(value, dict) and isinstance(value.get("image/png"), str):
                self._outputs.encoded_picture(value["image/png"].strip())
            elif hasattr(type(value), "savefig"):
                self._outputs.picture(value)
            else:
                self._outputs.write(f"{value!r}\n")


def _no_input(*_: object) -> str:
    raise EOFError("nobody can be asked while a notebook is graded")


def _line(error: BaseException, name: str, source: str) -> int | None:
    """The last line of a cell that an error passed through, or that is no Python."""
    line = error.lineno if isinstance(error, SyntaxError) and error.filename == name else None
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == name:
            line = trace.tb_lineno
        trace = trace.tb_next
    if line is None or source.lstrip().startswith("%%"):
        return None
    # IPython takes the blank lines at the top away.
    return line + source[: len(source) - len(source.lstrip())].count("\n")
