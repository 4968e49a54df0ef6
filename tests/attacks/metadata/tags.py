# group: metadata
# tries: tags cells so that they would be left out, hidden or run last
# must_hold: score <= 0
import nbformat

TAGS = ["results", "remove_cell", "remove_input", "hide", "skip-execution", "raises-exception", "parameters"]


def make(release):
    for cell in release.cells:
        cell.metadata["tags"] = TAGS
        cell.metadata["deletable"] = cell.metadata["editable"] = True
        cell.metadata["jupyter"] = {"source_hidden": True, "outputs_hidden": True}
    return nbformat.writes(release).encode()
