"""What the text of a code cell defines, judged without running it."""

import ast
import re
import warnings
from collections.abc import Collection, Iterator

from .limits import Limits

LONGEST_PARSED = 50_000
DEFINITION_LINE = re.compile(r"^[ \t]*(?:async[ \t]+)?(?:def|class)[ \t]+(\w+)", re.MULTILINE)
LAMBDA_LINE = re.compile(r"^(\w+)[ \t]*=[ \t]*lambda\b", re.MULTILINE)
MAGIC_LINE = re.compile(
    r"^([ \t]*)[%!?].*$|^([ \t]*)\w+[ \t]*=[ \t]*[%!].*$|^([ \t]*)[\w.]+\?{1,2}[ \t]*$", re.MULTILINE
)
FENCES = ("```", "~~~")
Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def normal_lines(text: str) -> str:
    """Text without blanks at line ends and without blank lines around it: what front ends may change."""
    return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")


def without_fence(text: str) -> str:
    """The code inside a Markdown fence that spans the whole text, else the text."""
    first, _, rest = text.strip().partition("\n")
    inside, _, last = rest.rpartition("\n")
    if first[:3] in FENCES and last.strip() and not last.strip().strip(first[0]):
        return inside
    return text


def without_lines(text: str, block: str) -> str:
    """Takes a block of whole lines out of a text, once; blanks at line ends do not matter."""
    inner = f"\n{normal_lines(block)}\n"
    outer = f"\n{normal_lines(text)}\n"
    if not inner.strip() or inner not in outer:
        return text
    before, _, after = outer.partition(inner)
    return f"{before}\n{after}".strip("\n")


class CodeReader:
    """Parses code cells, each text once, and no more characters than one submission may use up."""

    def __init__(self, limits: Limits) -> None:
        self._left = limits.parsed_characters
        self._trees: dict[str, ast.Module | None] = {}
        self._definitions: dict[str, frozenset[str]] = {}

    def tree(self, text: str) -> ast.Module | None:
        """Returns the syntax tree, or None where the text is no Python or too long to look at."""
        if text not in self._trees:
            self._trees[text] = self._parse(text)
        return self._trees[text]

    def parses(self, text: str) -> bool:
        """Whether the text is Python, IPython's magics included."""
        return self.tree(text) is not None

    def definitions(self, text: str) -> frozenset[str]:
        """Names that the text defines at its top level as functions, classes or lambdas."""
        if text not in self._definitions:
            tree = self.tree(text)
            guessed = (*DEFINITION_LINE.findall(text), *LAMBDA_LINE.findall(text)) if tree is None else ()
            self._definitions[text] = frozenset(guessed if tree is None else _defined(tree.body))
        return self._definitions[text]

    def shape(self, text: str) -> str:
        """A form of the code without comments, blank lines, docstrings and the words of the stub's error."""
        tree = self.tree(text)
        if tree is None:
            return normal_lines(text)
        try:
            return ast.dump(_Bare().visit(ast.parse(ast.unparse(tree))))
        except (RecursionError, MemoryError, ValueError, SyntaxError):
            return normal_lines(text)

    def without_definitions(self, text: str, names: Collection[str]) -> str:
        """Takes the top-level definitions of ``names`` out of a text."""
        if not names:
            return text
        tree = self.tree(text)
        spans = list(_spans(tree, names)) if tree else list(_guessed_spans(text, names))
        lines = text.split("\n")
        kept = [line for number, line in enumerate(lines, 1) if not any(a <= number <= b for a, b in spans)]
        return "\n".join(kept).strip("\n")

    def _parse(self, text: str) -> ast.Module | None:
        if len(text) > LONGEST_PARSED or len(text) > self._left:
            return None
        self._left -= len(text)
        return _parsed(text) or _parsed(_python_only(text))


def _parsed(text: str) -> ast.Module | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError):
        return None


def _python_only(text: str) -> str:
    """Replaces IPython's magics by ``pass``."""
    if text.lstrip().startswith("%%"):
        text = "\n" + text.lstrip().partition("\n")[2]
    return MAGIC_LINE.sub(lambda found: f"{found.group(found.lastindex or 0)}pass", text)


def _defined(body: list[ast.stmt]) -> Iterator[str]:
    for statement in body:
        if isinstance(statement, Definition):
            yield statement.name
        elif isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Lambda):
            yield from (target.id for target in statement.targets if isinstance(target, ast.Name))
        elif isinstance(statement, ast.If | ast.With | ast.For | ast.While | ast.Try):
            yield from _defined(statement.body)
            yield from _defined(getattr(statement, "orelse", []))


def _spans(tree: ast.Module, names: Collection[str]) -> Iterator[tuple[int, int]]:
    for statement in tree.body:
        if isinstance(statement, Definition) and statement.name in names:
            first = min([statement.lineno, *(decorator.lineno for decorator in statement.decorator_list)])
            yield first, statement.end_lineno or statement.lineno


def _guessed_spans(text: str, names: Collection[str]) -> Iterator[tuple[int, int]]:
    """Where a definition begins and ends in a text that does not parse, by indentation alone."""
    first = None
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if not line or line[0] in " \t#)]}":
            continue
        if first is not None:
            yield first, number - 1
        found = DEFINITION_LINE.match(line)
        first = number if found and found.group(1) in names else None
    if first is not None:
        yield first, len(lines)


class _Bare(ast.NodeTransformer):
    """Removes what may differ between two stubs of the same exercise."""

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        """Drops the docstring; the annotations stay."""
        if ast.get_docstring(node, clean=False) is not None and len(node.body) > 1:
            node.body = node.body[1:]
        return self.generic_visit(node)

    def visit_Raise(self, node: ast.Raise) -> ast.AST:
        """Forgets the words of a NotImplementedError."""
        raised = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
        if isinstance(raised, ast.Name) and raised.id == "NotImplementedError":
            node.exc = raised
        return node
