"""The house: what lies at the top, and what must never be in any file."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOP = {
    "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "CITATION.cff", "NOTICE.md", "LICENSE", "LICENSE-CONTENT",
    "Makefile", "pyproject.toml", "environment.yml",
    "constraints.txt", "constraints-student.txt", "constraints-site.txt", "constraints-pyodide.txt",
    "constraints-hub.txt",
    "nbgrader_config.py", ".ci", ".gitignore", "source", "release", "notebooks", "dynaq_utils", "grader", "tests",
    "docs", "bench", "deploy",
}  # fmt: skip


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "-C", ROOT, "ls-files", "-z"], capture_output=True, check=True).stdout
    return [ROOT / name for name in listed.decode().split("\0") if name and (ROOT / name).is_file()]


def test_the_top_level_is_the_one_that_is_documented():
    assert {path.relative_to(ROOT).parts[0] for path in tracked()} <= TOP


def test_generated_folders_hold_notebooks_only():
    for folder in ("source", "release", "notebooks"):
        assert {path.suffix for path in tracked() if path.relative_to(ROOT).parts[0] == folder} == {".ipynb"}


def test_no_file_names_a_path_of_the_machine_it_was_made_on():
    named = {path.relative_to(ROOT) for path in tracked() if str(ROOT).encode() + b"/" in path.read_bytes()}
    assert named == set()


def test_the_helper_package_never_imports_the_grader():
    for path in (ROOT / "dynaq_utils").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"^\s*(?:import|from) +(?:dynaq_grader|nbgrader)", text, re.MULTILINE), path
