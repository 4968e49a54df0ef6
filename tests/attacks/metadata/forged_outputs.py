# group: metadata
# tries: comes with outputs and counts as if it had been graded
# must_hold: score <= 0
import nbformat
from nbformat.v4 import new_output


def make(release):
    for cell in release.cells:
        if cell.cell_type == "code":
            page = {"text/html": "<script>alert(1)</script>", "image/svg+xml": "<svg onload='alert(1)'/>"}
            result = {"text/plain": "6.0", "application/javascript": "alert(1)"}
            cell.outputs = [new_output("display_data", page), new_output("execute_result", result, execution_count=1)]
            cell.execution_count = 1
    return nbformat.writes(release).encode()
