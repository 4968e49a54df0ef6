# group: metadata
# tries: puts code of its own into every locked cell, set-up and helpers among them
# must_hold: score <= 0
import nbformat

CODE = """
import numpy.testing
numpy.testing.assert_allclose = lambda *args, **kwargs: None
def dyna_q_planning(model, value, params):
    return value
"""


def make(release):
    for cell in release.cells:
        if cell.metadata.get("nbgrader", {}).get("locked"):
            cell.source = CODE
    return nbformat.writes(release).encode()
