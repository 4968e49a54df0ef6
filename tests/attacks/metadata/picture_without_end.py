# group: metadata
# tries: begins an embedded picture of eight million signs that never ends, for a pattern to go back through
# must_hold: score <= 0
import nbformat
from nbformat.v4 import new_markdown_cell


def make(release):
    release.cells.append(new_markdown_cell("![](data:" + "a" * 8_000_000))
    return nbformat.writes(release).encode()
