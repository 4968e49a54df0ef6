"""A submission that tries to run something wherever somebody looks at it."""

from __future__ import annotations

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from classes import RIGHT, notebook

SPRUNG = "the trap sprang"
TRAP = f"window.trap = 1; console.log('{SPRUNG}')"
PAYLOADS = (
    f"<script>{TRAP}</script>",
    f'<img src="x" onerror="{TRAP}">',
    f'<svg onload="{TRAP}"><circle r="9"/></svg>',
    f"<svg><script>{TRAP}</script></svg>",
    f'<details open ontoggle="{TRAP}">x</details>',
    f'"><body onload="{TRAP}">',
    f'<iframe srcdoc="<script>parent.eval(&quot;{TRAP}&quot;)</script>"></iframe>',
    f'<a id="bait" href="javascript:{TRAP}">click here</a>',
    f"</code></pre></textarea></title><script>{TRAP}</script>",
)
ALL = "\n\n".join(PAYLOADS)
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
        cell.metadata["name"] = ALL
        cell.metadata["tags"] = [ALL.replace(",", ";")]
    hostile.cells[0].source += f"\n\n{ALL}"
    hostile.cells.append(new_markdown_cell(ALL, attachments={"x.svg": {"image/svg+xml": PAYLOADS[2]}}))
    hostile.cells.append(new_markdown_cell(f"![x](attachment:x.svg) [x](javascript:{TRAP}) <b {PAYLOADS[1]}"))
    hostile.cells.append(new_code_cell(f"# {ALL}", outputs=_outputs()))
    return hostile


def _outputs() -> list[nbformat.NotebookNode]:
    picture = {"image/png": {"width": f'1"{PAYLOADS[1]}', "height": ALL, "alt": f'"{ALL}'}}
    return [
        new_output("stream", name="stdout", text=ALL),
        new_output("stream", name="stderr", text=ALL),
        new_output("display_data", {"text/html": ALL, "text/plain": ALL}),
        new_output("display_data", {"image/svg+xml": PAYLOADS[2]}),
        new_output("display_data", {"application/javascript": TRAP}),
        new_output("display_data", {"text/markdown": ALL}),
        new_output("display_data", {"text/latex": ALL}),
        new_output("display_data", {"image/png": f'"{PAYLOADS[1]}'}, metadata=picture),
        new_output("error", ename=ALL, evalue=ALL, traceback=[ALL]),
    ]
