"""From a fork to a link that works: the README's commands, a bare repository in GitHub's place, Colab's versions."""

import os
import re
import shutil
import subprocess

import nbformat
import pytest

from environments import ROOT
from test_set_up_cell import LOCATION, fresh, run, with_pip

__all__ = ["fresh", "with_pip"]
pytestmark = [pytest.mark.corner, pytest.mark.xdist_group("colab")]
THEIRS = "my-university/dyna-q"


def readme_commands() -> list[str]:
    section = (ROOT / "README.md").read_text(encoding="utf-8").split("### From a fork to a link")[1]
    return re.search(r"```sh\n(.*?)```", section, re.DOTALL).group(1).splitlines()


@pytest.fixture(scope="module")
def pushed(tmp_path_factory):
    """The students' repository after the whole walk, and where git finds it in place of GitHub."""
    folder = tmp_path_factory.mktemp("walk")
    fork, bare, home = folder / "fork", folder / "hosting" / f"{THEIRS}.git", folder / "home"
    home.mkdir()
    git = {"HOME": str(home), "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org"}
    env = os.environ | git | {"GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org"}
    subprocess.run(["git", "init", "-q", "--bare", "-b", "main", bare], check=True, env=env)
    instead = f"url.file://localhost{bare}.insteadOf"
    subprocess.run(["git", "config", "--global", instead, f"https://github.com/{THEIRS}"], check=True, env=env)
    left_out = shutil.ignore_patterns(".*", "build", "tests", "__pycache__", "demo", "*.egg-info")
    shutil.copytree(ROOT, fork, ignore=left_out)
    pyproject = fork / "pyproject.toml"
    pyproject.write_text(re.sub(r'(?<=students-repository = )".*"', f'"{THEIRS}"', pyproject.read_text()))
    for command in readme_commands():
        done = subprocess.run(command, shell=True, cwd=fork, env=env, capture_output=True, text=True)
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return folder / "dyna-q", home, bare


def test_every_link_leads_to_what_was_pushed(pushed):
    published, _, bare = pushed
    texts = [(published / name).read_text() for name in ("README.md", "release/dyna_q/dyna_q.ipynb")]
    for text in texts:
        links = re.findall(r"colab\.research\.google\.com/github/([\w.-]+/[\w.-]+)/blob/(\w+)/([\w./-]+)", text)
        assert links
        for repository, branch, path in links:
            assert repository == THEIRS
            shown = subprocess.run(["git", "-C", bare, "show", f"{branch}:{path}"], capture_output=True, check=True)
            assert shown.stdout == (published / path).read_bytes()
    assert "dyna-q-course" not in "".join(texts)


def test_the_set_up_cell_installs_from_there_in_colab_s_versions(pushed, fresh, tmp_path):
    """The cell as it was pushed: only git is told to look for GitHub elsewhere."""
    _, home, bare = pushed
    shown = ["git", "-C", bare, "show", "main:release/dyna_q/dyna_q.ipynb"]
    notebook = nbformat.reads(subprocess.run(shown, capture_output=True, check=True, text=True).stdout, as_version=4)
    set_up = next(cell.source for cell in notebook.cells if cell.id == "setup")
    settings = {"GIT_CONFIG_GLOBAL": str(home / ".gitconfig"), "GIT_CONFIG_NOSYSTEM": "1"}
    printed, error = run(fresh, tmp_path, [set_up, LOCATION], **settings)
    assert error == ""
    assert printed.startswith(str(fresh.parents[1]))


def test_an_address_on_localhost_serves_as_well(pushed, fresh, tmp_path):
    published, _, bare = pushed
    notebook = nbformat.read(published / "release" / "dyna_q" / "dyna_q.ipynb", as_version=4)
    set_up = next(cell.source for cell in notebook.cells if cell.id == "setup")
    address = f"dynaq-utils @ git+file://localhost{bare}@v0.1.0"
    printed, error = run(fresh, tmp_path, [set_up, LOCATION], DYNAQ_UTILS_ADDRESS=address)
    assert error == ""
    assert printed.startswith(str(fresh.parents[1]))


def test_a_tag_that_was_forgotten_is_told_by_pip_s_line(pushed, fresh, tmp_path):
    published, _, bare = pushed
    notebook = nbformat.read(published / "release" / "dyna_q" / "dyna_q.ipynb", as_version=4)
    set_up = next(cell.source for cell in notebook.cells if cell.id == "setup")
    address = f"dynaq-utils @ git+file://localhost{bare}@v9.9.9"
    _, error = run(fresh, tmp_path, [set_up], DYNAQ_UTILS_ADDRESS=address)
    assert "pip said:" in error
    assert "v9.9.9" in error
    assert "Connect to the network" not in error
