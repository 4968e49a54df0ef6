"""A plain folder of files and folders, with a roster that names more people than handed in."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from . import works
from .walk import Platform, feedback_folder, for_a_person, full, half, not_taken, rows

INBOX = 'in box [1] 50% #2; "Лекции"'
SITUATIONS = {
    "ada": full("a file named by the id", "ada"),
    "alan": not_taken("a page that a browser saved", "not submitted: alan (sent alan.html, which is no notebook)"),
    "bob": full("a folder in a folder, the file in capitals", "bob"),
    "dora": not_taken("a notebook that a browser called .txt", "if dora.ipynb.txt is one, give it a name that ends in"),
    "emil": not_taken("two notebooks in one folder", "emil: several files could be dyna_q.ipynb (emil/a.ipynb, em"),
    "faye": for_a_person("a file of no bytes"),
    "gus": not_taken("another assignment", "gus: the notebook is one of the assignment warm_up, not of dyna_q."),
    "hal": for_a_person("a PDF that is called a notebook"),
    "ida": not_taken("a link to another's work", "ida.ipynb: a symbolic link, which is not followed."),
    "josé": half("an id with an accent, in a Mac's decomposed characters", "josé"),
    "kim": full("an earlier release: the instructor changed points and a locked cell", "kim"),
    "lea": not_taken(
        "a name that is nobody's", "unknown name: lea lee (lea lee.ipynb): no student of the roster goes by that"
    ),
    "m@x-1.b": half("an id with all signs that an id may have", "m@x-1.b"),
    "s7": full("a name of the roster's with quotes", "s7"),
    "tim": not_taken("nothing but what Jupyter leaves", "not submitted: tim"),
}
NAMES = {"s7": "José O'Neil, Jr [2] 50% #1; x"}


def write(course: Path, made: works.Works) -> None:
    inbox = course / INBOX
    files: dict[str, str | bytes] = {
        "ada.ipynb": made.right("ada"),
        "alan.html": works.NO_NOTEBOOK,
        "bob/hw 1/Bob's work.IPYNB": made.right("bob"),
        "dora.ipynb.txt": made.right("dora"),
        "emil/a.ipynb": made.right("emil"),
        "emil/b.ipynb": made.stub("emil"),
        "faye.ipynb": "",
        "gus.ipynb": made.other_assignment(),
        "hal.ipynb": b"%PDF-1.7\n\xff\xfe\x00",
        unicodedata.normalize("NFD", "josé.ipynb"): made.half("josé"),
        "kim.ipynb": made.earlier("kim"),
        "lea lee.ipynb": made.right("lea"),
        "m@x-1.b.ipynb": made.half("m@x-1.b"),
        f"{NAMES['s7']}.ipynb": made.right("s7"),
        "tim/.ipynb_checkpoints/dyna_q-checkpoint.ipynb": made.right("tim"),
        "tim/__MACOSX/._dyna_q.ipynb": "a Mac's note",
        "tim/.DS_Store": "",
    }
    for name, content in files.items():
        path = inbox / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (inbox / "ida.ipynb").symlink_to("ada.ipynb")
    lines = [f'{student}\t"{NAMES.get(student, student.title())}"' for student in SITUATIONS]
    table = "\n".join(["id\tname", *lines, "=1+1\tBad Id"])
    (course / "roster.csv").write_text(table, encoding="utf-8")


def grades(course: Path) -> dict[str, str]:
    """nbgrader's table; 4 points are written there as 4.0."""
    return {row["student_id"]: row["score"].removesuffix(".0") for row in rows(course / "grades.csv")}


PLATFORM = Platform(
    SITUATIONS,
    write,
    {
        "collect": f"dynaq collect '{INBOX}' dyna_q --roster roster.csv",
        "grade": "dynaq grade dyna_q --workers 1 --json results.json",
        "feedback": "dynaq feedback dyna_q",
        "export": "dynaq export dyna_q grades.csv",
    },
    grades,
    feedback_folder,
)
