"""Adding an exercise as CONTRIBUTING says works: each step of the list is done as it stands there."""

import os
import re
import shutil
import subprocess
import sys

from classes import ROOT
from mini_course import write
from third_exercise.course import NAME, notebook

MOST_LINES = 16
WRITTEN = ROOT / "tests" / "third_exercise" / NAME


def section():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    return text.split("**An exercise.**")[1].split("\n**")[0]


def dynaq(course, command):
    """Runs a command of the list for the exercise that is made here."""
    student = os.environ.get("DYNAQ_STUDENT_PYTHON", str(ROOT / ".venv-student" / "bin" / "python"))
    words = command.replace("NAME", NAME if "--new" in command else f"exercises/{NAME}").split()[1:]
    done = subprocess.run(
        [sys.executable, "-m", "dynaq_grader", *words],
        cwd=course,
        env={**os.environ, "DYNAQ_STUDENT_PYTHON": student},
        capture_output=True,
        text=True,
    )
    return done.returncode, done.stdout + done.stderr


def test_it_fits_on_half_a_page():
    assert len(section().splitlines()) <= MOST_LINES


def test_the_steps_lead_to_an_exercise_without_a_fault(tmp_path):
    new, check, _ = re.findall(r"`(dynaq check-exercise[^`]*)`", section())
    status, told = dynaq(tmp_path, f"{new} --into exercises")
    assert status == 1 and "makes no call" in told and "has nothing for sentence" in told
    for path in WRITTEN.glob("*.*"):
        shutil.copy(path, tmp_path / "exercises" / NAME)
    status, told = dynaq(tmp_path, check)
    assert status == 1 and "has an answer cell" in told
    write(tmp_path / "source" / "returns" / "returns.ipynb", notebook())
    assert dynaq(tmp_path, check) == (0, f"{NAME}: no faults.\n")
