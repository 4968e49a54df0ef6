from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

import mini_course
from dynaq_grader.base.result import CellResult, Graded, Result
from dynaq_grader.course.normal_form import to_bytes
from dynaq_grader.records.gradebook import Writer, open_gradebook

DUE = datetime(2026, 11, 20, 12, 0)
ONE_POINT_OFF = """
from nbgrader.plugins import LateSubmissionPlugin

class OnePointOff(LateSubmissionPlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return 1.0

c.AssignLatePenalties.plugin_class = OnePointOff
"""
SCORES = {"ada": (4.0, 6.0), "boris": (2.5, 0.0), "chioma": (1.0, 1.0), "dalia": (4.0, 2.0)}


@pytest.fixture(scope="session")
def exported_class(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ada has 10, boris 2.5, chioma 1 + 4.25 by hand, dalia 6 but is a day late (1 off), elif was refused."""
    course = mini_course.make_with_gradebook(tmp_path_factory.mktemp("course"))
    config = course / "nbgrader_config.py"
    config.write_text(config.read_text() + ONE_POINT_OFF)
    with open_gradebook(course) as book:
        book.update_or_create_assignment("dyna_q", duedate=DUE)
    release = mini_course.read(course / "release/dyna_q/dyna_q.ipynb")
    with Writer(course, "dyna_q") as writer:
        for student, (update, planning) in SCORES.items():
            scores = {"test_model_update": update, "test_planning": planning}
            cells = {name: CellResult(score, 6.0, "partial") for name, score in scores.items()}
            result = Result("graded", update + planning, 10.0, 1.0, 1.0, "key", cells=cells)
            graded = Graded(result, to_bytes(mini_course.autograded(release, scores)))
            received = DUE + timedelta(days=1 if student == "dalia" else -1)
            writer.record(student, "dyna_q", graded, received)
        writer.record("elif", "dyna_q", Graded(Result("refused", None, 10.0, 0, 0, "key", "No notebook."), None))
    with open_gradebook(course) as book:
        book.find_grade("test_planning", "dyna_q", "dyna_q", "chioma").manual_score = 4.25
        book.update_or_create_student("ada", email="ada@example.org")
        book.db.commit()
    return course


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    """Who is who: the platform's names and numbers beside the ids."""
    path = tmp_path / "roster.csv"
    path.write_text(
        "id,name,number\nada,Ada Lovelace,101\nboris,=cmd|' /C calc'!A0,102\nchioma,Chioma Ödel,103\n"
        "dalia,Dalia D,104\nelif,Elif E,105\nzoe,Zoe Z,106\n",
        encoding="utf-8",
    )
    return path
