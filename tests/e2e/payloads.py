"""A submission that tries to run something wherever somebody looks at it."""

from __future__ import annotations

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from classes import RIGHT, notebook

SPRUNG = "the trap sprang"
TRAP = f"window.trap = 1; console.log('{SPRUNG}')"
PAYLOADS = {
    "script": f"<script>{TRAP}</script>",
    "image": f'<img src="x" onerror="{TRAP}">',
    "svg": f'<svg onload="{TRAP}"><circle r="9"/></svg>',
    "svg script": f"<svg><script>{TRAP}</script></svg>",
    "details": f'<details open ontoggle="{TRAP}">x</details>',
    "body": f'"><body onload="{TRAP}">',
    "frame": f'<iframe srcdoc="<script>parent.eval(&quot;{TRAP}&quot;)</script>"></iframe>',
    "link": f'<a href="javascript:{TRAP}">click here</a>',
    "way out": f"</code></pre></textarea></title><script>{TRAP}</script>",
}
MATH = rf"$\href{{javascript:{TRAP}}}{{x}}$ $$\unicode[x;{TRAP}]{{x41}}$$ $\require{{html}}\style{{{TRAP}}}{{y}}$"
ALL = "\n\n".join(PAYLOADS.values())
IMAGE = PAYLOADS["image"]
PLANNING = f'''def dyna_q_planning(model, value, params):
    """{ALL.replace('"""', "")}"""
    print({ALL!r})
    raise KeyError({ALL!r})
'''


def submission() -> nbformat.NotebookNode:
    """A notebook with payloads in Markdown, outputs, printed text, errors, metadata and attachments."""
    hostile = notebook({**RIGHT, "dyna_q_planning": PLANNING}, (f"print({ALL!r})",))
    hostile.metadata["title"] = ALL
    hostile.metadata["kernelspec"] = {"name": ALL, "display_name": ALL, "language": ALL}
    hostile.metadata["authors"] = [{"name": ALL}]
    for cell in hostile.cells:
        if cell.cell_type == "code":
            cell.outputs = _outputs()
            cell.execution_count = 1
        cell.metadata["name"] = ALL.replace("$", "")
        cell.metadata["tags"] = [ALL.replace(",", ";")]
    hostile.cells[0].source += f"\n\n{ALL}"
    hostile.cells.append(new_markdown_cell(ALL, attachments={"x.svg": {"image/svg+xml": PAYLOADS["svg"]}}))
    hostile.cells.append(new_markdown_cell(f"![x](attachment:x.svg) [x](javascript:{TRAP}) <b {IMAGE}"))
    hostile.cells.append(new_markdown_cell(MATH))
    hostile.cells.append(new_code_cell(f"# {ALL}", outputs=_outputs()))
    return hostile


def _outputs() -> list[nbformat.NotebookNode]:
    picture = {"image/png": {"width": f'1"{IMAGE}', "height": ALL, "alt": f'"{ALL}'}}
    return [
        new_output("stream", name="stdout", text=ALL),
        new_output("stream", name="stderr", text=ALL),
        new_output("display_data", {"text/html": ALL, "text/plain": ALL}),
        new_output("display_data", {"image/svg+xml": PAYLOADS["svg"]}),
        new_output("display_data", {"application/javascript": TRAP}),
        new_output("display_data", {"text/latex": MATH}),
        new_output("display_data", {"text/markdown": ALL}),
        new_output("display_data", {"text/latex": ALL}),
        new_output("display_data", {"image/png": f'"{IMAGE}'}, metadata=picture),
        new_output("error", ename=ALL, evalue=ALL, traceback=[ALL]),
    ]
