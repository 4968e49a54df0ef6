"""Adding an exercise as CONTRIBUTING says works: each step of the list is done as it stands there."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from classes import ROOT
from mini_course import write
from third_exercise.course import FORGETS, NAME, SOLUTION, notebook

MOST_LINES = 25
WRITTEN = ROOT / "tests" / "third_exercise" / NAME
ASSIGNMENT = "returns"


def section():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    return text.split("**An exercise.**")[1].split("\n**")[0]


@pytest.fixture
def repository(tmp_path):
    """As much of a repository as an exercise needs, without another assignment."""
    without = shutil.ignore_patterns("__pycache__", "*.ipynb")
    for part in ("grader/dynaq_grader", "dynaq_utils"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=without)
    return tmp_path


def dynaq(repository, command):
    """Runs a command of the list with the repository's own packages."""
    student = os.environ.get("DYNAQ_STUDENT_PYTHON", str(ROOT / ".venv-student" / "bin" / "python"))
    ours = os.pathsep.join(map(str, (repository / "grader", repository)))
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    words = command.replace("NAME", NAME).replace("ASSIGNMENT", ASSIGNMENT).split()[1:]
    done = subprocess.run(
        [sys.executable, "-m", "dynaq_grader", *words],
        cwd=repository,
        env={**os.environ, "DYNAQ_STUDENT_PYTHON": student, "PYTHONPATH": ours, "PATH": path},
        capture_output=True,
        text=True,
    )
    return done.returncode, done.stdout + done.stderr


def hand_in(repository, student, source):
    released = nbformat.read(repository / "release" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb", as_version=4)
    next(cell for cell in released.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == NAME).source = source
    write(repository / "submitted" / student / ASSIGNMENT / f"{ASSIGNMENT}.ipynb", released)


def test_it_fits_on_half_a_page():
    assert len(section().splitlines()) <= MOST_LINES


@pytest.mark.minute
def test_the_steps_lead_to_an_exercise_that_is_graded_in_a_class(repository):
    """One test, since each step builds on those before it."""
    new, check, mutants, build, grade, examples = re.findall(r"`(dynaq [^`]*)`", section())
    status, told = dynaq(repository, new)
    assert status == 1 and "makes no call" in told and "has nothing for sentence" in told
    for path in WRITTEN.glob("*.*"):
        shutil.copy(path, repository / "grader" / "dynaq_grader" / "exercises" / NAME)
    status, told = dynaq(repository, check)
    assert status == 1 and "has an answer cell" in told
    write(repository / "source" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb", notebook())
    assert dynaq(repository, check) == (0, f"{NAME}: no faults.\n")
    status, told = dynaq(repository, mutants)
    assert status == 0 and "0 survived" in told and "Killed of those that differ: 100.0%" in told, told
    status, told = dynaq(repository, build)
    assert status == 0 and f"examples/{NAME}.json" in told, told
    hand_in(repository, "ada", SOLUTION)
    hand_in(repository, "boris", FORGETS)
    status, told = dynaq(repository, f"{grade} --json results.json")
    assert status == 0, told
    students = json.loads((repository / "results.json").read_text(encoding="utf-8"))["students"]
    cells = {student: result["cells"][f"test_{NAME}"] for student, result in students.items()}
    assert (cells["ada"]["verdict"], cells["boris"]["mistake"]) == ("correct", "value-forgotten")
    assert dynaq(repository, examples.replace("FOLDER", "theirs"))[0] == 0
    ours = repository / "dynaq_utils" / "examples" / f"{NAME}.json"
    assert (repository / "theirs" / f"{NAME}.json").read_bytes() == ours.read_bytes()
