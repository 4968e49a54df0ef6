"""The proof of the kit: an exercise of one folder goes through every command, and no other file knows of it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from classes import ROOT
from mini_course import write
from third_exercise.course import FORGETS, NAME, SOLUTION, notebook

EXERCISE = ROOT / "tests" / "third_exercise" / NAME
MOST_LINES = 120


def run(course: Path, *words: str, status: int = 0) -> str:
    """Runs the command where the package of the third exercise is installed; gives what it prints."""
    student = os.environ.get("DYNAQ_STUDENT_PYTHON", str(ROOT / ".venv-student" / "bin" / "python"))
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    env = {**os.environ, "PYTHONPATH": str(course.parent / "site"), "DYNAQ_STUDENT_PYTHON": student, "PATH": path}
    command = [sys.executable, "-m", "dynaq_grader", *words]
    done = subprocess.run(command, cwd=course, env=env, capture_output=True, text=True)
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course with one exercise, which a package of somebody else's provides, as pip lays it out."""
    folder = tmp_path_factory.mktemp("third")
    shutil.copytree(EXERCISE, folder / "site" / NAME, ignore=shutil.ignore_patterns("__pycache__"))
    info = folder / "site" / "their_course-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: their-course\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[dynaq_grader.exercises]\n{NAME} = {NAME}:EXERCISE\n")
    course = folder / "course"
    write(course / "source" / "returns" / "returns.ipynb", notebook())
    put_bank(course / "bank")
    return course


def put_bank(bank: Path) -> None:
    for verdict, mistake, source in (("right", "", SOLUTION), ("wrong", "# mistake: value-forgotten\n", FORGETS)):
        (bank / verdict).mkdir(parents=True)
        header = f"# verdict: {verdict}\n# exercise: {NAME}\n{mistake}# about: an answer\n"
        (bank / verdict / "answer.py").write_text(f"{header}\n{source}\n")


def hand_in(course: Path, student: str, source: str) -> None:
    released = nbformat.read(course / "release" / "returns" / "returns.ipynb", as_version=4)
    next(cell for cell in released.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == NAME).source = source
    write(course / "submitted" / student / "returns" / "returns.ipynb", released)


def test_the_folder_is_small() -> None:
    lines = [line for path in EXERCISE.glob("*.*") for line in path.read_text(encoding="utf-8").splitlines()]
    assert len(lines) <= MOST_LINES


def test_no_other_file_knows_of_it() -> None:
    package = [*(ROOT / "grader").rglob("*.py"), *(ROOT / "dynaq_utils").rglob("*.*")]
    assert not [path for path in package if NAME in path.read_text(encoding="utf-8", errors="replace")]


def test_every_command_takes_it(course: Path) -> None:
    """One test, since each command builds on those before it."""
    run(course, "build")
    assert f"{NAME}: no faults." in run(course, "check-exercise", NAME, "--bank", "bank")
    run(course, "calibrate", "bank", "--json", "calibration.json")
    assert '"grader failed"' not in (course / "calibration.json").read_text()

    hand_in(course, "ada", SOLUTION)
    hand_in(course, "boris", FORGETS)
    run(course, "grade", "returns", "--json", "results.json")
    students = json.loads((course / "results.json").read_text())["students"]
    cells = {student: result["cells"][f"test_{NAME}"] for student, result in students.items()}
    assert (cells["ada"]["score"], cells["ada"]["mistake"]) == (4.0, None)
    assert (cells["boris"]["score"], cells["boris"]["mistake"]) == (3.0, "value-forgotten")
    assert "The function stops at the last reward." in cells["boris"]["message"]

    assert "it goes on" in run(course, "explain", "boris", "--assignment", "returns")
    run(course, "feedback", "returns")
    page = (course / "feedback" / "boris" / "returns" / "returns.html").read_text(encoding="utf-8")
    assert "The function stops at the last reward." in page
    run(course, "report", "returns")
    assert "value-forgotten" in (course / "report" / "index.html").read_text(encoding="utf-8")
    run(course, "export", "returns", "grades.csv")
    assert "boris" in (course / "grades.csv").read_text()
