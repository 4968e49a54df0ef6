# group: metadata
# tries: fills ids, names, tags and kernels with escape codes, markup, paths and ten thousand signs
# must_hold: score <= 0
import json

SIGNS = "\x1b]0;owned\x07\x1b[2J[bold red]secret[/] ../../../gradebook.db \r\n\u202e\x9b31m" + "x" * 10_000


def make(release):
    book = json.loads(json.dumps(release))
    for number, cell in enumerate(book["cells"]):
        cell["id"] = f"{SIGNS}{number}"
        cell["metadata"]["tags"] = [SIGNS]
        cell["metadata"]["id"] = SIGNS
        if "nbgrader" in cell["metadata"] and number % 2:
            cell["metadata"]["nbgrader"]["grade_id"] = f"{SIGNS}{number}"
        if cell["metadata"].get("nbgrader", {}).get("solution"):
            cell["source"] = "def renamed():\n    pass\n"
    book["metadata"]["kernelspec"] = {"name": SIGNS, "display_name": SIGNS, "language": SIGNS}
    book["metadata"]["language_info"] = {"name": SIGNS, "file_extension": "/../../x", "mimetype": SIGNS}
    return json.dumps(book).encode()
