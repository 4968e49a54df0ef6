from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook
from nbgrader.preprocessors import SaveAutoGrades

import mini_course
from dynaq_grader.base.errors import CourseError
from dynaq_grader.base.result import CellResult, Graded, Result
from dynaq_grader.course import build
from dynaq_grader.course.directory import programs_on_path
from dynaq_grader.course.normal_form import to_bytes
from dynaq_grader.records import gradebook
from postgres import postgres

ANSWER = "def dyna_q_model_update(model, state, action, reward, next_state):\n    return model"
SCORES = {"test_model_update": 2.5, "test_planning": 0.0}
DUE, HOUR = datetime(2026, 3, 1, tzinfo=UTC), timedelta(hours=1)


def answered(course: Path, scores: dict[str, float] = SCORES) -> nbformat.NotebookNode:
    """An autograded notebook with one answer and one untouched stub."""
    release = mini_course.read(course / "release/dyna_q/dyna_q.ipynb")
    mini_course.cell(release, "dyna_q_model_update").source = ANSWER
    return mini_course.autograded(release, scores, "A reason.\n")


def graded(course: Path, scores: dict[str, float] = SCORES) -> Graded:
    cells = {name: CellResult(score, 10.0, "partial") for name, score in scores.items()}
    result = Result("graded", sum(scores.values()), 10.0, 1.0, 1.0, "key", cells=cells)
    return Graded(result, to_bytes(answered(course, scores)))


def refused(reason: str = "It is no notebook.") -> Graded:
    return Graded(Result("refused", None, 10.0, 0.0, 0.0, "key", reason), None)


def record(course: Path, student: str, result: Graded, received: datetime | None = None) -> None:
    with gradebook.Writer(course, "dyna_q") as writer:
        writer.record(student, "dyna_q", result, received)


def rows(course: Path, student: str) -> dict[str, object]:
    """What the gradebook says of a student, ids aside."""
    with gradebook.open_gradebook(course) as book:
        submission = book.find_submission("dyna_q", student)
        (notebook,) = submission.notebooks
        grades = {
            grade.name: (grade.auto_score, grade.manual_score, grade.needs_manual_grade, grade.max_score)
            for grade in notebook.grades
        }
        comments = {comment.name: (comment.auto_comment, comment.manual_comment) for comment in notebook.comments}
        return {
            "grades": grades,
            "comments": comments,
            "score": submission.score,
            "needs_manual_grade": submission.needs_manual_grade,
            "late": notebook.late_submission_penalty,
            "timestamp": submission.timestamp,
        }


def as_nbgrader_would(course: Path, student: str) -> dict[str, object]:
    """The same rows after nbgrader's own step wrote them."""
    directory = gradebook.course_directory(course)
    with gradebook.open_gradebook(course) as book:
        book.update_or_create_student(student)
        with book.db.no_autoflush:
            book.update_or_create_submission("dyna_q", student)
    names = {"notebook": "dyna_q", "assignment": "dyna_q", "student": student, "db_url": directory.db_url}
    SaveAutoGrades().preprocess(answered(course), {"nbgrader": names})
    return rows(course, student)


def test_what_is_recorded_is_what_nbgrader_would_have_recorded(course: Path) -> None:
    record(course, "ada", graded(course))
    found = rows(course, "ada")
    assert found == as_nbgrader_would(course, "bob")
    assert found["grades"] == {
        "test_model_update": (2.5, None, False, 4.0),
        "test_planning": (0.0, None, False, 6.0),
    }
    assert found["comments"] == {
        "dyna_q_model_update": (None, None),
        "dyna_q_planning": ("No response.", None),
    }


def test_the_autograded_notebook_lies_where_nbgrader_looks_for_it(course: Path) -> None:
    folder = course / "submitted/ada/dyna_q"
    folder.mkdir(parents=True)
    (folder / "timestamp.txt").write_text("2026-03-01 12:00:00 UTC")
    (folder / "submission_secret.txt").write_text("f00d")
    record(course, "ada", graded(course))
    assert (course / "autograded/ada/dyna_q/dyna_q.ipynb").read_bytes() == graded(course).notebook
    assert (course / "autograded/ada/dyna_q/timestamp.txt").read_text() == "2026-03-01 12:00:00 UTC"
    assert (course / "autograded/ada/dyna_q/submission_secret.txt").read_text() == "f00d"
    assert [path.name for path in (course / "autograded/ada/dyna_q").iterdir() if path.name.startswith(".")] == []


def test_a_manual_grade_and_comment_stay_and_ask_for_a_second_look(course: Path) -> None:
    record(course, "ada", graded(course))
    with gradebook.open_gradebook(course) as book:
        book.find_grade("test_planning", "dyna_q", "dyna_q", "ada").manual_score = 5.5
        book.find_comment("dyna_q_planning", "dyna_q", "dyna_q", "ada").manual_comment = "Nice try."
        book.db.commit()
    record(course, "ada", graded(course, SCORES | {"test_planning": 1.0}))
    found = rows(course, "ada")
    assert found["grades"]["test_planning"] == (1.0, 5.5, True, 6.0)
    assert found["comments"]["dyna_q_planning"] == ("No response.", "Nice try.")
    record(course, "ada", refused())
    assert rows(course, "ada")["grades"]["test_planning"] == (None, 5.5, True, 6.0)


def test_a_grade_by_hand_for_a_cell_without_a_score_outlives_later_runs(course: Path) -> None:
    found = graded(course)
    cells = found.result.cells | {"test_planning": CellResult(None, 6.0, "error", message="It cannot be judged.")}
    unjudged = replace(found, result=replace(found.result, status="failed", score=None, cells=cells))
    record(course, "ada", unjudged)
    assert rows(course, "ada")["grades"]["test_planning"] == (None, None, True, 6.0)
    with gradebook.open_gradebook(course) as book:
        book.find_grade("test_planning", "dyna_q", "dyna_q", "ada").manual_score = 5.5
        book.db.commit()
    record(course, "ada", unjudged)
    found_now = rows(course, "ada")
    assert found_now["grades"]["test_planning"] == (None, 5.5, True, 6.0)
    assert found_now["score"] == 8.0


def test_a_refused_submission_has_no_score_and_a_flag(course: Path) -> None:
    record(course, "ada", graded(course))
    record(course, "ada", refused())
    found = rows(course, "ada")
    assert found["grades"] == {
        "test_model_update": (None, None, True, 4.0),
        "test_planning": (None, None, True, 6.0),
    }
    assert found["needs_manual_grade"]
    assert found["comments"]["dyna_q_planning"] == ("It is no notebook.", None)
    assert not (course / "autograded/ada/dyna_q/dyna_q.ipynb").exists()


def test_a_submission_that_can_be_read_again_loses_the_flag(course: Path) -> None:
    record(course, "ada", refused())
    record(course, "ada", graded(course))
    found = rows(course, "ada")
    assert not found["needs_manual_grade"]
    assert found["comments"]["dyna_q_model_update"] == (None, None)


def test_the_writer_knows_what_it_holds(course: Path) -> None:
    with gradebook.Writer(course, "dyna_q") as writer:
        assert not writer.holds("ada", "dyna_q", graded(course))
        writer.record("ada", "dyna_q", graded(course))
        assert writer.holds("ada", "dyna_q", graded(course))
        assert not writer.holds("ada", "dyna_q", graded(course, {"test_model_update": 4.0, "test_planning": 0.0}))
        assert not writer.holds("ada", "dyna_q", refused())
        writer.record("ada", "dyna_q", refused())
        assert writer.holds("ada", "dyna_q", refused())


def charge_half_for_lateness(course: Path) -> None:
    """Gives the course a plug-in of its own and a due date."""
    (course / "late.py").write_text(
        "from nbgrader.plugins import BasePlugin\n"
        "class Half(BasePlugin):\n"
        "    def late_submission_penalty(self, student_id, score, total_seconds_late):\n"
        "        return score / 2\n"
    )
    with (course / "nbgrader_config.py").open("a") as file:
        file.write(f"import sys\nsys.path.insert(0, {str(course)!r})\nfrom late import Half\n")
        file.write("sys.path.pop(0)\nc.AssignLatePenalties.plugin_class = Half\n")
    set_due_date(course, DUE)


def set_due_date(course: Path, due: datetime) -> None:
    with gradebook.open_gradebook(course) as book:
        book.update_or_create_assignment("dyna_q", duedate=due.replace(tzinfo=None))


def test_the_time_received_and_the_courses_own_penalty_count(course: Path) -> None:
    charge_half_for_lateness(course)
    record(course, "ada", graded(course), DUE - HOUR)
    record(course, "bob", graded(course), DUE + HOUR)
    assert rows(course, "ada")["late"] is None
    assert rows(course, "bob")["late"] == 1.25
    assert rows(course, "bob")["timestamp"] == (DUE + HOUR).replace(tzinfo=None)
    assert gradebook.arrivals(course, "dyna_q") == {
        "ada": gradebook.Arrival((DUE - HOUR).replace(tzinfo=None), 0.0),
        "bob": gradebook.Arrival((DUE + HOUR).replace(tzinfo=None), 1.25),
    }


def test_a_plug_in_for_penalties_that_fails_is_told_in_a_sentence(course: Path) -> None:
    charge_half_for_lateness(course)
    with (course / "nbgrader_config.py").open("a") as file:
        file.write("class Broken(Half):\n    def late_submission_penalty(self, *_):\n        raise KeyError('x')\n")
        file.write("c.AssignLatePenalties.plugin_class = Broken\n")
    with pytest.raises(CourseError, match=r"failed on ada \(KeyError: 'x'\).*plugin_class in nbgrader_config.py"):
        record(course, "ada", graded(course), DUE + HOUR)


def holds(course: Path, received: datetime | None) -> bool:
    with gradebook.Writer(course, "dyna_q") as writer:
        return writer.holds("ada", "dyna_q", graded(course), received)


def test_the_writer_misses_a_corrected_time_a_new_due_date_and_a_new_penalty(course: Path) -> None:
    charge_half_for_lateness(course)
    record(course, "ada", graded(course), DUE + HOUR)
    assert holds(course, DUE + HOUR)
    assert holds(course, None), "without a time of ours the one in the gradebook stays"
    assert not holds(course, DUE - HOUR)
    set_due_date(course, DUE + 2 * HOUR)
    assert not holds(course, DUE + HOUR)
    set_due_date(course, DUE)
    config = course / "nbgrader_config.py"
    config.write_text(
        f"{config.read_text()}c.AssignLatePenalties.plugin_class = 'nbgrader.plugins.LateSubmissionPlugin'\n"
    )
    assert not holds(course, DUE + HOUR)


@pytest.mark.xdist_group("postgresql")
def test_times_and_penalties_are_those_of_now_on_a_server_too(course: Path) -> None:
    config = course / "nbgrader_config.py"
    with postgres() as server:
        config.write_text(f"{config.read_text()}\nc.CourseDirectory.db_url = {server.url()!r}\n")
        charge_half_for_lateness(course)
        record(course, "ada", graded(course), DUE + HOUR)
        assert holds(course, DUE + HOUR)
        assert not holds(course, DUE - HOUR)
        record(course, "ada", graded(course), DUE - HOUR)
        assert holds(course, DUE - HOUR)
        arrival = gradebook.Arrival((DUE - HOUR).replace(tzinfo=None), 0.0)
        assert gradebook.arrivals(course, "dyna_q") == {"ada": arrival}


def test_the_points_a_person_gave_are_found_and_no_gradebook_is_made_for_it(course: Path) -> None:
    record(course, "ada", graded(course))
    with gradebook.open_gradebook(course) as book:
        book.find_grade("test_planning", "dyna_q", "dyna_q", "ada").manual_score = 5.5
        book.db.commit()
    assert gradebook.manual_scores(course, "dyna_q", "ada") == {"test_planning": 5.5}
    assert gradebook.manual_scores(course, "dyna_q", "bob") == {}
    (course / "gradebook.db").unlink()
    assert gradebook.manual_scores(course, "dyna_q", "ada") == {}
    assert not gradebook.exists(course)


def test_a_missing_assignment_is_built_and_release_is_left_alone(course: Path) -> None:
    with gradebook.open_gradebook(course) as book:
        book.remove_assignment("dyna_q")
    shutil.rmtree(course / "release")
    gradebook.ensure_assignment(course, "dyna_q")
    with gradebook.open_gradebook(course) as book:
        assert book.find_assignment("dyna_q").max_score == 10.0
    assert not (course / "release").exists()


def test_a_build_that_was_cut_short_is_finished(course: Path) -> None:
    with gradebook.open_gradebook(course) as book:
        for cell in book.find_notebook("dyna_q", "dyna_q").source_cells[2:]:
            book.db.delete(cell)
        book.db.commit()
    gradebook.ensure_assignment(course, "dyna_q")
    with gradebook.open_gradebook(course) as book:
        assert len(book.find_notebook("dyna_q", "dyna_q").source_cells) == 5


@pytest.mark.parametrize("cell", ["test_planning", "set_up"])
def test_grading_stops_where_gradebook_and_source_differ(course: Path, cell: str) -> None:
    notebook = mini_course.source_notebook()
    mini_course.cell(notebook, cell).source += "\n# changed"
    mini_course.make(course, notebook)
    with (
        pytest.raises(CourseError, match=f"differ in {cell}. Run `dynaq build dyna_q`"),
        gradebook.Writer(course, "dyna_q"),
    ):
        pass


def test_changed_points_are_noticed(course: Path) -> None:
    notebook = mini_course.source_notebook()
    mini_course.cell(notebook, "test_planning").metadata.nbgrader.points = 60
    mini_course.make(course, notebook)
    with pytest.raises(CourseError, match="test_planning"):
        gradebook.ensure_assignment(course, "dyna_q")


def test_the_backup_is_a_whole_gradebook(course: Path) -> None:
    record(course, "ada", graded(course))
    copy = gradebook.backup(course, datetime(2026, 3, 1, tzinfo=UTC))
    assert copy == course / ".dynaq/backups/gradebook-20260301-000000-000000.db"
    with Gradebook(f"sqlite:///{copy}", "dynaq") as book:
        assert book.find_submission("dyna_q", "ada").score == 2.5


KILLED_WHILE_IT_WROTE = """
import os, signal, sqlite3, sys
book = sqlite3.connect(sys.argv[1], isolation_level=None)
book.execute("PRAGMA cache_size = 1")  # pages go to the file before the transaction ends
book.execute("BEGIN")
book.execute("UPDATE grade SET auto_score = 99")
book.execute("CREATE TABLE filler AS SELECT hex(randomblob(100000)) FROM grade")
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_gradebook_in_which_a_killed_run_left_half_a_transaction_is_copied_without_it(course: Path) -> None:
    record(course, "ada", graded(course))
    subprocess.run([sys.executable, "-c", KILLED_WHILE_IT_WROTE, course / "gradebook.db"], check=False)
    assert (course / "gradebook.db-journal").stat().st_size > 0
    copy = gradebook.backup(course)
    with Gradebook(f"sqlite:///{copy}", "dynaq") as book:
        assert book.find_submission("dyna_q", "ada").score == 2.5


def test_no_backup_of_no_gradebook(tmp_path: Path) -> None:
    assert gradebook.backup(mini_course.make(tmp_path)) is None


def test_a_gradebook_that_is_none_is_told_in_a_sentence(course: Path) -> None:
    (course / "gradebook.db").write_bytes(b"not a database, but long enough to look like one" * 100)
    with pytest.raises(CourseError, match="gradebook.db cannot be used .*not a database"):
        record(course, "ada", graded(course))


def test_a_gradebook_that_cannot_be_written_keeps_what_it_has(course: Path) -> None:
    record(course, "ada", graded(course))
    before = rows(course, "ada")
    blocker = sqlite3.connect(course / "gradebook.db", isolation_level=None)
    with gradebook.Writer(course, "dyna_q") as writer:
        # As with a full disk or a read-only file, which root may write all the same.
        blocker.execute("CREATE TRIGGER full BEFORE UPDATE ON grade BEGIN SELECT RAISE(ABORT, 'disk is full'); END")
        with pytest.raises(CourseError, match="disk is full.*grade again"):
            writer.record("ada", "dyna_q", graded(course, {"test_model_update": 4.0, "test_planning": 6.0}))
    blocker.close()
    assert rows(course, "ada") == before


def test_a_folder_that_cannot_be_written_is_told_in_a_sentence(course: Path) -> None:
    (course / "autograded").write_text("in the way")
    with pytest.raises(CourseError, match="autograded/ada/dyna_q/dyna_q.ipynb cannot be written"):
        record(course, "ada", graded(course))


def test_a_new_gradebook_is_what_nbgrader_would_make(tmp_path: Path) -> None:
    """Its tables and the mark of its newest migration; `alembic`, as in an upgrade, gives that mark a key."""
    course = mini_course.make(tmp_path / "course")
    with gradebook.open_gradebook(course):
        pass
    with programs_on_path():
        Gradebook(f"sqlite:///{tmp_path / 'gradebook.db'}", "dynaq").close()
    made = [sqlite3.connect(folder / "gradebook.db") for folder in (course, tmp_path)]
    tables, marks = (
        [connection.execute(f"SELECT {columns} ORDER BY 1").fetchall() for connection in made]
        for columns in (
            "sql FROM sqlite_master WHERE tbl_name != 'alembic_version'",
            "version_num FROM alembic_version",
        )
    )
    for connection in made:
        connection.close()
    assert tables[0] == tables[1]
    assert marks[0] == marks[1]


def test_what_a_killed_run_left_of_a_gradebook_goes(course: Path) -> None:
    (course / ".gradebook-abc").mkdir()
    (course / ".gradebook-abc" / "gradebook.db").write_bytes(b"half a database")
    gradebook.remove_leftovers(course)
    assert list(course.glob(".gradebook*")) == []
    assert (course / "gradebook.db").exists()


def test_building_needs_no_activated_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a gradebook nor a release may depend on what PATH finds."""
    course = mini_course.make(tmp_path)
    monkeypatch.setenv("PATH", "/usr/bin")
    gradebook.ensure_assignment(course, "dyna_q")
    with gradebook.open_gradebook(course) as book:
        assert [assignment.name for assignment in book.assignments] == ["dyna_q"]
    assert sorted(path.name for path in course.iterdir()) == ["gradebook.db", "nbgrader_config.py", "source"]
    assert build.assignments(course) == ["dyna_q"]
