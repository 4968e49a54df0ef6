"""Canvas: submissions packed again by Windows PowerShell, a roster in UTF-16, a column of another name."""

from __future__ import annotations

import zipfile
from pathlib import Path

from . import works
from .walk import Platform, feedback_folder, for_a_person, full, half, not_taken, rows

COLUMN = "Homework 3 (77)"
SITUATIONS = {
    "ada": full("plain work", "ada"),
    "alan": full("a second attempt, late: the greater upload number is the work", "alan"),
    "boris": not_taken("two notebooks of other names in one attempt", "boris: several files could be dyna_q.ipynb ("),
    "chen": not_taken("a file named as Moodle would", "of the platform's number 104 or 555, and nothing says which"),
    "dora": not_taken("a link to a document", "not submitted: dora (sent submissions/dodora_105_9007_dyna_q.gdoc, wh"),
    "emil": not_taken("a zip in the zip", "not submitted: emil (sent submissions/eemil_106_9008_dyna_q.zip, which is"),
    "faye": half("notes beside the notebook, with a greater number", "faye", "submissions/ffaye_107_9010_notes.ipynb"),
    "gus": full("excused in Canvas", "gus", grade="EX"),
    "hana": not_taken("another assignment", "hana: the notebook is one of the assignment warm_up, not of dyna_q."),
    "ivo": full("one of two who have one name", "ivo"),
    "ivy": half("the other", "ivy"),
    "jo": full("a group's work; the group has lou's number", "Team 1"),
    "kai": full("the other member", "Team 1"),
    "lou": not_taken("whose number a group has", "not submitted: lou"),
    "max": for_a_person("the release without its graded cells"),
    "nils": full("an earlier release: the instructor changed points and a locked cell", "nils"),
    "ole": not_taken("a name taken from another", "the name is ada's and the platform's number 116 is ole's"),
}
NAMES = {
    "ada": ("Lovelace, Ada", 101), "alan": ("T, Alan", 102), "boris": ("No, Boris", 103), "chen": ("Wu, Chen", 104),
    "dora": ("Do, Dora", 105), "emil": ("E, Emil", 106), "faye": ("F, Faye", 107), "gus": ("G, Gus", 108),
    "hana": ("H, Hana", 109), "ivo": ("Vy, I", 110), "ivy": ("Vy, I", 111), "jo": ("J, Jo", 113),
    "kai": ("K, Kai", 114), "lou": ("L, Lou", 112), "max": ("M, Max", 115), "nils": ("N, Nils", 117),
    "ole": ("O, Ole", 116),
}  # fmt: skip


def write(course: Path, made: works.Works) -> None:
    files = {
        "lovelaceada_101_9001_dyna_q.ipynb": made.right("ada"),
        "talan_102_9002_dyna_q.ipynb": made.stub("alan"),
        "talan_LATE_102_9003_dyna_q-1.ipynb": made.right("alan"),
        "noboris_103_9004_answers.ipynb": made.right("boris"),
        "noboris_103_9005_notes.ipynb": made.stub("boris"),
        "wuchen_104_9006_x_555_assignsubmission_file_dyna_q.ipynb": made.right("chen"),
        "dodora_105_9007_dyna_q.gdoc": "{}",
        "eemil_106_9008_dyna_q.zip": "PK",
        "ffaye_107_9009_dyna_q.ipynb": made.half("faye"),
        "ffaye_107_9010_notes.ipynb": made.stub("faye"),
        "ggus_108_9011_dyna_q.ipynb": made.right("gus"),
        "hhana_109_9012_dyna_q.ipynb": made.other_assignment(),
        "vyi_110_9013_dyna_q.ipynb": made.right("ivo"),
        "vyi_111_9014_dyna_q.ipynb": made.half("ivy"),
        "team1_112_9015_dyna_q.ipynb": made.right("Team 1"),
        "mmax_115_9016_dyna_q.ipynb": made.stripped(),
        "nnils_117_9017_dyna_q.ipynb": made.earlier("nils"),
        "adalovelace_116_9018_dyna_q.ipynb": made.right("ole"),
    }
    with zipfile.ZipFile(course / "again.zip", "w") as archive:
        for name, text in files.items():
            archive.writestr(f"submissions\\{name}", text)
    lines = [f'{student};"{name}";{number}' for student, (name, number) in NAMES.items()]
    (course / "roster.csv").write_text("\r\n".join(["student_id;name;canvas", *lines]), encoding="utf-16")
    (course / "groups.csv").write_text("Group Name,Student ID\nTeam 1,jo\nTeam 1,kai\n", encoding="utf-8-sig")
    excused = {"gus": "EX"}
    sheet = [f'"{name}",{number},,,One,,{excused.get(student, "")}' for student, (name, number) in NAMES.items()]
    header = f"Student,ID,SIS User ID,SIS Login ID,Section,Other (76),{COLUMN}"
    table = [header, "    Points Possible,,,,,5,10", *sheet, '"Student, Test",998,,,One,,']
    (course / "canvas.csv").write_text("\n".join(table) + "\n", encoding="utf-8-sig")


def grades(course: Path) -> dict[str, str]:
    ids = {str(number): student for student, (_, number) in NAMES.items()}
    found = rows(course / "grades.csv")
    assert [*found[0]] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", COLUMN]
    return {ids[row["ID"]]: row[COLUMN] for row in found if row["ID"] in ids}


PLATFORM = Platform(
    SITUATIONS,
    write,
    {
        "collect": "dynaq collect again.zip dyna_q --roster roster.csv --groups groups.csv",
        "grade": "dynaq grade dyna_q --workers 1 --json results.json",
        "feedback": "dynaq feedback dyna_q",
        "export": f'dynaq export dyna_q grades.csv --for canvas --worksheet canvas.csv --column "{COLUMN}"',
    },
    grades,
    feedback_folder,
)
