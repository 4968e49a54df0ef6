"""Moodle: a zip packed again on a Mac, a German grading worksheet, groups, a roster that Excel saved."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from pathlib import Path

from . import works
from .walk import Platform, for_a_person, full, half, not_taken, rows

OLD_GROUP = "the platform's number 30 is tom's, who has another name there (Tom T). If this is a group's"
SITUATIONS = {
    "ada": full("plain work, in time by the clock of Berlin, a Mac's note beside it", "ada"),
    "alan": not_taken("an HTML page", "not submitted: alan (sent Alan T_13_assignsubmission_file_/dyna_q.html, which"),
    "boris": for_a_person("an empty notebook"),
    "dalia": full("the file's name in capitals; late by the clock of Berlin", "dalia", grade="9"),
    "eve": not_taken("a display name that looks like another's folder", "of the platform's number 11 or 14, and"),
    "gina": full("a group's work; the group has ada's number", "Team 1"),
    "hal": full("the other member", "Team 1"),
    "iris": for_a_person("the release without its graded cells"),
    "jan": not_taken("another assignment", "jan: the notebook is one of the assignment warm_up, not of dyna_q."),
    "kim": full("an earlier release: the instructor changed points and a locked cell", "kim"),
    "lea": not_taken("two notebooks of other names", "lea: several files could be dyna_q.ipynb"),
    "li1": full("one of two who have one name", "li1"),
    "li2": half("the other", "li2"),
    "mia": not_taken(
        "a notebook that a browser called .txt", "if Mia M_22_assignsubmission_file_/dyna_q.ipynb.txt is one"
    ),
    "nora": half("a name with accents, decomposed and without the zip's flag", "nora"),
    "omar": not_taken("an hour that the clock showed twice", "omar: worksheet.csv, line 17: Omar O came at 'Sonntag"),
    "pia": half("a name that is a formula", "pia"),
    "quin": not_taken("in a group, and also handed in alone", "quin: several files could be dyna_q.ipynb"),
    "sam": half("a folder in the folder, with a Mac's notes in it", "sam"),
    "tom": not_taken("a group that the table of groups does not have, with tom's number", OLD_GROUP),
    "uma": not_taken("a file's name that would paint the terminal", "its name holds signs that no file name should"),
    "wes": for_a_person("a text file that is called a notebook"),
}
NAMES = {
    "ada": ("Ada Lovelace", 11), "alan": ("Alan T", 13), "boris": ("Boris Noé", 12), "dalia": ("Dalia D", 15),
    "eve": ("Eve Il", 14), "gina": ("Gina G", 17), "hal": ("Hal H", 18), "iris": ("Iris I", 16),
    "jan": ("Jan J", 19), "kim": ("Kim K", 20), "lea": ("Lea L", 21), "li1": ("Li Jan", 24), "li2": ("Li Jan", 25),
    "mia": ("Mia M", 22), "nora": ("Nóra Ñuñez", 23), "omar": ("Omar O", 26), "pia": ("=1+1", 27),
    "quin": ("Quin Q", 28), "sam": ("Sam S", 29), "tom": ("Tom T", 30), "uma": ("Uma U", 31), "wes": ("Wes W", 32),
}  # fmt: skip
HEADER = (
    "ID,Vollständiger Name,Bewertung,Bestwertung,Bewertung kann geändert werden,Zuletzt geändert (Abgabe),"
    "Zuletzt geändert (Bewertung)"
)
IN_TIME = "Dienstag, 3. November 2026, 17:00"
TIMES = {"dalia": "Dienstag, 3. November 2026, 18:00", "omar": "Sonntag, 25. Oktober 2026, 02:30"}
ONE_POINT_OFF = """
from nbgrader.plugins import LateSubmissionPlugin

class OnePointOff(LateSubmissionPlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return 1.0

c.AssignLatePenalties.plugin_class = OnePointOff
"""


def _folder(student: str) -> str:
    name, number = NAMES[student]
    return f"{name}_{number}_assignsubmission_file_"


def _files(made: works.Works) -> dict[str, str]:
    """What each sent, by the path that Moodle gives it."""
    sent = {
        "ada": {"dyna_q.ipynb": made.right("ada")},
        "alan": {"dyna_q.html": works.NO_NOTEBOOK},
        "boris": {"dyna_q.ipynb": works.EMPTY},
        "dalia": {"DYNA_Q.IPYNB": made.right("dalia")},
        "iris": {"dyna_q.ipynb": made.stripped()},
        "jan": {"dyna_q.ipynb": made.other_assignment()},
        "kim": {"dyna_q.ipynb": made.earlier("kim")},
        "lea": {"answers.ipynb": made.right("lea"), "notes.ipynb": made.stub("lea")},
        "li1": {"dyna_q.ipynb": made.right("li1")},
        "li2": {"dyna_q.ipynb": made.half("li2")},
        "mia": {"dyna_q.ipynb.txt": made.right("mia")},
        "nora": {"dyna_q.ipynb": made.half("nora")},
        "omar": {"dyna_q.ipynb": made.right("omar")},
        "pia": {"my work.ipynb": made.half("pia")},
        "quin": {"dyna_q.ipynb": made.right("quin")},
        "sam": {"hw/dyna_q.ipynb": made.half("sam"), "hw/__MACOSX/._dyna_q.ipynb": "note", "hw/._dyna_q.ipynb": "note"},
        "uma": {"dyna\x1b[31m_q.ipynb": made.right("uma")},
        "wes": {"dyna_q.ipynb": "no notebook"},
    }
    files = {f"{_folder(student)}/{name}": text for student, its in sent.items() for name, text in its.items()}
    return files | {
        "__MACOSX/Ada Lovelace_11_assignsubmission_file_/._dyna_q.ipynb": "a Mac's note",
        "Eve_11_assignsubmission_file_ X_14_assignsubmission_file_/dyna_q.ipynb": made.stub("eve"),
        "Team 1_11_assignsubmission_file_/dyna_q.ipynb": made.right("Team 1"),
        "Team 2_30_assignsubmission_file_/dyna_q.ipynb": made.right("Team 2"),
    }


def pack_as_a_mac(path: Path, files: dict[str, str]) -> None:
    """A zip with names in decomposed UTF-8, and no flag that says so."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(unicodedata.normalize("NFD", name), text)
    data = path.read_bytes()
    for before_the_flag in (rb"PK\x03\x04...", rb"PK\x01\x02....."):
        data = re.sub(b"(%s)\x08" % before_the_flag, b"\\1\0", data, flags=re.DOTALL)
    path.write_bytes(data)


def write(course: Path, made: works.Works) -> None:
    config = course / "nbgrader_config.py"
    config.write_text(config.read_text() + ONE_POINT_OFF)
    pack_as_a_mac(course / "submissions.zip", _files(made))
    lines = [f"{student},{name},Participant {number}\n" for student, (name, number) in NAMES.items()]
    table = "".join(["Student ID,name,Identifier\n", *lines, "b/o/b,Bad Id,99\n"])
    (course / "roster.csv").write_bytes(table.encode("cp1252"))
    (course / "groups.csv").write_text("group,id\nTeam 1,gina\nTeam 1,hal\nTeam 1,quin\n")
    sheet = [
        f'Teilnehmer/in{number},{name},,"10,00",Ja,"{TIMES.get(student, IN_TIME)}",-'
        for student, (name, number) in sorted(NAMES.items(), key=lambda entry: entry[1][1])
    ]
    (course / "worksheet.csv").write_text("\n".join([HEADER, *sheet]), encoding="utf-8-sig")


def grades(course: Path) -> dict[str, str]:
    ids = {str(number): student for student, (_, number) in NAMES.items()}
    found = rows(course / "grades.csv")
    return {ids[row["ID"].removeprefix("Teilnehmer/in")]: row["Bewertung"] for row in found}


def pages(course: Path) -> dict[str, str]:
    """The zip of feedback, by the number that Moodle reads off the folder."""
    ids = {str(number): student for student, (_, number) in NAMES.items()}
    with zipfile.ZipFile(course / "feedback.zip") as archive:
        return {
            ids[re.fullmatch(r"[^_]+_(\d+)_assignsubmission_file/dyna_q\.html", name)[1]]: archive.read(name).decode()
            for name in archive.namelist()
        }


TABLES = "--roster roster.csv --groups groups.csv --received worksheet.csv --timezone Europe/Berlin"
PLATFORM = Platform(
    SITUATIONS,
    write,
    {
        "collect": f"dynaq collect submissions.zip dyna_q {TABLES}",
        "due": 'nbgrader db assignment add dyna_q --duedate="2026-11-03 16:30:00 UTC"',
        "grade": "dynaq grade dyna_q --workers 1 --json results.json",
        "feedback": "dynaq feedback dyna_q",
        "export": "dynaq export dyna_q grades.csv --for moodle --worksheet worksheet.csv",
        "pages": "dynaq export dyna_q feedback.zip --for moodle-feedback --worksheet worksheet.csv",
    },
    grades,
    pages,
)
