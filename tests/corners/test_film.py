"""Films with the oldest and the newest packages, and Colab's: one picture is seen, and no widget is saved."""

import json
import re
import subprocess

import nbformat
import pytest
from nbclient import NotebookClient

from dynaq_utils.frontend import SWITCHES
from e2e import solved
from environments import CORNERS, environment
from patience import PATIENCE_SECONDS

pytestmark = pytest.mark.timeout(PATIENCE_SECONDS)

CELLS = ("setup", "dyna_q_model_update", "watch_model_update", "dyna_q_planning", "watch_planning", "planning_explorer")
SHORT_RUN = """
params = {"epsilon": 0.05, "alpha": 0.5, "gamma": 0.8, "k": 1}
run = learn_environment(QuentinsWorld(), dyna_q_model_update, dyna_q_planning, params, 1000, 3, progress=True)
"""
FILMS = {"watch_model_update": 9, "watch_planning": 9, "planning_explorer": 60}
"""Number of pictures, by cell."""


def run_live(python, folder, monkeypatch):
    """A part of the solved notebook, run by the corner's kernel as if somebody watched, and saved."""
    path = folder / "work" / "day.ipynb"
    solved.write_part(path, CELLS)
    kernel = folder / "data" / "kernels" / "corner" / "kernel.json"
    kernel.parent.mkdir(parents=True)
    argv = [str(python), "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    kernel.write_text(json.dumps({"argv": argv, "display_name": "corner", "language": "python"}))
    monkeypatch.setenv("JUPYTER_PATH", str(folder / "data"))
    for name in SWITCHES:
        monkeypatch.delenv(name, raising=False)
    notebook = nbformat.read(path, as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell(SHORT_RUN, id="short_run"))
    here = {"metadata": {"path": path.parent}}
    NotebookClient(notebook, kernel_name="corner", timeout=PATIENCE_SECONDS, resources=here).execute()
    nbformat.write(notebook, path)
    return nbformat.read(path, as_version=4)


@pytest.mark.parametrize("name", CORNERS)
def test_films_are_saved_with_a_picture_that_is_seen_and_no_widget_is_lost(name, tmp_path, monkeypatch):
    python = environment(name)
    saved = {cell.id: cell.outputs for cell in run_live(python, tmp_path, monkeypatch).cells}
    kinds = {kind for outputs in saved.values() for output in outputs for kind in output.get("data", {})}
    assert kinds == {"text/html", "text/plain"}
    shown = {cell: "".join(output.get("data", {}).get("text/html", "") for output in saved[cell]) for cell in FILMS}
    pictures = {cell: re.findall("<img [^>]*>", html) for cell, html in shown.items()}
    assert {cell: len(found) for cell, found in pictures.items()} == FILMS
    assert {
        cell: sum("display: none" not in one for one in found) for cell, found in pictures.items()
    } == dict.fromkeys(FILMS, 1)
    assert [output.data["text/html"] for output in saved["short_run"]] == [""]


@pytest.mark.corner
@pytest.mark.xdist_group("colab")
def test_colab_has_the_ipython_that_is_promised():
    told = subprocess.run(
        [environment("colab"), "-c", "import IPython; print(IPython.__version__)"], capture_output=True, text=True
    )
    assert told.stdout.strip() == "7.34.0"
