"""Who did not submit: shown by every verb, from the roster that collecting kept or from the gradebook."""

import csv

from rich.console import Console

from dynaq_grader.classroom.classroom import Classroom, Plan
from dynaq_grader.cli.console import results_table
from dynaq_grader.collect import collect
from dynaq_grader.course.settings import settings
from dynaq_grader.records import gradebook
from dynaq_grader.records.enrolment import class_list
from report_class import graded_course, report


def hand_in(course, tmp_path, students):
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for student in students:
        (inbox / f"{student}.ipynb").write_text("{}")
    return inbox


def test_a_roster_is_kept_and_tells_who_did_not_submit(course, tmp_path):
    roster = tmp_path / "roster.csv"
    roster.write_text("id,name\nada,Ada\nboris,Boris\nzoe,Zoe\n")
    collect(hand_in(course, tmp_path, ["ada"]), course, "dyna_q", roster=roster)
    roster.unlink()
    room = Classroom(course, "dyna_q", settings(course))
    assert room.not_submitted(Plan()) == ["boris", "zoe"]
    assert room.not_submitted(Plan(students=("ada",))) == []
    page = Console(width=100, record=True)
    page.print(results_table({}, room.not_submitted(Plan())))
    assert page.export_text().count("not submitted") == 2


def test_without_a_roster_the_gradebook_tells_who_is_in_the_class(course):
    with gradebook.open_gradebook(course) as book:
        book.update_or_create_student("yan")
    assert class_list(course) == ("yan",)


def test_the_report_has_a_row_for_everybody(tmp_path):
    course = graded_course(tmp_path / "course")
    paths = report(course, tmp_path / "report")
    rows = list(csv.DictReader(paths.csv.read_text().splitlines()))
    assert {row["student"] for row in rows if row["status"] == "not submitted"} == {"leo"}
    table = paths.page.read_text().split('id="students"')[1].split("</table>")[0]
    assert table.count("not submitted") == 1
