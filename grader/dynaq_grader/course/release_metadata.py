"""What a release carries in its metadata: a submission tells which release it came from."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor

from dynaq_utils import __version__


class AddReleaseVersion(NbGraderPreprocessor):
    """Writes the assignment's name, the version of ``dynaq_utils``, and the hash of what students may not change."""

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Adds it to the notebook's metadata."""
        made_for = {
            "assignment": resources["nbgrader"]["assignment"],
            "notebook": resources["nbgrader"]["notebook"],
        }
        nb.metadata["dynaq"] = NotebookNode({**made_for, "release": __version__, "cells": _cells_hash(nb)})
        return nb, resources


def _cells_hash(nb: NotebookNode) -> str:
    """Hash of the cells that nbgrader knows, in order: another one after any change of the instructor's to them."""
    labels = [cell.metadata["nbgrader"] for cell in nb.cells if "nbgrader" in cell.metadata]
    told = [[label["grade_id"], label.get("checksum")] for label in labels]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()
