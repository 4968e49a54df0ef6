"""nbgrader's exchange: the folder `inbound`, with all that students can leave in it."""

from __future__ import annotations

from pathlib import Path

from . import works
from .walk import Platform, feedback_folder, for_a_person, full, half, not_taken, rows

EARLY = "2026-11-02 09:00:00.123456 UTC"
SITUATIONS = {
    "ada": full("plain work, in time by the instructor's table", "ada"),
    "alan": half("three attempts: the last counts, though an earlier one was right", "alan"),
    "boris": for_a_person("an empty notebook"),
    "chen": not_taken("handed in for another assignment", "extra: chen+warm_up+2026-11-02 09:00:00.123456 UTC+k"),
    "dora": not_taken("another assignment's notebook", "dora: the notebook is one of the assignment warm_up, not of"),
    "emil": full("a link for a time stamp and a database beside the work", "emil", "timestamp.txt: a symbolic link"),
    "faye": not_taken("a page and no notebook", "not submitted: faye (sent faye+dyna_q+2026-11-02 09:00:00.123456 U"),
    "gus": full("a folder of an older exchange, without a key", "gus"),
    "hana": full("an earlier release: the instructor changed points and a locked cell", "hana"),
    "ivo": not_taken("two notebooks of other names", "ivo: several files could be dyna_q.ipynb"),
}


def write(course: Path, made: works.Works) -> None:
    inbound = course / "inbound"
    last = "2026-11-02 10:00:00.000000 UTC"
    files = {
        f"ada+dyna_q+{EARLY}+key/dyna_q.ipynb": made.right("ada"),
        f"ada+dyna_q+{EARLY}+key/timestamp.txt": EARLY,
        f"alan+dyna_q+{EARLY}+key/dyna_q.ipynb": made.right("alan"),
        f"alan+dyna_q+{last}+key/dyna_q.ipynb": made.half("alan"),
        "alan+dyna_q+2026-11-02 09:59:59.999999 UTC+key/dyna_q.ipynb": made.stub("alan"),
        f"boris+dyna_q+{EARLY}+key/dyna_q.ipynb": works.EMPTY,
        f"chen+warm_up+{EARLY}+key/dyna_q.ipynb": made.right("chen"),
        f"dora+dyna_q+{EARLY}+key/dyna_q.ipynb": made.other_assignment(),
        f"emil+dyna_q+{EARLY}+key/dyna_q.ipynb": made.right("emil"),
        f"emil+dyna_q+{EARLY}+key/gradebook.db": "mine",
        f"faye+dyna_q+{EARLY}+key/dyna_q.html": works.NO_NOTEBOOK,
        f"gus+dyna_q+{EARLY}/dyna_q.ipynb": made.right("gus"),
        f"hana+dyna_q+{EARLY}+key/dyna_q.ipynb": made.earlier("hana"),
        f"ivo+dyna_q+{EARLY}+key/a.ipynb": made.right("ivo"),
        f"ivo+dyna_q+{EARLY}+key/b.ipynb": made.stub("ivo"),
    }
    for name, text in files.items():
        path = inbound / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (inbound / f"emil+dyna_q+{EARLY}+key" / "timestamp.txt").symlink_to("/etc/hostname")
    times = "".join(f"{student},2026-11-02 10:00\n" for student in SITUATIONS)
    (course / "times.csv").write_text(f"Student ID,submitted_at\n{times}")
    (course / "roster.csv").write_text("".join(["username\n", *(f"{student}\n" for student in SITUATIONS)]))
    config = course / "nbgrader_config.py"
    config.write_text(config.read_text() + '\nc.DynaQ.timezone = "Europe/Berlin"\n')


def grades(course: Path) -> dict[str, str]:
    return {row["student_id"]: row["score"].removesuffix(".0") for row in rows(course / "grades.csv")}


PLATFORM = Platform(
    SITUATIONS,
    write,
    {
        "collect": "dynaq collect inbound dyna_q --trust-names --roster roster.csv --received times.csv",
        "grade": "dynaq grade dyna_q --workers 1 --json results.json",
        "feedback": "dynaq feedback dyna_q",
        "export": "dynaq export dyna_q grades.csv",
    },
    grades,
    feedback_folder,
)
