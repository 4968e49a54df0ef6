"""The solved notebook, replayed by nbval at every corner: the same numbers and tables, nothing skipped."""

import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from environments import CORNERS, ROOT, agrees, environment

# A picture that an output's HTML holds differs with matplotlib's version, like every other picture.
PICTURES = """[picture]
regex: data:image/png;base64,[A-Za-z0-9+/=]+" alt="([^"]*)" width="\\d+"
replace: picture" alt="\\1"
"""
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
DYNA_Q = ROOT / "notebooks" / "dyna_q.ipynb"
TABLES = {
    "run_dyna_q": {"main_value": "value", "main_reward_sums": "reward_sums", "main_episode_steps": "episode_steps"},
    "run_shortcut": {
        "shortcut_k0_episode_steps": "shown[0]",
        "shortcut_k10_value": "run[0]",
        "shortcut_k10_reward_sums": "run[1]",
        "shortcut_k10_episode_steps": "run[2]",
    },
}
"""By cell of the first notebook: reference tables, and what that cell calls its own."""
each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def with_tables_compared(path: Path) -> nbformat.NotebookNode:
    """A notebook with a cell below each of those runs that compares its tables with the reference, bit for bit."""
    notebook = nbformat.read(path, as_version=4)
    reference = ROOT / "tests" / "reference" / "quentins_world.npz"
    cells = []
    for cell in notebook.cells:
        cells.append(cell)
        if cell.id in TABLES:
            same = [f"np.array_equal(right[{key!r}], {mine})" for key, mine in TABLES[cell.id].items()]
            source = f"right = np.load({str(reference)!r})\nprint({', '.join(same)})"
            printed = nbformat.v4.new_output("stream", name="stdout", text=" ".join(["True"] * len(same)) + "\n")
            cells.append(nbformat.v4.new_code_cell(source, execution_count=1, outputs=[printed]))
    assert len(cells) == len(notebook.cells) + (len(TABLES) if path == DYNA_Q else 0)
    notebook.cells = cells
    return notebook


def replay(python: Path, folder: Path, notebook: nbformat.NotebookNode, name: str) -> subprocess.CompletedProcess[str]:
    """Runs nbval in an environment, with a home of its own, and returns how it went.

    The notebook has its own name: its last cell reads the file.
    """
    nbformat.write(notebook, folder / name)
    env = {
        **os.environ,
        "HOME": str(folder),
        "MPLCONFIGDIR": str(folder),
        "IPYTHONDIR": str(folder),
        "DYNAQ_STATIC": "1",
    }
    for variable in ("JUPYTER_PATH", "JUPYTER_DATA_DIR", "PYTEST_ADDOPTS", "PYTEST_XDIST_WORKER", "VIRTUAL_ENV"):
        env.pop(variable, None)
    env["PATH"] = os.pathsep.join([str(python.parent), os.environ["PATH"]])
    rules = folder / "sanitize.cfg"
    rules.write_text(PICTURES)
    options = ["--nbval", f"--nbval-sanitize-with={rules}", "--nbval-cell-timeout=300"]
    options += ["-q", "-p", "no:cacheprovider", "-c", os.devnull]
    return subprocess.run(
        [python, "-m", "pytest", *options, f"--rootdir={folder}", name],
        capture_output=True, text=True, env=env, cwd=folder,
    )  # fmt: skip


def assert_replayed(done: subprocess.CompletedProcess[str]) -> None:
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    assert "skipped" not in done.stdout.splitlines()[-1]


@each_notebook
def test_every_code_cell_was_executed_and_can_be_compared(path):
    """nbval passes over cells whose execution count is null."""
    cells = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    assert len(cells) >= 20
    assert [cell.id for cell in cells if cell.execution_count is None and cell.source.strip()] == []
    assert sum(bool(cell.outputs) for cell in cells) > 10


@each_notebook
@pytest.mark.xdist_group("replay")
def test_it_replays_here(path, tmp_path):
    assert_replayed(replay(Path(sys.executable), tmp_path, with_tables_compared(path), path.name))


@each_notebook
@pytest.mark.parametrize("name", CORNERS)
def test_it_replays_at_the_corner(name, path, tmp_path):
    assert_replayed(replay(environment(name), tmp_path, with_tables_compared(path), path.name))


@pytest.mark.parametrize("name", CORNERS)
def test_the_corner_has_all_that_the_helper_package_asks_for(name):
    checked = agrees(environment(name))
    assert checked.returncode == 0, checked.stdout


@pytest.mark.xdist_group("replay")
def test_a_changed_number_is_noticed(tmp_path):
    notebook = nbformat.read(DYNA_Q, as_version=4)
    notebook.cells = [cell for cell in notebook.cells if cell.cell_type == "code"][:3]
    notebook.cells.append(nbformat.v4.new_code_cell("print(1 + 1)", execution_count=4))
    notebook.cells[-1].outputs = [nbformat.v4.new_output("stream", name="stdout", text="3\n")]
    assert replay(Path(sys.executable), tmp_path, notebook, DYNA_Q.name).returncode == 1
