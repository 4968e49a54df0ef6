"""A made-up class with results of every kind, kept and recorded as grading does, and its report."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import mini_course
from dynaq_grader.base.result import CellResult, Graded, Repair, Result, RubricLine
from dynaq_grader.course.normal_form import to_bytes
from dynaq_grader.records.gradebook import Writer, open_gradebook
from dynaq_grader.records.store import Store
from dynaq_grader.reports.class_report import write_report
from dynaq_grader.reports.class_report.writing import Paths

DUE = datetime(2026, 11, 20, 12, 0)
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
RUN = {
    "versions": {"dynaq-grader": "1.0.0", "numpy": "2.4.6"},
    "backend": "bubblewrap 0.8.0",
    "unsafe": False,
    "tests_sha256": "ab" * 32,
}
HOSTILE = "<script>alert(1)</script>"
LINES = {
    "test_model_update": {"stores reward and next state": 1.5, "end of episode": 1.0, "other entries": 1.5},
    "test_planning": {"runs k backups": 2.0, "drawn fairly": 2.0, "correct backup": 2.0},
}


@dataclass(frozen=True)
class Entry:
    sentence: str
    hint: str
    belief: str = ""
    note: str = ""


CATALOGUE = {
    "one-backup-too-many": Entry(
        "The function makes one backup more than asked for.",
        "Count the turns of your loop for k = 1.",
        "range(k + 1) is thought to count from 1 to k.",
        "Show range(3) as a list, and ask how many turns k = 0 should take.",
    ),
    "drops-terminal": Entry(
        "A transition that ends the episode is not stored.",
        "Call your function with next_state None and look at the table.",
    ),
}


def cell(grade_id: str, lost: int = 0, mistake: str | None = None, message: str = "") -> CellResult:
    """The result of a test cell that lost its last rubric lines."""
    lines = list(LINES[grade_id].items())
    rubric = [
        RubricLine(
            name, 0.0 if at >= len(lines) - lost else most, most, "wrong" if at >= len(lines) - lost else "correct"
        )
        for at, (name, most) in enumerate(lines)
    ]
    score, most = sum(line.score for line in rubric), sum(line.max_score for line in rubric)
    verdict = "correct" if not lost else "partial" if score else "wrong"
    text = message or ("Everything that was asked came back right." if not lost else "What was found: see below.")
    return CellResult(score, most, verdict, mistake, text, ["A note of the judge."] if lost else [], rubric)


def result(update: CellResult, planning: CellResult, repairs: list[Repair] | None = None) -> Result:
    cells = {"test_model_update": update, "test_planning": planning}
    status = "repaired" if repairs else "graded"
    score = update.score + planning.score
    return Result(status, score, 10.0, 2.0, 1.0, "key", None, repairs or [], cells)


def made_up_class() -> dict[str, Result]:
    """Results of every kind, by student."""
    right = result(cell("test_model_update"), cell("test_planning"))
    many = cell("test_planning", 2, "one-backup-too-many", "What was found: one backup too many.\n\n  k = 2\n  done 3")
    repair = Repair("metadata-restored", "dyna_q_planning", "The cell's nbgrader metadata was lost and is restored.")
    return {
        "ada": right,
        "boris": right,
        "chioma": right,
        "dalia": result(cell("test_model_update"), many),
        "elif": result(cell("test_model_update"), many),
        "farid": result(cell("test_model_update", 1, "drops-terminal"), cell("test_planning")),
        "goran": result(cell("test_model_update", 3, "unheard-of"), cell("test_planning", 3, "raises", HOSTILE)),
        "hana": result(cell("test_model_update"), cell("test_planning", 1), [repair]),
        "inga": result(cell("test_model_update"), cell("test_planning"), [repair, repair]),
        "jun": Result("refused", None, 10.0, 0.0, 0.0, "key", f"jun.ipynb is no notebook: {HOSTILE}"),
        "kwame": Result("failed", None, 10.0, 0.0, 0.0, "key", "Grading broke down twice (ValueError: secret 4711)."),
    }


def record(course: Path, results: dict[str, Result], received: dict[str, datetime] | None = None) -> None:
    """Keeps results as grading does: in the store and in the gradebook."""
    release = mini_course.read(course / "release/dyna_q/dyna_q.ipynb")
    store = Store(course, "dyna_q")
    with Writer(course, "dyna_q") as writer:
        for student, found in results.items():
            scores = {name: entry.score for name, entry in found.cells.items()}
            notebook = None if found.score is None else to_bytes(mini_course.autograded(release, scores))
            graded = Graded(found, notebook)
            store.write(student, graded)
            writer.record(student, "dyna_q", graded, (received or {}).get(student))


def graded_course(folder: Path) -> Path:
    course = mini_course.make_with_gradebook(folder)
    with open_gradebook(course) as book:
        book.update_or_create_student("leo")
        book.update_or_create_assignment("dyna_q", duedate=DUE)
    record(course, made_up_class(), {"elif": DUE + timedelta(hours=26), "ada": DUE - timedelta(hours=1)})
    with open_gradebook(course) as book:
        grade = book.find_grade("test_planning", "dyna_q", "dyna_q", "goran")
        grade.manual_score = 3.5
        book.db.commit()
    (course / ".dynaq" / "seed").write_text("4711\n")
    run_record(course, RUN)
    return course


def run_record(course: Path, run: dict[str, object]) -> None:
    """Keeps the record of a grading run."""
    Store(course, "dyna_q").run_file.write_text(json.dumps(run))


def report(course: Path, folder: Path, **options: Path) -> Paths:
    return write_report(course, "dyna_q", folder, catalogue=CATALOGUE, now=NOW, **options)
