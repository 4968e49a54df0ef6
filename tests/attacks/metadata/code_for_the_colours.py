# group: metadata
# tries: has code that costs most to colour: dots, question marks, and other languages by their magics
# must_hold: score <= 0
import nbformat
from nbformat.v4 import new_code_cell

TEXTS = (
    "." * 1_000_000,
    "?a" * 500_000,
    "%%html\n" + "<script " * 50_000,
    "%%perl\n" + "s{" * 200_000,
    "%%ruby\n" + "<<a " * 100_000,
    "%%latex\n" + "$\\" * 200_000,
)


def make(release):
    release.cells[1:1] = [new_code_cell(text) for text in TEXTS]
    return nbformat.writes(release).encode()
