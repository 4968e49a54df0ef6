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

PROJECT = f"""
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "their-course"
version = "VERSION"

[project.entry-points."dynaq_grader.exercises"]
{NAME} = "{NAME}:EXERCISE"

[project.entry-points."dynaq_utils.examples"]
{NAME} = "their_checks"

[tool.hatch.build.targets.wheel]
packages = ["{NAME}", "their_checks"]
"""
"""The package of an instructor of another course, with an exercise for the grader and a check for students."""

STUDENT = f"""
import sys
from dynaq_utils.checks import check
{SOLUTION}
check({NAME!r}, {NAME})
assert not any(name.startswith("dynaq_grader") for name in sys.modules)
{FORGETS}
check({NAME!r}, {NAME})
"""
"""What a student runs: the check of a right answer, then of a wrong one."""


def environment(folder: Path) -> dict[str, str]:
    """Where their package is installed."""
    student = os.environ.get("DYNAQ_STUDENT_PYTHON", str(ROOT / ".venv-student" / "bin" / "python"))
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return {**os.environ, "PYTHONPATH": str(folder / "site"), "DYNAQ_STUDENT_PYTHON": student, "PATH": path}


def run(course: Path, *words: str, status: int = 0) -> str:
    """Runs the command where their package is installed; gives what it prints."""
    command = [sys.executable, "-m", "dynaq_grader", *words]
    done = subprocess.run(command, cwd=course, env=environment(course.parent), capture_output=True, text=True)
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout


def install(folder: Path, version: str) -> None:
    """Installs their package as pip does, in place of an older one."""
    (folder / "package" / "pyproject.toml").write_text(PROJECT.replace("VERSION", version), encoding="utf-8")
    uv = [sys.executable, "-m", "uv", "-q", "pip", "install", "--python", sys.executable]
    alone = ["--no-deps", "--no-build-isolation", "--offline", "--reinstall"]
    subprocess.run([*uv, *alone, "--target", folder / "site", folder / "package"], check=True)


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course with one exercise, which a package of somebody else's provides."""
    folder = tmp_path_factory.mktemp("third")
    course, package = folder / "course", folder / "package"
    shutil.copytree(EXERCISE, package / NAME, ignore=shutil.ignore_patterns("__pycache__"))
    write(course / "source" / "returns" / "returns.ipynb", notebook())
    run(course, "check-exercise", f"../package/{NAME}", "--examples", "../package/their_checks")
    (package / "their_checks" / "__init__.py").touch()
    install(folder, "1.0")
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


def result_of(course: Path, student: str) -> dict:
    return json.loads((course / ".dynaq" / "results" / "returns" / f"{student}.json").read_text(encoding="utf-8"))


def test_the_folder_is_small() -> None:
    lines = [line for path in EXERCISE.glob("*.*") for line in path.read_text(encoding="utf-8").splitlines()]
    assert len(lines) <= MOST_LINES


def test_no_other_file_knows_of_it() -> None:
    package = [*(ROOT / "grader").rglob("*.py"), *(ROOT / "dynaq_utils").rglob("*.*")]
    assert not [path for path in package if NAME in path.read_text(encoding="utf-8", errors="replace")]


@pytest.mark.minute
def test_every_command_takes_it(course: Path) -> None:
    """One test, since each command builds on those before it."""
    run(course, "build")
    assert NAME in run(course, "exercises") and "their-course 1.0" in run(course, "exercises")
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

    told = run(course, "explain", "boris", "--assignment", "returns")
    assert "value-forgotten" in told and "expected: " in told and "returned: " in told
    run(course, "feedback", "returns")
    page = (course / "feedback" / "boris" / "returns" / "returns.html").read_text(encoding="utf-8")
    assert "The function stops at the last reward." in page
    run(course, "report", "returns")
    assert "value-forgotten" in (course / "report" / "index.html").read_text(encoding="utf-8")
    run(course, "export", "returns", "grades.csv")
    assert "boris" in (course / "grades.csv").read_text()

    before = result_of(course, "ada")
    run(course, "grade", "returns")
    assert result_of(course, "ada") == before, "nothing is graded twice"
    install(course.parent, "1.1")
    run(course, "grade", "returns")
    assert result_of(course, "ada")["key"] != before["key"], "the version of their package is part of the key"
    assert result_of(course, "ada")["score"] == before["score"]


def test_students_check_it_with_their_own_package_alone(course: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", STUDENT], env=environment(course.parent), capture_output=True, text=True
    )
    assert NAME in done.stdout
    assert "The function stops at the last reward." in done.stderr
