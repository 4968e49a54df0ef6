"""A gradebook on a PostgreSQL server: a class graded into it while connections are cut and the server restarts."""

import pytest
from nbgrader.apps.api import NbGraderAPI

import mini_course
from classes import RIGHT, hand_in
from dynaq_grader.base.errors import CourseError
from dynaq_grader.classroom import classroom
from dynaq_grader.course.directory import course_directory
from dynaq_grader.course.settings import settings
from dynaq_grader.records import gradebook
from postgres import postgres

pytestmark = pytest.mark.xdist_group("postgresql")


@pytest.fixture(scope="module")
def server():
    with postgres() as running:
        yield running


def keep_grades_at(course, url):
    config = course / "nbgrader_config.py"
    config.write_text(f"{config.read_text()}\nc.CourseDirectory.db_url = {url!r}\n")
    return course


def grade(course):
    return classroom.Classroom(course, "dyna_q", settings(course)).grade(classroom.Plan())


def test_a_class_is_graded_though_connections_are_cut_and_the_server_restarts(server, full_course):
    course = keep_grades_at(full_course, server.url())
    for student in ("ada", "boris", "chen"):
        hand_in(course, student)
    hand_in(course, "dora", RIGHT | {"dyna_q_planning": "wrong/planning_one_too_many"})
    running = grade(course)
    next(running)
    server.cut_all_connections()
    next(running)
    server.control("restart", "-m", "immediate")
    assert len(list(running)) == 2
    assert not (course / "gradebook.db").exists()
    totals = {"ada": 10.0, "boris": 10.0, "chen": 10.0, "dora": 8.0}
    assert as_formgrader_reads(course) == totals
    assert as_nbgrader_exports(course) == totals


def as_formgrader_reads(course):
    found = NbGraderAPI(course_directory(course)).get_submissions("dyna_q")
    return {submission["student"]: submission["score"] for submission in found}


def as_nbgrader_exports(course):
    mini_course.run_nbgrader(course, "export")
    header, *rows = [line.split(",") for line in (course / "grades.csv").read_text().splitlines()]
    student, score = header.index("student_id"), header.index("score")
    return {row[student]: float(row[score]) for row in rows}


@pytest.mark.parametrize("driver", ["psycopg", "psycopg2"])
def test_both_drivers_work(driver, server, full_course):
    course = keep_grades_at(full_course, server.url(driver))
    with gradebook.open_gradebook(course) as book:
        assert book.update_or_create_student("zoe").id == "zoe"


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("postgresql+pg8000://me:secret@db/grades", "needs a driver that is not installed"),
        ("postgresql+psycopg://me:secret@127.0.0.1:1/grades", "cannot be used"),
        ("grades.db:secret", "is no URL of a database"),
        ("nosuch://me:secret@db/grades", "is no URL of a database"),
    ],
)
def test_a_database_that_cannot_be_had_is_told_without_the_password(url, sentence, full_course):
    course = keep_grades_at(full_course, url)
    with pytest.raises(CourseError, match=sentence) as told:
        gradebook.snapshot(course, "dyna_q")
    assert "secret" not in str(told.value)
