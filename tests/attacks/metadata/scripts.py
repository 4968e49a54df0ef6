# group: metadata
# tries: writes scripts, frames, styles and addresses into Markdown, raw cells and attachments
# must_hold: score <= 0
import nbformat
from nbformat.v4 import new_markdown_cell, new_raw_cell

TEXTS = (
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    "[click](javascript:alert(1)) ![x](attachment:x.svg)",
    "$$<script>alert(1)</script>$$",
    "```html\n</code></pre><script>alert(1)</script>\n```",
    "<style>body{display:none}</style><iframe srcdoc='<script>alert(1)</script>'>",
    "$\\href{javascript:alert(1)}{\\text{graded by hand}}$ $\\style{position:fixed}{x}$",
    "\\[ </script><script>alert(1)</script> \\]",
)


def make(release):
    for text in TEXTS:
        cell = new_markdown_cell(text)
        cell["attachments"] = {"x.svg": {"image/svg+xml": "PHN2ZyBvbmxvYWQ9J2FsZXJ0KDEpJy8+"}}
        release.cells += [cell, new_raw_cell(text, metadata={"raw_mimetype": "text/html"})]
    for cell in release.cells:
        if cell.cell_type == "markdown" and "nbgrader" in cell.metadata:
            cell.source += TEXTS[0]
    release.metadata["title"] = "<script>alert(1)</script>"
    release.metadata["authors"] = [{"name": "<script>alert(1)</script>"}]
    return nbformat.writes(release).encode()
