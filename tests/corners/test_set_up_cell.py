"""The notebook's first cell in a real kernel, with Colab's versions and without the helper package."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager

from dynaq_grader.course.publish import publish
from environments import ROOT, environment
from helper_package import BUILD, wheel

pytestmark = [pytest.mark.corner, pytest.mark.xdist_group("colab")]
SET_UP = next(
    cell.source
    for cell in nbformat.read(ROOT / "release" / "dyna_q" / "dyna_q.ipynb", as_version=4).cells
    if cell.id == "setup"
)
NO_PROGRAMS = """
import subprocess
def refuse(*arguments, **options):
    raise OSError(138, "Not supported")
subprocess.Popen = refuse
"""
LOCATION = "import dynaq_utils; print(dynaq_utils.__file__)"


@pytest.fixture(scope="module")
def with_pip() -> Iterator[Path]:
    """The interpreter of a copy of the corner that has pip."""
    folder = BUILD / f"fresh-{os.getpid()}"
    shutil.copytree(environment("colab").parents[1], folder, symlinks=True, copy_function=os.link)
    python = folder / "bin" / "python"
    subprocess.run([python, "-m", "ensurepip"], check=True, capture_output=True)
    yield python
    shutil.rmtree(folder)


@pytest.fixture
def fresh(with_pip: Path) -> Path:
    """The same interpreter, without the helper package."""
    for part in with_pip.parents[1].glob("lib/*/site-packages/dynaq_utils*"):
        shutil.rmtree(part)
    return with_pip


def run(python: Path, folder: Path, cells: list[str], **settings: str) -> tuple[str, str]:
    """Runs cells in one kernel; what the last one printed, and the error that it ended in, if any."""
    spec = {"argv": [str(python), "-m", "ipykernel_launcher", "-f", "{connection_file}"], "display_name": "Fresh"}
    (folder / "kernels" / "fresh").mkdir(parents=True)
    (folder / "kernels" / "fresh" / "kernel.json").write_text(json.dumps(spec | {"language": "python"}))
    manager = KernelManager(
        kernel_name="fresh", kernel_spec_manager=KernelSpecManager(kernel_dirs=[str(folder / "kernels")])
    )
    home = {name: str(folder) for name in ("HOME", "IPYTHONDIR", "MPLCONFIGDIR")}
    manager.start_kernel(cwd=str(folder), env={**os.environ, **home, **settings})
    client = manager.blocking_client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=120)
        return [execute(client, cell) for cell in cells][-1]
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def execute(client: BlockingKernelClient, cell: str) -> tuple[str, str]:
    printed: list[str] = []

    def keep(message: dict) -> None:
        if message["msg_type"] == "stream":
            printed.append(message["content"]["text"])

    reply = client.execute_interactive(cell, timeout=300, output_hook=keep, stop_on_error=False)
    content = reply["content"]
    return "".join(printed), f"{content['ename']}: {content['evalue']}" if content["status"] == "error" else ""


def test_pip_installs_from_the_one_address(fresh, tmp_path):
    printed, error = run(fresh, tmp_path, [SET_UP, LOCATION], DYNAQ_UTILS_ADDRESS=str(wheel()), PIP_NO_INDEX="1")
    assert error == ""
    assert printed.startswith(str(fresh.parents[1]))


def test_pip_installs_from_the_students_repository(fresh, tmp_path):
    """As in Colab, but for where the repository lies."""
    students = tmp_path / "students"
    publish(ROOT, students)
    git = ["git", "-C", students, "-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", "init", "-q", students], check=True)
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "-q", "-m", "Release"], check=True)
    subprocess.run([*git, "tag", "v0.1.0"], check=True)
    address = f"dynaq-utils @ git+file://{students}@v0.1.0"
    printed, error = run(fresh, tmp_path, [SET_UP, LOCATION], DYNAQ_UTILS_ADDRESS=address)
    assert error == ""
    assert printed.startswith(str(fresh.parents[1]))


def test_a_wheel_beside_the_notebook_needs_neither_pip_nor_network(fresh, tmp_path):
    """Nor another process: a Python inside a browser cannot start any."""
    shutil.copy(wheel(), tmp_path)
    printed, error = run(fresh, tmp_path, [NO_PROGRAMS, SET_UP, LOCATION], PIP_NO_INDEX="1")
    assert error == ""
    assert printed.endswith("dynaq_utils/__init__.py\n")
    assert not printed.startswith(str(fresh.parents[1]))


def test_where_neither_works_the_student_is_told_what_to_do(fresh, tmp_path):
    (tmp_path / "dynaq_utils-0.1.0-py3-none-any.whl").write_bytes(b"half of a downl")
    settings = {"DYNAQ_UTILS_ADDRESS": "dynaq-utils", "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": ""}
    printed, error = run(fresh, tmp_path, [SET_UP], **settings)
    assert error.startswith("SystemExit: The helper package dynaq_utils is not here")
    assert "pip said: ERROR: No matching distribution found for dynaq-utils" in error
    assert "put the file dynaq_utils-*.whl beside this notebook" in error
    assert "Traceback" not in printed


def test_the_cell_changes_no_other_package(fresh, tmp_path):
    def installed() -> set[str]:
        freeze = subprocess.run([fresh, "-m", "pip", "freeze"], check=True, capture_output=True, text=True)
        return set(freeze.stdout.splitlines())

    before = installed()
    _, error = run(fresh, tmp_path, [SET_UP], DYNAQ_UTILS_ADDRESS=str(wheel()))
    assert error == ""
    assert {line.split(" ")[0].split("==")[0] for line in installed() ^ before} == {"dynaq-utils"}
