"""`dynaq build` brings a gradebook along; points that a person gave are kept, whatever was renamed or moved."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import mini_course
from dynaq_grader.base.errors import CourseError
from dynaq_grader.base.result import CellResult, Graded, Result
from dynaq_grader.course.normal_form import to_bytes
from dynaq_grader.records.gradebook import Writer, ensure_assignment, open_gradebook, snapshot
from dynaq_grader.records.revision import bring_along
from dynaq_grader.records.standings import read_standings

SOURCE = Path("source/dyna_q/dyna_q.ipynb")


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """Ada has 4 + 6, boris 2.5 + 0 of which a person made 1.5 + 2.25."""
    course = mini_course.make_with_gradebook(tmp_path / "course")
    release = mini_course.read(course / "release/dyna_q/dyna_q.ipynb")
    with Writer(course, "dyna_q") as writer:
        for student, scores in {"ada": (4.0, 6.0), "boris": (2.5, 0.0)}.items():
            named = dict(zip(("test_model_update", "test_planning"), scores, strict=True))
            cells = {name: CellResult(score, 6.0, "partial") for name, score in named.items()}
            result = Result("graded", sum(scores), 10.0, 1.0, 1.0, "key", cells=cells)
            writer.record(student, "dyna_q", Graded(result, to_bytes(mini_course.autograded(release, named))))
    with open_gradebook(course) as book:
        for name, points in {"test_model_update": 1.5, "test_planning": 2.25}.items():
            book.find_grade(name, "dyna_q", "dyna_q", "boris").manual_score = points
        book.db.commit()
    return course


def change(course: Path, cell_id: str, points: int | None = None, name: str | None = None, text: str = "") -> None:
    notebook = mini_course.read(course / SOURCE)
    cell = mini_course.cell(notebook, cell_id)
    if points is not None:
        cell.metadata.nbgrader.points = points
    if name is not None:
        cell.metadata.nbgrader.grade_id = cell["id"] = name
    cell.source = f"{text}{cell.source}"
    mini_course.write(course / SOURCE, notebook)


def by_hand(course: Path) -> dict[str, float | None]:
    return {
        cell: grade.manual_score
        for (student, _, cell), grade in snapshot(course, "dyna_q").items()
        if student == "boris"
    }


def dynaq(course: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dynaq_grader", *arguments]
    return subprocess.run(command, cwd=course, capture_output=True, text=True, env=os.environ | {"COLUMNS": "200"})


def test_the_command_says_what_it_changed_and_then_that_all_is_up_to_date(course: Path) -> None:
    change(course, "test_planning", points=8)
    done = dynaq(course, "build")
    assert done.returncode == 0, done.stderr
    assert "gradebook: dyna_q: test_planning counts 8 points, 6 points before.\n" in done.stdout
    assert dynaq(course, "build").stdout == "Everything is up to date.\n"
    assert {standing.max_score for standing in read_standings(course, "dyna_q").values()} == {12.0}
    assert by_hand(course) == {"test_model_update": 1.5, "test_planning": 2.25}
    ensure_assignment(course, "dyna_q")


def test_where_there_is_no_gradebook_none_is_made(tmp_path: Path) -> None:
    course = mini_course.make(tmp_path / "course")
    assert dynaq(course, "build").returncode == 0
    assert not (course / "gradebook.db").exists()


def test_points_by_hand_follow_a_cell_to_its_new_name(course: Path) -> None:
    change(course, "test_planning", name="test_plan")
    change(course, "dyna_q_planning", name="planning_answer")
    assert bring_along(course) == [
        "dyna_q: dyna_q_planning is called planning_answer now; its grades were kept.",
        "dyna_q: test_planning is called test_plan now; its grades were kept.",
    ]
    assert by_hand(course) == {"test_model_update": 1.5, "test_plan": 2.25}
    assert bring_along(course) == []
    ensure_assignment(course, "dyna_q")


def test_a_new_name_and_another_text_at_once_are_the_only_cell_of_its_kinds(course: Path) -> None:
    change(course, "test_planning", name="test_plan", points=5, text="# Told anew.\n")
    assert "dyna_q: test_plan counts 5 points, 6 points before." in bring_along(course, "dyna_q")
    assert by_hand(course)["test_plan"] == 2.25


def test_a_new_cell_gets_a_grade_for_everybody_and_a_person_is_asked(course: Path) -> None:
    notebook = mini_course.read(course / SOURCE)
    added = mini_course.cell(mini_course.source_notebook(), "test_planning")
    added.metadata.nbgrader.grade_id = added["id"] = "test_more"
    added.source = added.source.replace("Grades", "Grades more of")
    notebook.cells.append(added)
    mini_course.write(course / SOURCE, notebook)
    assert bring_along(course) == ["dyna_q: added: test_more."]
    grade = snapshot(course, "dyna_q")["ada", "dyna_q", "test_more"]
    assert (grade.score, grade.needs_manual_grade) == (None, True)
    ensure_assignment(course, "dyna_q")


def test_a_cell_with_points_by_hand_is_not_thrown_away(course: Path) -> None:
    notebook = mini_course.read(course / SOURCE)
    notebook.cells = [cell for cell in notebook.cells if cell.id != "test_planning"]
    mini_course.write(course / SOURCE, notebook)
    before = snapshot(course, "dyna_q")
    with pytest.raises(CourseError, match=r"no cell test_planning any more.*by hand \(boris\).*was not changed"):
        bring_along(course)
    assert snapshot(course, "dyna_q") == before
    with open_gradebook(course) as book:
        book.find_grade("test_planning", "dyna_q", "dyna_q", "boris").manual_score = None
        book.db.commit()
    assert bring_along(course) == ["dyna_q: removed: test_planning."]
    ensure_assignment(course, "dyna_q")


def test_a_copy_of_the_gradebook_is_kept(course: Path) -> None:
    change(course, "set_up", text="# New.\n")
    assert bring_along(course) == ["dyna_q: text taken over: set_up."]
    assert len(list((course / ".dynaq" / "backups").glob("gradebook-*.db"))) == 1
