# group: metadata
# tries: gives its cells the names of the tests, and the tests those of the answers
# must_hold: refused
import nbformat


def make(release):
    for cell in release.cells:
        label = cell.metadata.get("nbgrader", {})
        name = label.get("grade_id", "")
        if name.startswith("test_"):
            cell.id = label["grade_id"] = name.replace("test_", "dyna_q_")
        elif name.startswith("dyna_q_"):
            cell.id = label["grade_id"] = name.replace("dyna_q_", "test_")
            cell.source = "6.0"
    return nbformat.writes(release).encode()
