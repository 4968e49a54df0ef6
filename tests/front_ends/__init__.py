"""What front ends make of a notebook when they save it, reproduced from public before and after files.

Every function takes a notebook as plain JSON and returns a new one; `FRONT_ENDS` has them all. Nobody ran
Colab, Kaggle or Deepnote for this; where there is evidence, the function names it.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable

Notebook = dict
BADGE = (
    '<a href="https://colab.research.google.com/github/someone/work/blob/main/dyna_q.ipynb" target="_parent">'
    '<img src="https://colab.research.google.com/assets/colab-badge.svg" alt="Open In Colab"/></a>'
)


def jupyterlab(notebook: Notebook) -> Notebook:
    """JupyterLab 4.6: ids and metadata kept byte for byte; outputs and counts of a run, tags of the viewer."""
    saved = copy.deepcopy(notebook)
    for count, cell in enumerate(_code(saved), start=1):
        cell["execution_count"] = count
        cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": ["done\n"]}]
        cell["metadata"]["trusted"] = True
    saved["metadata"]["language_info"] = {"name": "python", "version": "3.12.3", "pygments_lexer": "ipython3"}
    return _lines(saved)


def vs_code(notebook: Notebook) -> Notebook:
    """VS Code: ids and metadata kept, keys sorted, a new cell gets eight hex characters, locks not enforced."""
    saved = copy.deepcopy(notebook)
    new = {"cell_type": "code", "id": "3f9a01bc", "metadata": {}, "outputs": [], "source": "1 + 1"}
    saved["cells"].append(new | {"execution_count": None})
    for cell in saved["cells"]:
        cell["metadata"]["vscode"] = {"languageId": "python"}
    saved["metadata"]["kernelspec"] = {"display_name": ".venv", "language": "python", "name": "python3"}
    return json.loads(json.dumps(_lines(saved), sort_keys=True))


def colab(notebook: Notebook) -> Notebook:
    """Colab, notebook was 4.5: ids kept and copied to the metadata, nbgrader's keys kept, blanks at line ends gone.

    Evidence: huggingface/agents-course 0c42cd3e, itsyourgirlnicky/NorthwindSQL 79da253e, colabtools 5402 and 93.
    """
    saved = copy.deepcopy(notebook)
    for cell in saved["cells"]:
        cell["metadata"]["id"] = cell["id"]
        cell["source"] = "\n".join(line.rstrip() for line in cell["source"].split("\n"))
    saved["cells"].append(
        {"cell_type": "code", "id": "Zk3-_xQ9fT2a", "metadata": {"id": "Zk3-_xQ9fT2a"}, "source": "2 + 2"}
        | {"execution_count": None, "outputs": []}
    )
    saved["metadata"]["colab"] = {"provenance": []}
    saved["metadata"]["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    return _lines(saved)


def colab_executed(notebook: Notebook) -> Notebook:
    """Colab after a run: sizes of the output area and its own output ids and types."""
    saved = colab(notebook)
    for count, cell in enumerate(_code(saved), start=1):
        cell["execution_count"] = count
        cell["metadata"] |= {"colab": {"base_uri": "https://localhost:8080/", "height": 35}, "outputId": "a1b2-c3"}
        text = {"type": "string"}
        cell["outputs"] = [
            {
                "output_type": "execute_result",
                "data": {"text/plain": ["'x'"], "application/vnd.google.colaboratory.intrinsic+json": text},
                "metadata": {},
                "execution_count": count,
            },
            {"output_type": "error", "ename": "NameError", "evalue": "ignored", "traceback": []},
        ]
    return saved


def colab_old(notebook: Notebook) -> Notebook:
    """Colab, notebook was 4.4 or older: written as 4.0, ids in the metadata only (ndcbe/optimization b3cf8bce)."""
    saved = colab(notebook)
    saved["nbformat_minor"] = 0
    for cell in saved["cells"]:
        del cell["id"]
    return saved


def colab_github(notebook: Notebook) -> Notebook:
    """Colab, saved to GitHub: a badge on top that has no id of its own, in a file whose other cells have one."""
    saved = colab(notebook)
    metadata = {"id": "view-in-github", "colab_type": "text"}
    saved["cells"].insert(0, {"cell_type": "markdown", "metadata": metadata, "source": [BADGE]})
    return saved


def colab_github_old(notebook: Notebook) -> Notebook:
    """The same of a notebook that was 4.4 or older."""
    saved = colab_github(notebook)
    saved["nbformat_minor"] = 0
    for cell in saved["cells"]:
        cell.pop("id", None)
    return saved


def colab_widgets(notebook: Notebook) -> Notebook:
    """Colab after a widget or progress bar: widgets without their state (colabtools 5288, 5255)."""
    saved = colab_executed(notebook)
    widget = {"model_module": "@jupyter-widgets/controls", "model_name": "HBoxModel"}
    saved["metadata"]["widgets"] = {"application/vnd.jupyter.widget-state+json": {"abc": widget}}
    return saved


def colab_forgetful(notebook: Notebook) -> Notebook:
    """Colab on a bad day: every key of nbgrader's gone, ids kept (Aalto scicomp-docs)."""
    saved = colab(notebook)
    for cell in saved["cells"]:
        cell["metadata"].pop("nbgrader", None)
    return saved


def colab_amnesic(notebook: Notebook) -> Notebook:
    """Colab on its worst day: the metadata of all cells and of the notebook gone, written as 4.0, so no ids either."""
    saved = colab_old(notebook)
    for cell in saved["cells"]:
        cell["metadata"] = {}
    saved["metadata"] = {}
    return saved


def jupyterlite(notebook: Notebook) -> Notebook:
    """JupyterLite with the Pyodide kernel: JupyterLab's ways, another kernel and its older words for the language."""
    saved = jupyterlab(notebook)
    saved["metadata"]["kernelspec"] = {"name": "python", "display_name": "Python (Pyodide)", "language": "python"}
    saved["metadata"]["language_info"] = {
        "codemirror_mode": {"name": "python", "version": 3},
        "file_extension": ".py",
        "mimetype": "text/x-python",
        "name": "python",
        "nbconvert_exporter": "python",
        "pygments_lexer": "ipython3",
        "version": "3.8",
    }
    return saved


def kaggle(notebook: Notebook) -> Notebook:
    """Kaggle: 4.4, sources as one string, its own marks, no cell ids (partly assumed)."""
    saved = copy.deepcopy(notebook)
    saved["nbformat_minor"] = 4
    for number, cell in enumerate(saved["cells"]):
        del cell["id"]
        cell["metadata"] |= {"_uuid": f"{number:040x}", "_cell_guid": f"{number:08x}-0000-4000-8000-000000000000"}
    return saved


def deepnote(notebook: Notebook) -> Notebook:
    """Deepnote: foreign metadata dropped, its own instead, no cell ids."""
    saved = copy.deepcopy(notebook)
    saved["nbformat_minor"] = 0
    for number, cell in enumerate(saved["cells"]):
        del cell["id"]
        cell["metadata"] = {"cell_id": f"{number:032x}", "block_group": f"{number:032x}", "deepnote_cell_type": "code"}
    saved["metadata"] = {"deepnote_notebook_id": "0" * 32}
    return saved


FRONT_ENDS: dict[str, Callable[[Notebook], Notebook]] = {
    make.__name__: make
    for make in (
        jupyterlab,
        jupyterlite,
        vs_code,
        colab,
        colab_executed,
        colab_old,
        colab_github,
        colab_github_old,
        colab_widgets,
        colab_forgetful,
        colab_amnesic,
        kaggle,
        deepnote,
    )
}


def to_bytes(notebook: Notebook) -> bytes:
    """The file, in the two-space JSON that Colab writes."""
    return json.dumps(notebook, indent=2).encode()


def _lines(notebook: Notebook) -> Notebook:
    """Sources as lists of lines, as most front ends write them."""
    for cell in notebook["cells"]:
        if isinstance(cell["source"], str):
            cell["source"] = cell["source"].splitlines(keepends=True)
    return notebook


def _code(notebook: Notebook) -> list[dict]:
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
