"""The solved, executed notebook: the source without hidden regions, run from top to bottom.

It makes no call into the grader, so nbval can replay it with what a student has installed.
"""

from __future__ import annotations

import base64
import io
import json
import os
import re
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat import NotebookNode, from_dict
from nbgrader.preprocessors import ClearHiddenTests, ClearMarkScheme, ClearSolutions
from PIL import Image
from traitlets.config import Config

from dynaq_utils import __version__

from ..base.errors import CourseError
from .normal_form import normalise_executed, to_bytes

CELL_SECONDS = 300
ADDRESS = re.compile(r"\bat 0x[0-9a-fA-F]{6,}|object at 0x")
PICTURE_IN_HTML = re.compile(r"data:image/png;base64,[A-Za-z0-9+/=]+")
# The same matplotlib on another processor rounds some anti-aliased pixels the other way. The palette then differs in
# colours that few pixels have, which moves the mean of a block of pixels by 7 of 255 at most.
BLOCK = 8
TOLERANCE = 10.0


def solve(source: NotebookNode, config: Config | None = None) -> NotebookNode:
    """The source notebook with its solutions, without hidden regions, markers and nbgrader's metadata."""
    config = config or Config()
    solved = from_dict(source)
    for step in (ClearHiddenTests(config=config), ClearMarkScheme(config=config)):
        solved, _ = step.preprocess(solved, {})
    markers = ClearSolutions(config=config)
    delimiters = (markers.begin_solution_delimeter, markers.end_solution_delimeter)
    for cell in solved.cells:
        cell.source = _without_lines(cell.source, delimiters)
        for key in ("nbgrader", "deletable", "editable"):
            cell.metadata.pop(key, None)
    solved.cells = [cell for cell in solved.cells if cell.source.strip()]
    solved.metadata["dynaq"] = NotebookNode(release=__version__, matplotlib=version("matplotlib"))
    return solved


def execute(notebook: NotebookNode, name: str, cell_seconds: int = CELL_SECONDS) -> NotebookNode:
    """Runs a notebook in a kernel of its own, in a folder with nothing but itself, interactive pieces switched off.

    Args:
        notebook: What to run; not changed.
        name: What its file is called.
        cell_seconds: Time limit of each cell, in seconds.

    Raises:
        CourseError: A cell raised an error, wrote to stderr, ran too long, or printed something that differs
            from run to run (an address in memory, a folder of this machine).
    """
    executed = from_dict(notebook)
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, name).write_bytes(to_bytes(notebook))
        client = NotebookClient(
            executed,
            timeout=cell_seconds,
            startup_timeout=CELL_SECONDS,
            iopub_timeout=cell_seconds,  # else a busy machine loses what a cell said
            kernel_name=notebook.metadata.kernelspec.name,
            record_timing=False,
            coalesce_streams=True,
            extra_arguments=["--log-level=ERROR"],
            resources={"metadata": {"path": folder}},
        )
        try:
            client.execute(env=_environment())
        except CellExecutionError as error:
            raise CourseError(
                f"The solved notebook stops: {error.ename}: {error.evalue}. Mend it in source/."
            ) from error
        except (RuntimeError, TimeoutError) as error:
            raise CourseError(f"The solved notebook does not come to an end: {error} Mend it in source/.") from error
        _check_outputs(executed, (folder, str(Path.home())))
    return normalise_executed(executed)


def settle(new: NotebookNode, old: NotebookNode | None) -> NotebookNode:
    """The old notebook where the new one says the same, else the new one.

    Code, text and printed numbers are compared exactly. Pictures are compared block by block with a small
    tolerance where both were drawn by the same matplotlib, and not at all where they were not: its releases
    draw the same figure with other pixels.
    """
    if old is None or _without_pictures(new) != _without_pictures(old):
        return new
    same_matplotlib = old.metadata.get("dynaq", {}).get("matplotlib") == version("matplotlib")
    pairs = zip(_pictures(new), _pictures(old), strict=True)
    return new if same_matplotlib and not all(_alike(*pair) for pair in pairs) else old


def _without_lines(source: str, delimiters: tuple[str, ...]) -> str:
    lines = source.split("\n")
    return "\n".join(line for line in lines if not any(delimiter in line for delimiter in delimiters))


def _environment() -> dict[str, str]:
    """This process's environment, with interactive pieces off and dates in pictures fixed."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("NBGRADER_")}
    return environment | {"DYNAQ_STATIC": "1", "SOURCE_DATE_EPOCH": "0", "PYTHONHASHSEED": "0"}


def _check_outputs(notebook: NotebookNode, folders: tuple[str, ...]) -> None:
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            text = json.dumps(_without_images(output), ensure_ascii=False)
            if output.get("name") == "stderr":
                _complain(cell, f"writes to stderr ({output['text'].strip()[:200]!r})")
            if ADDRESS.search(text):
                _complain(
                    cell,
                    "shows an address in memory, which differs from run to run; end its last line with `;`",
                )
            if any(folder in text for folder in folders):
                _complain(cell, "shows a folder of this machine")


def _complain(cell: NotebookNode, what: str) -> None:
    raise CourseError(f"Cell {cell.id!r} of the solved notebook {what}. Mend it in source/.")


def _without_images(output: dict[str, Any]) -> dict[str, Any]:
    """An output with pictures reduced to their types, those that its HTML holds too."""
    data = output.get("data", {})
    kept = {kind: None if kind.startswith("image/") else value for kind, value in data.items()}
    html = kept.get("text/html")
    return {**output, "data": kept | {"text/html": html and PICTURE_IN_HTML.sub("data:image/png", html)}}


def _without_pictures(notebook: NotebookNode) -> dict[str, Any]:
    """A notebook as plain data, without pictures and the version of what drew them."""
    cells = [
        {**cell, "outputs": [_without_images(output) for output in cell.get("outputs", [])]} for cell in notebook.cells
    ]
    stamp = {**notebook.metadata.get("dynaq", {}), "matplotlib": None}
    return {"cells": cells, "metadata": {**notebook.metadata, "dynaq": stamp}}


def _pictures(notebook: NotebookNode) -> list[tuple[str, str]]:
    return [
        (kind, data)
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        for kind, data in output.get("data", {}).items()
        if kind.startswith("image/")
    ]


def _alike(new: tuple[str, str], old: tuple[str, str]) -> bool:
    """Whether two pictures show the same to the eye."""
    if new == old:
        return True
    if new[0] != "image/png":
        return False
    pictures = [Image.open(io.BytesIO(base64.b64decode(data))).convert("RGB") for _, data in (new, old)]
    if pictures[0].size != pictures[1].size:
        return False
    blocks = [np.asarray(picture.reduce(BLOCK), float) for picture in pictures]
    return float(np.abs(blocks[0] - blocks[1]).max()) <= TOLERANCE
