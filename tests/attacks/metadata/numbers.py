# group: metadata
# tries: has numbers that are no numbers, and thousands of digits
# must_hold: score <= 0
import json


def make(release):
    book = json.loads(json.dumps(release))
    for cell in book["cells"]:
        label = cell["metadata"].get("nbgrader", {})
        cell["metadata"]["nbgrader"] = label | {"points": float("inf"), "schema_version": float("nan"), "score": 1e308}
        if cell["cell_type"] == "code":
            cell["execution_count"] = "MANY"
    book["nbformat_minor"] = "MANY"
    return json.dumps(book).replace('"MANY"', "9" * 4000).encode()
