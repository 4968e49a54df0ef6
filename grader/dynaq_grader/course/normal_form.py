"""The one form in which notebooks are kept, so that a changed word is a changed line.

nbformat 4.5, no outputs, no execution counts, every cell's id its ``grade_id`` where it has one, nothing
about the machine or the editor in the metadata, no line of a cell ending in a blank (Colab strips those on
saving, which would change the checksum of a locked cell), one newline at the end of the file.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor

PYTHON_KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}

# What editors leave behind. Other keys stay: a course may use them.
NOTEBOOK_LEFTOVERS = frozenset(
    [
        "accelerator",
        "celltoolbar",
        "colab",
        "gpuClass",
        "kaggle",
        "kernel_info",
        "orig_nbformat",
        "signature",
        "toc",
        "varInspector",
        "vscode",
        "widgets",
    ]
)
CELL_LEFTOVERS = frozenset(
    [
        "ExecuteTime",
        "colab",
        "collapsed",
        "execution",
        "executionInfo",
        "id",
        "outputId",
        "pycharm",
        "scrolled",
        "trusted",
        "vscode",
    ]
)
ID_LENGTH = 64


def normalise(notebook: NotebookNode) -> NotebookNode:
    """The normal form of a notebook; the argument is not changed.

    Raises:
        nbformat.ValidationError: The notebook is not nbformat 4.
    """
    return _rebuilt(notebook, [_without_outputs(cell) for cell in notebook.cells])


def normalise_executed(notebook: NotebookNode) -> NotebookNode:
    """Like `normalise`, for an executed notebook: outputs and execution counts stay."""
    return _rebuilt(notebook, [_tidy(cell) for cell in notebook.cells])


def to_bytes(notebook: NotebookNode) -> bytes:
    """The file's bytes, the same that nbconvert's notebook exporter writes."""
    return nbformat.writes(notebook, version=4).rstrip("\n").encode() + b"\n"


def is_normal(data: bytes) -> bool:
    """Whether a notebook file's bytes are its normal form."""
    try:
        return data == to_bytes(normalise(nbformat.reads(data.decode(), as_version=4)))
    except (UnicodeDecodeError, nbformat.reader.NotJSONError, nbformat.ValidationError):
        return False


class NormalForm(NbGraderPreprocessor):
    """Brings a notebook into normal form, first and last among ``GenerateAssignment.preprocessors``.

    First, so that checksums and the gradebook hold the text that is written; last, so that every way to make
    a release writes the same bytes.
    """

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """See `normalise`."""
        return normalise(nb), resources


def _rebuilt(notebook: NotebookNode, cells: list[NotebookNode]) -> NotebookNode:
    for cell, cell_id in zip(cells, _ids(cells), strict=True):
        cell["id"] = cell_id
    result = nbformat.v4.new_notebook(metadata=_notebook_metadata(notebook.metadata), cells=cells)
    result.nbformat_minor = 5
    nbformat.validate(result)
    return result


def _notebook_metadata(metadata: dict[str, Any]) -> NotebookNode:
    kept = {key: value for key, value in metadata.items() if key not in NOTEBOOK_LEFTOVERS}
    kernel = metadata.get("kernelspec", PYTHON_KERNEL)
    language = kernel.get("language", "python")
    if language == "python":
        kernel = PYTHON_KERNEL
    kept["kernelspec"] = {key: kernel[key] for key in PYTHON_KERNEL if key in kernel}
    kept["language_info"] = {"name": language}
    return _sorted(kept)


def _tidy(cell: NotebookNode) -> NotebookNode:
    """A cell of its own with clean text and metadata, everything else as it was."""
    tidy = nbformat.from_dict(cell)
    tidy.metadata = _sorted({key: value for key, value in cell.metadata.items() if key not in CELL_LEFTOVERS})
    tidy.source = "\n".join(line.rstrip() for line in re.split("\r\n|\r|\n", cell.source))
    return tidy


def _without_outputs(cell: NotebookNode) -> NotebookNode:
    tidy = _tidy(cell)
    if tidy.cell_type == "code":
        tidy.outputs = []
        tidy.execution_count = None
    return tidy


def _sorted(value: Any) -> Any:
    """The same data with the keys of every mapping in order."""
    if isinstance(value, dict):
        return NotebookNode({key: _sorted(value[key]) for key in sorted(value)})
    if isinstance(value, list):
        return [_sorted(item) for item in value]
    return value


def _ids(cells: list[NotebookNode]) -> Iterable[str]:
    """An id for each cell: its ``grade_id``, else the valid id it has, else one made from its text."""
    wanted = [_grade_id(cell) for cell in cells]
    taken: set[str] = set()
    for position, name in enumerate(wanted):
        wanted[position] = None if name in taken else name
        taken.add(name or "")
    for position, cell in enumerate(cells):
        if wanted[position] is None:
            wanted[position] = _own_id(cell, taken)
            taken.add(wanted[position] or "")
    return (name or "" for name in wanted)


def _grade_id(cell: NotebookNode) -> str | None:
    """The ``grade_id`` with what nbformat forbids in a cell id replaced; None where there is none."""
    name = str(cell.metadata.get("nbgrader", {}).get("grade_id") or "")
    return re.sub("[^a-zA-Z0-9_-]", "-", name)[:ID_LENGTH] or None


def _own_id(cell: NotebookNode, taken: set[str]) -> str:
    present = str(cell.get("id", ""))
    if re.fullmatch(f"[a-zA-Z0-9_-]{{1,{ID_LENGTH}}}", present) and present not in taken:
        return present
    number = 0
    while (made := _hash(f"{cell.cell_type} {number} {cell.source}")) in taken:
        number += 1
    return made


def _hash(text: str) -> str:
    # A lone surrogate, which JSON can carry, has no UTF-8 form of its own.
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:12]
