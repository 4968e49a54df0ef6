"""Every command in a document is run here, but for those that a document lists as not run."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from classes import ROOT, hand_in, make_course, without_results

DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
CI_ITSELF = {"make test", "make test-long", "make lint", "make bench"}
"""`make test` is what runs this; the others run the same tools, or too long, and are called by hand."""


def commands(path: Path) -> list[str]:
    blocks = "".join(BLOCK.findall(path.read_text(encoding="utf-8")))
    return [line for line in blocks.splitlines() if line and not line.startswith("#")]


def not_run_here() -> set[str]:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    section = text.split("## Not run here")[1].split("\n## ")[0]
    return set("".join(BLOCK.findall(section)).splitlines())


def everything() -> list[str]:
    return list(dict.fromkeys(command for path in DOCUMENTS for command in commands(path)))


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course directory with a class and an inbox, in which the documents' commands make sense.

    Its notebook has no long runs: `make build` runs them, in the repository itself.
    """
    course = without_results(make_course(tmp_path_factory.mktemp("documents") / "course"), kept=("diagram_",))
    for name in ("dynaq_utils", "notebooks", "tests/submissions"):
        shutil.copytree(ROOT / name, course / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "LICENSE-CONTENT", "NOTICE.md"):
        shutil.copy(ROOT / name, course)
    hand_in(course, "ada")
    inbox = course / "inbox"
    inbox.mkdir()
    shutil.copy(course / "submitted" / "ada" / "dyna_q" / "dyna_q.ipynb", inbox / "boris.ipynb")
    return course


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    student = os.environ.get("DYNAQ_STUDENT_PYTHON", str(ROOT / ".venv-student" / "bin" / "python"))
    env = {**os.environ, "PATH": path, "DYNAQ_STUDENT_PYTHON": student}
    return subprocess.run(command, shell=True, cwd=folder, env=env, capture_output=True, text=True)


@pytest.mark.xdist_group("documents")
@pytest.mark.parametrize("command", [c for c in everything() if c.startswith(("dynaq ", "nbgrader "))])
def test_a_command_of_the_documents_works(command, course):
    done = run(command, course)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.xdist_group("documents")
@pytest.mark.parametrize("command", [c for c in everything() if c in {"make demo", "make build"}])
def test_a_target_of_the_documents_works(command):
    before = subprocess.run(["git", "status", "--porcelain"], cwd=ROOT, capture_output=True, text=True).stdout
    done = run(command, ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    after = subprocess.run(["git", "status", "--porcelain"], cwd=ROOT, capture_output=True, text=True).stdout
    assert after == before, "the command changed tracked files"


def test_every_command_is_run_or_listed():
    run_here = {c for c in everything() if c.startswith(("dynaq ", "nbgrader ")) or c in {"make demo", "make build"}}
    assert set(everything()) == run_here | not_run_here() | (CI_ITSELF & set(everything()))


def test_every_target_that_a_document_names_exists():
    targets = set(re.findall(r"^([a-z0-9-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for path in DOCUMENTS:
        named = set(re.findall(r"`make ([a-z0-9-]+)`", path.read_text(encoding="utf-8")))
        assert named <= targets, path


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_to_files_of_the_repository_lead_somewhere(path):
    for target in re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (path.parent / target).exists(), f"{path.name} links to {target}"
