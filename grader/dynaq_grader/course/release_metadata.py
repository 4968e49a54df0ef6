"""The version that a release carries in its metadata: a submission tells which release it came from."""

from __future__ import annotations

from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor

from dynaq_utils import __version__


class AddReleaseVersion(NbGraderPreprocessor):
    """Writes the assignment's name and the version of ``dynaq_utils`` that the release was made with."""

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Adds it to the notebook's metadata."""
        made_for = {
            "assignment": resources["nbgrader"]["assignment"],
            "notebook": resources["nbgrader"]["notebook"],
        }
        nb.metadata["dynaq"] = NotebookNode({**made_for, "release": __version__})
        return nb, resources
