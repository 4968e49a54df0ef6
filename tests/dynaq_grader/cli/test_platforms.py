"""A class as Moodle hands it over, through all commands: nobody's work becomes another's."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import nbformat
import pytest

from classes import RIGHT, ROOT, make_course, notebook, without_results

STUDENT_PYTHON = os.environ.get("DYNAQ_STUDENT_PYTHON", str(ROOT / ".venv-student" / "bin" / "python"))
PEOPLE = {
    "ada": ("Ada Lovelace", 11),
    "alan": ("Alan T", 13),
    "boris": ("Boris Noé", 12),
    "dalia": ("Dalia D", 15),
    "eve": ("Eve Il", 14),
    "gina": ("Gina G", 17),
    "hal": ("Hal H", 18),
    "iris": ("Iris I", 16),
}
HEADER = (
    "ID,Vollständiger Name,Bewertung,Bestwertung,Bewertung kann geändert werden,Zuletzt geändert (Abgabe),"
    "Zuletzt geändert (Bewertung)"
)
ONE_POINT_OFF = """
from nbgrader.plugins import LateSubmissionPlugin

class OnePointOff(LateSubmissionPlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return 1.0

c.AssignLatePenalties.plugin_class = OnePointOff
"""


def files(course: Path) -> dict[str, str]:
    """What each sent, by the path that Moodle gives it."""
    release = course / "release" / "dyna_q" / "dyna_q.ipynb"
    right = nbformat.writes(notebook(RIGHT, release=release))
    wrong = nbformat.writes(nbformat.read(release, as_version=4))
    stripped = nbformat.read(release, as_version=4)
    stripped.cells = [cell for cell in stripped.cells if "nbgrader" not in cell.metadata]
    return {
        "Ada Lovelace_11_assignsubmission_file_/dyna_q.ipynb": right,
        "__MACOSX/Ada Lovelace_11_assignsubmission_file_/._dyna_q.ipynb": "a Mac's note",
        "Alan T_13_assignsubmission_file_/dyna_q.html": "<p>my work</p>",
        "Boris Noé_12_assignsubmission_file_/dyna_q.ipynb": nbformat.writes(nbformat.v4.new_notebook()),
        "Dalia D_15_assignsubmission_file_/DYNA_Q.IPYNB": right,
        "Eve_11_assignsubmission_file_ X_14_assignsubmission_file_/dyna_q.ipynb": wrong,
        "Iris I_16_assignsubmission_file_/dyna_q.ipynb": nbformat.writes(stripped),
        "Team 1_11_assignsubmission_file_/dyna_q.ipynb": right,
    }


class Class:
    """The course, and what each command printed and ended with."""

    def __init__(self, folder: Path) -> None:
        self.course = without_results(make_course(folder / "course"))
        config = self.course / "nbgrader_config.py"
        config.write_text(config.read_text() + ONE_POINT_OFF)
        with zipfile.ZipFile(self.course / "submissions.zip", "w") as archive:
            for name, text in files(self.course).items():
                archive.writestr(name, text)
        lines = [f"{student},{name},{number}\n" for student, (name, number) in PEOPLE.items()]
        (self.course / "roster.csv").write_bytes("".join(["Student ID,name,number\n", *lines]).encode("cp1252"))
        (self.course / "groups.csv").write_text("group,id\nTeam 1,gina\nTeam 1,hal\n")
        (self.course / "worksheet.csv").write_text("\n".join([HEADER, *self.rows()]), encoding="utf-8-sig")

    def rows(self) -> list[str]:
        early, late = "Dienstag, 3. November 2026, 17:00", "Dienstag, 3. November 2026, 18:00"
        return [
            f'Teilnehmer/in{number},{name},,"10,00",Ja,"{late if student == "dalia" else early}",-'
            for student, (name, number) in PEOPLE.items()
        ]

    def run(self, command: str) -> tuple[int, str]:
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        env = {**os.environ, "PATH": path, "DYNAQ_STUDENT_PYTHON": STUDENT_PYTHON, "COLUMNS": "250"}
        done = subprocess.run(command, shell=True, cwd=self.course, env=env, capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr

    def grades(self) -> dict[str, str]:
        text = (self.course / "grades.csv").read_text(encoding="utf-8-sig")
        ids = {str(number): student for student, (_, number) in PEOPLE.items()}
        rows = csv.DictReader(io.StringIO(text, newline=""))
        return {ids[row["ID"].removeprefix("Teilnehmer/in")]: row["Bewertung"] for row in rows}


@pytest.fixture(scope="module")
def walked(tmp_path_factory):
    """The whole way, once; each test looks at one stage."""
    made = Class(tmp_path_factory.mktemp("platforms"))
    tables = "--roster roster.csv --groups groups.csv --received worksheet.csv --timezone Europe/Berlin"
    stages = {
        "collect": f"dynaq collect submissions.zip {tables}",
        "due": 'nbgrader db assignment add dyna_q --duedate="2026-11-03 16:30:00 UTC"',
        "grade": "dynaq grade dyna_q --json grades.json",
        "feedback": "dynaq feedback dyna_q",
        "export": "dynaq export dyna_q grades.csv --for moodle --worksheet worksheet.csv",
    }
    made.printed = {stage: made.run(command) for stage, command in stages.items()}
    return made


def test_collect_takes_what_is_somebody_s_and_names_the_rest(walked):
    status, printed = walked.printed["collect"]
    assert status == 1
    assert "6 submissions collected." in printed
    assert "by its name it is of the platform's number 11 or 14, and nothing says which" in printed
    html = "Alan T_13_assignsubmission_file_/dyna_q.html"
    assert f"not submitted: alan (sent {html}, which is no notebook)\n" in printed
    assert "not submitted: eve\n" in printed
    assert "MACOSX" not in printed


def test_grade_refuses_what_holds_no_answer_cell_and_tells_the_penalty(walked):
    status, printed = walked.printed["grade"]
    results = json.loads((walked.course / "grades.json").read_text())["students"]
    assert status == 1
    found = {student: (result["status"], result["score"]) for student, result in results.items()}
    full, none = ("graded", 10.0), ("refused", None)
    assert found == {"ada": full, "boris": none, "dalia": full, "gina": full, "hal": full, "iris": none}
    assert "boris: None of the assignment's answer cells is in the notebook" in printed
    assert "dalia: received 2026-11-03 17:00 UTC, 1 points off for lateness; 9 of 10 count." in printed
    assert "ada: received" not in printed, "17:00 in Berlin is in time"


def test_feedback_and_export_reach_those_whose_work_it_was(walked):
    assert walked.printed["feedback"][0] == 0
    status, printed = walked.printed["export"]
    assert status == 1
    assert {student for student, grade in walked.grades().items() if grade} == {"ada", "dalia", "gina", "hal"}
    assert (walked.grades()["ada"], walked.grades()["dalia"]) == ("10", "9")
    assert "boris: no score yet." in printed
    assert {path.parents[1].name for path in walked.course.glob("feedback/*/*/*.html")} >= {"ada", "gina", "hal"}


def test_saving_again_after_the_due_date_costs_nothing_and_is_said(walked):
    path = walked.course / "again.zip"
    work = nbformat.reads(files(walked.course)["Ada Lovelace_11_assignsubmission_file_/dyna_q.ipynb"], as_version=4)
    work.metadata["colab"] = {"provenance": []}
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Ada Lovelace_11_assignsubmission_file_/dyna_q.ipynb", nbformat.writes(work))
    (walked.course / "later.csv").write_text("id,received\nada,2026-11-09 12:00Z\n")
    assert walked.run("dynaq collect again.zip --roster roster.csv --received later.csv")[0] == 0
    status, printed = walked.run("dynaq grade dyna_q --student ada")
    assert status == 0
    assert (
        "ada: run and saved again 2026-11-09 12:00 UTC, the answers unchanged; the time of the first file counts, "
        "2026-11-03 16:00 UTC.\n"
    ) in printed
    assert "10 / 10" in printed
