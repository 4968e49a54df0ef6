from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from dynaq_grader.base.errors import CourseError
from dynaq_grader.reports.export import Order, export, matching
from dynaq_grader.reports.export.canvas import export_canvas

HEADER = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Other (12)", "Dyna Q (4711)", "Final Score"]
MANUAL = ["", "", "", "", "", "", "Manual Posting", ""]
POSSIBLE = ["    Points Possible", "", "", "", "", "5", "10.00", "(read only)"]


def student(name: str, number: int, login: str, grade: str = "") -> list[str]:
    return [name, str(number), f"sis-{number}", login, "Section, one", "4.5", grade, "90"]


ROWS = (
    student("Lovelace, Ada", 101, "al@uni.example"),
    student("=cmd|' /C calc'!A0", 102, "boris"),
    student("Ödel, Chioma", 103, "co", grade="9"),
    student("D, Dalia", 104, "dalia", grade="EX"),
    student("E, Elif", 105, "elif", grade="7"),
    student("Student, Test", 998, "test"),
)


def export_file(folder: Path, *rows: list[str], delimiter: str = ",", bom: bool = False) -> Path:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows([HEADER, MANUAL, POSSIBLE, *rows])
    path = folder / "canvas.csv"
    path.write_text(text.getvalue(), encoding="utf-8-sig" if bom else "utf-8")
    return path


def as_canvas_reads(path: Path, delimiter: str = ",") -> tuple[str, dict[str, str]]:
    """Points possible and grades by Canvas's number, by the rules of Canvas's own importer."""
    header, *rows = csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline=""), delimiter=delimiter)
    assert header[:2] == ["Student", "ID"]
    last = 2 + sum(name in ("SIS User ID", "SIS Login ID") for name in header[2:4])
    assert header[last] == "Section"
    (column,) = range(last + 1, len(header))
    assert header[column] == "Dyna Q (4711)"
    possible = next(row[column] for row in rows if "Points Possible" in row[0])
    about = {"", "Manual Posting"}
    people = [row for row in rows if "Points Possible" not in row[0] and not set(row) <= about]
    return possible, {row[1]: row[column] for row in people}


@pytest.mark.parametrize(("delimiter", "bom"), [(",", False), (",", True), (";", True)])
def test_the_gradebook_comes_back_with_one_column_filled_in(
    exported_class: Path, roster: Path, tmp_path: Path, delimiter: str, bom: bool
) -> None:
    source = export_file(tmp_path, *ROWS, delimiter=delimiter, bom=bom)
    done = export_canvas(exported_class, tmp_path / "out.csv", "dyna_q", source, roster)
    possible, grades = as_canvas_reads(done.path, delimiter)
    assert possible == "10.00"
    assert grades == {"101": "10", "102": "2.5", "103": "5.25", "104": "EX", "105": "7", "998": ""}
    assert done.written == ["ada", "boris", "chioma"]
    assert done.without == ["elif: no score yet.", "dalia: excused in Canvas, left as it is."]
    assert done.unmatched == [f"Student, Test: no student here goes by that name. {matching.UNKNOWN}"]
    assert done.path.read_bytes().startswith(b"\xef\xbb\xbf") == bom


def test_logins_are_enough_without_a_roster(exported_class: Path, tmp_path: Path) -> None:
    done = export_canvas(exported_class, tmp_path / "out.csv", "dyna_q", export_file(tmp_path, *ROWS))
    assert done.written == ["boris"]
    assert "ada: not in Canvas's file." in done.without


def test_other_assignments_and_totals_are_left_out(exported_class: Path, roster: Path, tmp_path: Path) -> None:
    done = export_canvas(exported_class, tmp_path / "out.csv", "dyna_q", export_file(tmp_path, *ROWS), roster)
    assert "Other (12)" not in done.path.read_text()
    assert "Final Score" not in done.path.read_text()


def test_a_name_that_is_a_formula_is_not_run(exported_class: Path, roster: Path, tmp_path: Path) -> None:
    done = export_canvas(exported_class, tmp_path / "out.csv", "dyna_q", export_file(tmp_path, *ROWS), roster)
    with done.path.open(newline="") as file:
        names = [row[0] for row in csv.reader(file)]
    assert "'=cmd|' /C calc'!A0" in names


def test_the_column_is_named_where_it_is_not_clear(exported_class: Path, roster: Path, tmp_path: Path) -> None:
    source = export_file(tmp_path, *ROWS)
    with pytest.raises(CourseError, match=r"0 columns for 'dyna_r'.*Other \(12\), Dyna Q \(4711\)"):
        export_canvas(exported_class, tmp_path / "out.csv", "dyna_q", source, roster, column="dyna_r")
    done = export_canvas(exported_class, tmp_path / "out.csv", "dyna_q", source, roster, column="Dyna Q (4711)")
    assert done.written == ["ada", "boris", "chioma"]


def test_another_maximum_is_refused_or_scaled_when_asked(exported_class: Path, roster: Path, tmp_path: Path) -> None:
    source = export_file(tmp_path, *ROWS)
    arguments = exported_class, tmp_path / "out.csv", "dyna_q", source, roster, "Other (12)"
    with pytest.raises(CourseError, match="counts up to 5 points and this course up to 10"):
        export_canvas(*arguments)
    export_canvas(*arguments, scale=True)
    with (tmp_path / "out.csv").open(newline="") as file:
        assert {row["ID"]: row["Other (12)"] for row in csv.DictReader(file)}["101"] == "5"


def test_a_file_that_is_not_canvas_s_is_refused_in_words(exported_class: Path, tmp_path: Path) -> None:
    source = tmp_path / "other.csv"
    source.write_text("Name,Grade\nAda,1\n")
    with pytest.raises(CourseError, match="no gradebook of Canvas"):
        export_canvas(exported_class, tmp_path / "out.csv", "dyna_q", source)


def test_the_column_can_be_named(exported_class: Path, roster: Path, tmp_path: Path) -> None:
    """Its title in Canvas seldom is the assignment's name here."""
    source = export_file(tmp_path, *ROWS)
    source.write_text(source.read_text().replace("Dyna Q (4711)", "Homework 3 (77)"))
    with pytest.raises(CourseError, match=r"Name one with --column: Other \(12\), Homework 3 \(77\)\."):
        export("canvas", Order(exported_class, tmp_path / "out.csv", "dyna_q", source, roster))
    for column in ("Homework 3 (77)", "homework 3"):
        done = export("canvas", Order(exported_class, tmp_path / "out.csv", "dyna_q", source, roster, column=column))
        header, *rows = csv.reader(io.StringIO(done.path.read_text(), newline=""))
        assert {row[1]: row[header.index("Homework 3 (77)")] for row in rows}["101"] == "10"


def test_a_form_without_a_table_has_no_column_to_name(exported_class: Path, tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="--column is for moodle, moodle-feedback, canvas"):
        export("nbgrader", Order(exported_class, tmp_path / "out.csv", "dyna_q", column="Homework 3 (77)"))
