from __future__ import annotations

import csv
from pathlib import Path

import pytest

from dynaq_grader.records.gradebook import open_gradebook
from dynaq_grader.records.standings import points_text, read_standings
from dynaq_grader.reports.export.nbgrader_csv import GradesCsv, export_grades
from dynaq_grader.reports.export.spreadsheet_csv import inert


def test_standings_count_manual_points_and_late_penalties(exported_class: Path) -> None:
    found = read_standings(exported_class, "dyna_q")
    scores = {student: standing.score for student, standing in found.items()}
    assert scores == {"ada": 10.0, "boris": 2.5, "chioma": 5.25, "dalia": 5.0, "elif": None}
    assert found["chioma"].by_hand == ("test_planning",)
    assert found["dalia"].seconds_late == 86_400
    assert found["dalia"].penalty == 1.0


def test_an_assignment_that_nobody_handed_in_has_no_standings(exported_class: Path) -> None:
    assert read_standings(exported_class, "other") == {}


def test_nbgrader_s_own_columns_with_no_score_for_what_could_not_be_graded(
    exported_class: Path, tmp_path: Path
) -> None:
    export_grades(exported_class, tmp_path / "grades.csv", "dyna_q")
    with (tmp_path / "grades.csv").open() as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}
    assert float(rows["ada"]["score"]) == 10.0
    assert float(rows["dalia"]["score"]) == 5.0
    assert rows["elif"]["score"] == rows["elif"]["raw_score"] == "", "what could not be graded is not worth 0"


def test_a_name_makes_no_rows_cells_or_formulas(tmp_path: Path) -> None:
    """nbgrader's own plug-in writes names as they are: this one would have been a row for ada."""
    plugin = GradesCsv()
    plugin.to = str(tmp_path / "grades.csv")
    row = "x\ndyna_q,,,ada,,,,10.0,0.0,10.0,10.0"
    (tmp_path / "nbgrader_config.py").touch()
    with open_gradebook(tmp_path) as book:
        book.add_assignment("dyna_q")
        book.add_student("ada")
        book.add_student("eve", last_name="=1+1", first_name=row)
        plugin.export(book)
    with (tmp_path / "grades.csv").open(newline="") as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}
    assert [*rows] == ["ada", "eve"]
    assert float(rows["ada"]["score"]) == 0.0
    assert rows["eve"]["last_name"] == "'=1+1"
    assert rows["eve"]["first_name"] == row


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", " =1", "\r=1", "\uff1d1", "=cmd|' /C calc'!A0", "+", "--1"]
)
def test_a_cell_that_a_spreadsheet_would_run_becomes_text(cell: str) -> None:
    assert inert(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "-", "-1.5", "+4", "-1,5", "50%", "Ada", "a=b", "    Points Possible", "'quoted"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert inert(cell) == cell


@pytest.mark.parametrize(
    ("points", "text"), [(0.0, "0"), (10.0, "10"), (2.5, "2.5"), (1 / 3, "0.3333"), (12345.25, "12345.25")]
)
def test_points_are_written_short(points: float, text: str) -> None:
    assert points_text(points) == text


@pytest.mark.parametrize("cell", ["Ada \x1b[31m", "\x07Ada", "Ada\x9b2J", "\x00"])
def test_nothing_that_a_terminal_obeys_gets_into_a_table(cell: str) -> None:
    assert inert(cell) == "".join(sign if sign.isprintable() else "\ufffd" for sign in cell)


@pytest.mark.parametrize("cell", ["line\nbreak", "a\tb", "ناصر\u200cنژاد", "José"])
def test_other_signs_stay_as_they_are(cell: str) -> None:
    assert inert(cell) == cell
