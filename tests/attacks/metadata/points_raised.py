# group: metadata
# tries: writes a thousand points and a score into every cell
# must_hold: score <= 0
import nbformat


def make(release):
    for cell in release.cells:
        cell.metadata["nbgrader"] = cell.metadata.get("nbgrader", {}) | {"points": 1000, "score": 1000, "max_score": 0}
        cell.metadata["score"] = cell.metadata["points"] = 1000
    return nbformat.writes(release).encode()
