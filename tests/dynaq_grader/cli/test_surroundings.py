"""The whole loop, by the real command, wherever it runs: users, locales, umasks, zones and paths of all kinds."""

from __future__ import annotations

import csv
import io
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

import nbformat
import pytest

from classes import RIGHT, ROOT, make_course, notebook, without_results
from normal_user import as_normal_user

STUDENT_PYTHON = os.environ.get("DYNAQ_STUDENT_PYTHON", str(ROOT / ".venv-student" / "bin" / "python"))
NAME = "Zoë Ångström-山田"
WORKSHEET = (
    "Identifier,Full name,Grade,Maximum grade,Last modified (submission),Last modified (grade)\n"
    f'Participant 301,{NAME},,10.00,"Tuesday, 3 November 2026, 5:00 PM",-\n'
)
LATE = """
from nbgrader.plugins import LateSubmissionPlugin

class OnePointOff(LateSubmissionPlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return 1.0

c.AssignLatePenalties.plugin_class = OnePointOff
c.DynaQ.timezone = "Europe/Berlin"
"""


def make(folder: Path) -> Path:
    """A course in a folder, and in it what Moodle gives for one student."""
    folder.mkdir(parents=True)
    course = without_results(make_course(folder / "course"))
    config = course / "nbgrader_config.py"
    config.write_text(config.read_text() + LATE)
    with zipfile.ZipFile(course / "submissions.zip", "w") as archive:
        work = nbformat.writes(notebook(RIGHT, release=course / "release/dyna_q/dyna_q.ipynb"))
        archive.writestr(f"{NAME}_301_assignsubmission_file_/dyna_q.ipynb", work)
    (course / "roster.csv").write_text(f"id,name\nzoë,{NAME}\n", encoding="utf-8")
    (course / "worksheet.csv").write_text(WORKSHEET, encoding="utf-8-sig")
    return course


LOOP = (
    "dynaq collect submissions.zip dyna_q --roster roster.csv --received worksheet.csv",
    'nbgrader db assignment add dyna_q --duedate="2026-11-03 16:30:00 UTC"',
    "dynaq grade dyna_q --workers 1",
    "dynaq feedback dyna_q",
    "dynaq export dyna_q grades.csv --for moodle --worksheet worksheet.csv",
    "dynaq export dyna_q feedback.zip --for moodle-feedback --worksheet worksheet.csv",
    "dynaq report dyna_q",
)
"""Ada's hour in Berlin, 17:00, is 16:00 UTC, half an hour before the due date."""


def loop(course: Path, environment: dict[str, str], before: Sequence[str] = (), umask: int = 0o022) -> str:
    """Runs everything and gives what was printed; the grade has come to Moodle, the page to the zip."""
    script = "\n".join([f"umask {umask:03o}", "set -e", *LOOP])
    done = subprocess.run([*before, "sh", "-c", script], cwd=course, env=environment, capture_output=True)
    printed = (done.stdout + done.stderr).decode(errors="replace")
    assert done.returncode == 0, printed
    assert "Traceback" not in printed
    text = (course / "grades.csv").read_text(encoding="utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert (row["Full name"], row["Grade"]) == (NAME, "10"), printed
    with zipfile.ZipFile(course / "feedback.zip") as archive:
        assert len(archive.namelist()) == 1
    assert (course / "report" / "report.csv").is_file()
    return printed


def environment(**changes: str | None) -> dict[str, str]:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    changed = {**os.environ, "PATH": path, "DYNAQ_STUDENT_PYTHON": STUDENT_PYTHON, "COLUMNS": "200", **changes}
    return {name: value for name, value in changed.items() if value is not None}


ODD = Path("Лекции 課程") / 'Ada\'s "best" course [1] 50% #2; *&x'
LATIN = {"LANG": None, "PYTHONUTF8": None, "LC_ALL": "C", "PYTHONIOENCODING": "latin-1"}
SHOWN = re.compile(r"zo.{1,2}\W+graded\W+10 / 10")


@pytest.mark.minute
def test_all_that_is_odd_at_once(tmp_path):
    """What `make test-long` tries apart, but for the normal user."""
    odd = environment(HOME=None, TZ="Pacific/Kiritimati", **LATIN)
    assert SHOWN.search(loop(make(tmp_path / ODD), odd, umask=0o077))


@pytest.mark.long
def test_a_umask_that_closes_everything(tmp_path):
    loop(make(tmp_path / "a"), environment(), umask=0o077)


@pytest.mark.long
def test_no_home(tmp_path):
    loop(make(tmp_path / "a"), environment(HOME=None))


@pytest.mark.minute
def test_a_normal_user():
    with tempfile.TemporaryDirectory() as folder:
        course = make(Path(folder) / "a")
        home = Path(folder) / "home"
        home.mkdir()
        loop(course, environment(HOME=str(home)), as_normal_user([], Path(folder)))


@pytest.mark.long
def test_the_machine_s_own_time_zone_changes_nothing(tmp_path):
    loop(make(tmp_path / "a"), environment(TZ="Pacific/Kiritimati"))


@pytest.mark.long
@pytest.mark.parametrize("locale", [{**LATIN, "PYTHONIOENCODING": None}, LATIN], ids=["C", "latin-1"])
def test_a_locale_that_cannot_write_the_name(locale, tmp_path):
    printed = loop(make(tmp_path / "a"), environment(**locale))
    assert SHOWN.search(printed)


@pytest.mark.long
def test_paths_with_blanks_quotes_and_other_alphabets(tmp_path):
    loop(make(tmp_path / ODD), environment())
