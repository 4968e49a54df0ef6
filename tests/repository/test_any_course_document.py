"""docs/any-course.md, followed literally by an instructor of another course, in an empty folder."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from classes import ROOT
from mini_course import read, write
from other_courses import MEAN, SUM, Habit
from stock_nbgrader import in_gradebook, write_source

TEXT = (ROOT / "docs" / "any-course.md").read_text(encoding="utf-8")
SHELL = [block.splitlines() for block in re.findall(r"^```sh\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)]
CONFIGURATION, SETTING = re.findall(r"^```python\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
STACK = "class Stack:\n    def __init__(self):\n        self.items = []\n"
HABIT = Habit(
    "import math", f"{MEAN}\n{STACK}", f"{SUM}\n{STACK}", ("assert mean([1, 3]) == 2", "assert Stack().items == []")
)


def run(command: str, folder: Path, status: int = 0) -> str:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        command, shell=True, cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
    )
    assert done.returncode == status, done.stdout + done.stderr
    assert "Exception ignored" not in done.stderr
    return done.stdout


@pytest.mark.minute
def test_an_instructor_of_another_course_follows_the_page(tmp_path):
    config = tmp_path / "nbgrader_config.py"
    write_source(tmp_path, "ps1", HABIT)
    config.write_text(CONFIGURATION)
    (generate, check), (grade, *after) = SHELL
    run(generate, tmp_path)
    release = read(tmp_path / "release" / "ps1" / "ps1.ipynb")
    for student, notebook in HABIT.submissions(release).items():
        write(tmp_path / "submitted" / student / "ps1" / "ps1.ipynb", notebook)

    assert SETTING in run(check, tmp_path, status=1), "the line to copy"
    config.write_text(CONFIGURATION + SETTING)
    assert "c.DynaQ.tests" not in run(check, tmp_path)
    expected = {
        "solution": {"test_0": 2.0, "test_1": 2.0},
        "untouched": {"test_0": 0.0, "test_1": 0.0},
        "wrong": {"test_0": 0.0, "test_1": 2.0},
    }
    assert "not judged apart: a determined student could forge this score" in run(grade, tmp_path)
    assert in_gradebook(tmp_path, "ps1") == expected
    for command in after:
        run(command, tmp_path)
    assert in_gradebook(tmp_path, "ps1") == expected, "nbgrader autograde comes to the same"
    for page in ("feedback/wrong/ps1/ps1.html", "report/index.html"):
        assert "not judged apart" in (tmp_path / page).read_text(encoding="utf-8")
