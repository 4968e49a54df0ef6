"""Run notebook cells as IPython would, without a kernel: magics and shell lines do nothing."""

import ast
import base64
import builtins
import contextlib
import io
import linecache
import sys
import types
from typing import Any

from IPython.core.inputtransformer2 import TransformerManager

from ..calls.batch import error_name

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

    def __init__(self, namespace: dict[str, Any]) -> None:
        self.user_ns = namespace

    def run_line_magic(self, name: str, line: str = "", *_: object, **__: object) -> None:
        """Runs the statement behind `%time`; other magics do nothing."""
        if name in _RUN_BODY:
            self.run_cell_magic(name, "", line)

    def run_cell_magic(self, name: str, line: str, cell: str) -> None:
        """Runs the body below `%%time` and the like; other magics do nothing."""
        if name in _RUN_BODY:
            exec(compile(TransformerManager().transform_cell(cell), f"<{name}>", "exec"), self.user_ns)

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
        self._shell = Shell(self.namespace)
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

    def run(self, source: str, wanted: bool) -> list[Any]:
        """Runs a cell; gives the name of its error (None without) and its outputs."""
        self._outputs = outputs = Outputs(wanted)
        self._count += 1
        error = None
        with contextlib.redirect_stdout(outputs), contextlib.redirect_stderr(outputs):
            try:
                self._run(self._transform(source), f"<cell {self._count}>")
            except BaseException as caught:
                error = error_name(caught)
            with contextlib.suppress(BaseException):
                outputs.open_figures()
        return [error, outputs.items]

    def _run(self, source: str, name: str) -> None:
        linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
        tree = ast.parse(source, name)
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
