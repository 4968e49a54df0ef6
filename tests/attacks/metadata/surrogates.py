# group: metadata
# tries: has halves of characters, non-characters and marks of direction in keys, ids and code
# must_hold: score <= 0
import json

SIGNS = "\ud800\udfff\ufffe\uffff\u2028\u2029\u202e\u2066\x00\x85"


def make(release):
    book = json.loads(json.dumps(release))
    for number, cell in enumerate(book["cells"]):
        cell["id"] = f"{SIGNS}{number}"
        cell["metadata"][SIGNS] = SIGNS
        if cell["metadata"].get("nbgrader", {}).get("solution"):
            cell["source"] += f"\n# {SIGNS}\n'{SIGNS}'\n"
    book["cells"].append({"cell_type": "markdown", "metadata": {}, "source": SIGNS})
    book[SIGNS] = book["metadata"][SIGNS] = SIGNS
    return json.dumps(book).encode()
