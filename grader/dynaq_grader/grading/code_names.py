"""The names that the text of a cell binds, mentions and reads; the text is never run."""

from __future__ import annotations

import ast
import symtable
from collections.abc import Iterator
from dataclasses import dataclass

from IPython.core.inputtransformer2 import TransformerManager


@dataclass(frozen=True)
class CodeNames:
    """What the text of a cell does with names.

    Attributes:
        bound: Names that it binds at the top level.
        mentioned: Names that it mentions anywhere.
        read: Global names that its functions read.
        written: Global names that its functions bind.
        imports: Import statements by the name that they bind: module, name in it or None.
        sets_attributes: Whether it sets or deletes an attribute of anything.
    """

    bound: frozenset[str] = frozenset()
    mentioned: frozenset[str] = frozenset()
    read: frozenset[str] = frozenset()
    written: frozenset[str] = frozenset()
    imports: frozenset[tuple[str, str, str | None]] = frozenset()
    sets_attributes: bool = False


def as_python(text: str) -> str:
    """A cell's text with magics and shell lines turned into calls, as IPython turns them."""
    return TransformerManager().transform_cell(text)


def code_names(text: str) -> CodeNames:
    """Looks at a cell's text; one that is no Python has no names."""
    try:
        python = as_python(text)
        tree, table = ast.parse(python), symtable.symtable(python, "<cell>", "exec")
    except (SyntaxError, ValueError, RuntimeError, MemoryError):  # more magics than IPython takes, too deep, too long
        return CodeNames()
    scopes = [*_below(table)]
    inner = [symbol for scope in scopes for symbol in scope.get_symbols() if symbol.is_global()]
    written = {symbol.get_name() for symbol in inner if symbol.is_assigned() or symbol.is_imported()}
    nodes = [*ast.walk(tree)]
    return CodeNames(
        bound=frozenset(_bound(table)),
        mentioned=frozenset(node.id for node in nodes if isinstance(node, ast.Name)),
        read=frozenset(symbol.get_name() for symbol in inner if symbol.is_referenced()),
        written=frozenset(written),
        imports=frozenset(one for node in tree.body for one in _imports(node)),
        sets_attributes=any(
            isinstance(node, ast.Attribute) and isinstance(node.ctx, (ast.Store, ast.Del)) for node in nodes
        ),
    )


def _bound(table: symtable.SymbolTable) -> Iterator[str]:
    for symbol in table.get_symbols():
        if symbol.is_assigned() or symbol.is_imported():
            yield symbol.get_name()


def _below(table: symtable.SymbolTable) -> Iterator[symtable.SymbolTable]:
    for child in table.get_children():
        yield child
        yield from _below(child)


def _imports(node: ast.stmt) -> Iterator[tuple[str, str, str | None]]:
    if isinstance(node, ast.Import):
        for alias in node.names:
            name = alias.asname or alias.name.partition(".")[0]
            yield name, alias.name if alias.asname else name, None
    elif isinstance(node, ast.ImportFrom):
        for alias in node.names:
            yield alias.asname or alias.name, "." * node.level + (node.module or ""), alias.name
