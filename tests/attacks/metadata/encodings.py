# group: metadata
# tries: hides a second test cell behind UTF-16, byte order marks, NUL bytes and half characters
# must_hold: score <= 0
import json


def make(release):
    book = json.loads(json.dumps(release))
    forged = {"cell_type": "code", "id": "test_planning\0", "metadata": {}, "outputs": [], "execution_count": None}
    forged["metadata"] = {"nbgrader": {"grade_id": "test_planning\0\ud800", "grade": True, "points": 6, "locked": True}}
    book["cells"].append(forged | {"source": "6.0\0\ud83d"})
    return json.dumps(book).encode("utf-16")
