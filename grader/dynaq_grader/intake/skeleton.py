"""The release notebook as intake sees it: which cell is locked, which is an answer, what each defines."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from nbformat import NotebookNode

from .code_text import CodeReader, normal_lines

ANSWER, LOCKED, FREE = "answer", "locked", "free"


@dataclass(frozen=True)
class ReleaseCell:
    """One cell of the release.

    Attributes:
        index: Position, from 0.
        name: Its ``grade_id``, else its cell id.
        role: ``answer`` (the student writes it), ``locked`` (tests included) or ``free``.
        kind: ``code``, ``markdown`` or ``raw``.
        source: Its text.
        functions: What an answer cell must define; helpers that other answer cells define too are not among them,
            unless nothing else is.
        graded: Whether nbgrader knows the cell.
    """

    index: int
    name: str
    role: str
    kind: str
    source: str
    functions: frozenset[str] = frozenset()
    graded: bool = False


@dataclass(frozen=True)
class Skeleton:
    """The cells of a release, and the ways to find one."""

    cells: tuple[ReleaseCell, ...]
    by_grade_id: dict[str, ReleaseCell] = field(default_factory=dict)
    by_id: dict[str, ReleaseCell] = field(default_factory=dict)
    by_text: dict[str, tuple[ReleaseCell, ...]] = field(default_factory=dict)

    @property
    def answers(self) -> list[ReleaseCell]:
        """Answer cells in order."""
        return [cell for cell in self.cells if cell.role == ANSWER]

    @cached_property
    def asked_for(self) -> frozenset[str]:
        """Everything that answer cells define."""
        return frozenset[str]().union(*(cell.functions for cell in self.answers))


def skeleton_of(release: NotebookNode, reader: CodeReader) -> Skeleton:
    """Reads the structure of a release notebook."""
    cells = _without_common_helpers([_release_cell(index, cell, reader) for index, cell in enumerate(release.cells)])
    by_text: dict[str, tuple[ReleaseCell, ...]] = {}
    for cell in cells:
        text = normal_lines(cell.source)
        if cell.role != ANSWER and text:
            by_text[text] = (*by_text.get(text, ()), cell)
    return Skeleton(
        cells,
        {cell.name: cell for cell in cells if cell.graded},
        {node.id: cell for node, cell in zip(release.cells, cells, strict=True) if node.get("id")},
        by_text,
    )


def _without_common_helpers(cells: Sequence[ReleaseCell]) -> tuple[ReleaseCell, ...]:
    times = Counter(name for cell in cells for name in cell.functions)
    own = [frozenset(name for name in cell.functions if times[name] == 1) for cell in cells]
    return tuple(replace(cell, functions=names or cell.functions) for cell, names in zip(cells, own, strict=True))


def _release_cell(index: int, node: NotebookNode, reader: CodeReader) -> ReleaseCell:
    nbgrader = node.metadata.get("nbgrader") or {}
    role = FREE
    if nbgrader.get("solution"):
        role = ANSWER
    elif nbgrader.get("grade") or nbgrader.get("locked") or nbgrader.get("task"):
        role = LOCKED
    functions = reader.definitions(node.source) if role == ANSWER and node.cell_type == "code" else frozenset()
    return ReleaseCell(
        index,
        nbgrader.get("grade_id") or node.get("id") or f"cell {index + 1}",
        role,
        node.cell_type,
        node.source,
        functions,
        bool(nbgrader.get("grade_id")),
    )
