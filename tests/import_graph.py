"""Who imports whom in a package, read off its source."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path


@dataclass(frozen=True)
class Import:
    """One import: both modules by their dotted names below the package's folder, and how it is written."""

    importer: str
    imported: str
    relative: bool


@cache
def imports_of(package: Path) -> tuple[Import, ...]:
    """All imports in a package of modules of its own and of its neighbours in the same repository."""
    modules = frozenset(_name(path, package) for path in package.rglob("*.py"))
    return tuple(
        found
        for path in package.rglob("*.py")
        for found in imports_in(path.read_text("utf-8"), _name(path, package), path.stem == "__init__", modules)
    )


def imports_in(text: str, name: str, is_package: bool, modules: Collection[str] = ()) -> Iterator[Import]:
    """The imports in the text of a module of this name; of `modules` it is known that they are no mere names."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (Import(name, alias.name, False) for alias in node.names if _is_ours(alias.name))
        elif isinstance(node, ast.ImportFrom):
            base = _base(node, name, is_package)
            inner = [f"{base}.{alias.name}" for alias in node.names]
            if _is_ours(base):
                yield from (Import(name, one if one in modules else base, bool(node.level)) for one in inner)


def circles(imports: Iterable[Import]) -> list[str]:
    """The modules of the first circle, in order; nothing where there is none."""
    graph: dict[str, set[str]] = {}
    for one in imports:
        if one.importer != one.imported:
            graph.setdefault(one.importer, set()).add(one.imported)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def _name(path: Path, package: Path) -> str:
    parts = path.relative_to(package.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _base(node: ast.ImportFrom, name: str, is_package: bool) -> str:
    if not node.level:
        return node.module or ""
    parts = name.split(".")
    folder = parts[: len(parts) - node.level + is_package]
    return ".".join([*folder, *([node.module] if node.module else [])])


def _is_ours(module: str) -> bool:
    return module.split(".")[0] in {"dynaq_grader", "dynaq_utils", "nbgrader"}
