# group: metadata
# tries: has its own answers graded as they stand and the tests unlocked and empty
# must_hold: score <= 0
import nbformat

FLIPPED = {"grade": True, "solution": False, "locked": True}


def make(release):
    for cell in release.cells:
        label = cell.metadata.get("nbgrader", {})
        if label.get("solution"):
            label.update(FLIPPED, points=10)
            cell.source = "10.0"
        elif label.get("grade"):
            label.update(grade=False, solution=True, locked=False)
            cell.source = "6.0"
    return nbformat.writes(release).encode()
