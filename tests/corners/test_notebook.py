"""The solved notebook, replayed by nbval at every corner: the same printed numbers, nothing skipped."""

import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from environments import NAMES, ROOT, environment

NOTEBOOK = ROOT / "notebooks" / "dyna_q.ipynb"


def replay(python: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs nbval in an environment, with a home of its own, and returns how it went."""
    env = {
        **os.environ,
        "HOME": str(folder),
        "MPLCONFIGDIR": str(folder),
        "IPYTHONDIR": str(folder),
        "DYNAQ_STATIC": "1",
    }
    for name in ("JUPYTER_PATH", "JUPYTER_DATA_DIR", "PYTEST_ADDOPTS", "PYTEST_XDIST_WORKER", "VIRTUAL_ENV"):
        env.pop(name, None)
    env["PATH"] = os.pathsep.join([str(python.parent), os.environ["PATH"]])
    options = ["--nbval", "--nbval-cell-timeout=300", "-q", "-p", "no:cacheprovider", "-c", os.devnull]
    return subprocess.run(
        [python, "-m", "pytest", *options, f"--rootdir={folder}", NOTEBOOK],
        capture_output=True, text=True, env=env, cwd=folder,
    )  # fmt: skip


def test_every_code_cell_was_executed_and_can_be_compared():
    """nbval passes over cells whose execution count is null."""
    cells = [cell for cell in nbformat.read(NOTEBOOK, as_version=4).cells if cell.cell_type == "code"]
    assert len(cells) > 20
    assert [cell.id for cell in cells if cell.execution_count is None and cell.source.strip()] == []
    assert sum(bool(cell.outputs) for cell in cells) > 10


@pytest.mark.xdist_group("replay")
def test_it_replays_here(tmp_path):
    done = replay(Path(sys.executable), tmp_path)
    assert done.returncode == 0, done.stdout[-4000:]
    assert "skipped" not in done.stdout.splitlines()[-1]


@pytest.mark.long
@pytest.mark.xdist_group("replay")
@pytest.mark.parametrize("name", NAMES)
def test_it_replays_at_the_corner(name, tmp_path):
    done = replay(environment(name), tmp_path)
    assert done.returncode == 0, done.stdout[-4000:]
    assert "skipped" not in done.stdout.splitlines()[-1]


@pytest.mark.xdist_group("replay")
def test_a_changed_number_is_noticed(tmp_path, monkeypatch):
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    notebook.cells = [cell for cell in notebook.cells if cell.cell_type == "code"][:3]
    notebook.cells.append(nbformat.v4.new_code_cell("print(1 + 1)", execution_count=4))
    notebook.cells[-1].outputs = [nbformat.v4.new_output("stream", name="stdout", text="3\n")]
    changed = tmp_path / "dyna_q.ipynb"
    nbformat.write(notebook, changed)
    monkeypatch.setattr(sys.modules[__name__], "NOTEBOOK", changed)
    assert replay(Path(sys.executable), tmp_path).returncode == 1
