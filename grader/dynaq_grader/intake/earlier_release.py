"""Whether a notebook is of another release than the current one, and whether a cell still is as it was released.

nbgrader stores a checksum in every cell that it knows. Whoever forges one hides a change and gains nothing: text and
points are always the current release's.
"""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from nbformat import NotebookNode

from .cell_matching import Place
from .code_text import normal_lines
from .submitted_cells import StudentCell

NAMED = ("release", "cells")
"""What ``metadata.dynaq`` says of a release: its version, and the hash of its cells' checksums."""
FLAGS = ("grade", "solution", "locked")


def is_of_another_release(metadata: Mapping[str, Any], places: Iterable[Place], release: NotebookNode) -> bool:
    """Whether a notebook, or one of its cells, says that it was released before or after the current one.

    Args:
        metadata: The notebook's own.
        places: Its cells.
        release: The current release.
    """
    pairs = [(_named(metadata, key), _named(release.metadata, key)) for key in NAMED]
    for place in places:
        if place.labelled is not None:
            pairs.append((_checksum(place.cell.nbgrader), _checksum(_current(place, release))))
    return any(found is not None and wanted is not None and found != wanted for found, wanted in pairs)


def is_as_released(cell: StudentCell) -> bool | None:
    """Whether a cell's text, points and flags are those with which nbgrader released it; None where nothing says so."""
    checksum = _checksum(cell.nbgrader)
    if checksum is None or cell.nbgrader is None or cell.grade_id is None:
        return None
    if any(type(cell.nbgrader.get(flag, False)) is not bool for flag in FLAGS) or not _are_points(cell.nbgrader):
        return False
    texts = {cell.source, normal_lines(cell.source)}
    return any(checksum == _computed(cell, cell.nbgrader, text) for text in texts)


def was_changed(cell: StudentCell, is_of_another: bool) -> bool:
    """Whether somebody changed a cell since it was released.

    Args:
        cell: One that a student does not write in.
        is_of_another: Whether the notebook is of another release: it speaks for a cell that says nothing.
    """
    as_released = is_as_released(cell)
    return not (is_of_another if as_released is None else as_released)


def _computed(cell: StudentCell, label: Mapping[str, Any], text: str) -> str:
    """What ``nbgrader.utils.compute_checksum`` gives."""
    grade, solution, locked = (label.get(flag, False) for flag in FLAGS)
    flags = (grade, solution, not solution and (grade or locked))
    points = [str(float(label["points"]))] if grade else []
    parts = [text, cell.kind, *map(str, flags), cell.grade_id or "", *points]
    return hashlib.md5("".join(parts).encode(errors="replace"), usedforsecurity=False).hexdigest()


def _are_points(label: Mapping[str, Any]) -> bool:
    points = label.get("points")
    if not label.get("grade"):
        return True
    return isinstance(points, float) or (type(points) is int and abs(points) < 2**53)


def _current(place: Place, release: NotebookNode) -> Mapping[str, Any] | None:
    return None if place.labelled is None else release.cells[place.labelled.index].metadata.get("nbgrader")


def _checksum(label: Mapping[str, Any] | None) -> str | None:
    checksum = label.get("checksum") if label else None
    return checksum if isinstance(checksum, str) else None


def _named(metadata: Mapping[str, Any], key: str) -> str | None:
    ours = metadata.get("dynaq")
    value = ours.get(key) if isinstance(ours, Mapping) else None
    return value if isinstance(value, str) else None
