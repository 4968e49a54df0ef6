# group: metadata
# tries: has code that is nested, chained and quoted beyond what parsers bear, in the answers and around them
# must_hold: score <= 0
import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell

TEXTS = (
    "x = " + "(" * 5000 + ")" * 5000,
    "x = " + "-" * 50_000 + "1",
    "x = a" + ".b" * 50_000,
    "x = a" + "[0]" * 50_000,
    "x = " + "lambda: " * 5000 + "1",
    "x = " + "not " * 50_000 + "1",
    "x = " + "1 if 1 else " * 5000 + "1",
    "x = 1" + " + 1" * 50_000,
    "x = " * 50_000 + "1",
    "x = f'" + "{" * 5000,
    "".join(" " * depth + "if 1:\n" for depth in range(150)) + " " * 150 + "x = 1",
    "x = '" + "\\" * 50_000,
)


def make(release):
    for cell in release.cells:
        if cell.id in ("dyna_q_planning", "dyna_q_model_update"):
            cell.source += "\n" + TEXTS[2]
    release.cells += [new_code_cell(text) for text in TEXTS]
    release.cells += [new_markdown_cell(text) for text in ("[" * 5000, "*a **a " * 5000, "> " * 5000, "`" * 9999)]
    return nbformat.writes(release).encode()
