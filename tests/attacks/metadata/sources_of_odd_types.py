# group: metadata
# tries: has sources, outputs and metadata that are numbers, lists of lists and dictionaries
# must_hold: refused
import json

ODD = [None, 7, [[["x"]]], {"text/plain": "x"}, [None, 1, "def dyna_q_planning(model, value, params):"], True]


def make(release):
    book = json.loads(json.dumps(release))
    for number, cell in enumerate(book["cells"]):
        odd = ODD[number % len(ODD)]
        if cell["metadata"].get("nbgrader", {}).get("solution") is not True:
            cell["source"] = odd
        cell["outputs"] = cell["attachments"] = cell["execution_count"] = odd
        if number % 3 == 0:
            cell["metadata"]["tags"] = odd
    return json.dumps(book).encode()
