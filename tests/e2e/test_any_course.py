"""Formgrader's button on assignments of other nbgrader courses."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import stock_nbgrader
from dynaq_grader.course import build
from e2e.formgrader import Office, open_submission, press, student_row
from e2e.jupyter import serving
from mini_course import REPOSITORY, read, write
from other_courses import HABITS, MEAN, SUM, Habit

pytestmark = pytest.mark.browser

STACK = "class Stack:\n    def __init__(self):\n        self.items = []\n"
TOLD = "the mean of 1 and 3 is 2"
HABIT = Habit(
    "", f"{MEAN}\n{STACK}", f"{SUM}\n{STACK}", (f"assert mean([1, 3]) == 2, {TOLD!r}", "assert Stack().items == []")
)
"""The second test cannot be judged apart."""
TOGETHER = {"class": "a class", "autotests": "hidden autotests"}


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A course of three assignments, one judged apart."""
    course = tmp_path / "course"
    course.mkdir()
    shutil.copy(REPOSITORY / "nbgrader_config.py", course)
    for name, habit in {"apart": HABIT, **{name: HABITS[habit] for name, habit in TOGETHER.items()}}.items():
        stock_nbgrader.write_source(course, name, habit)
        build.build_release(course, name)
        release = read(course / "release" / name / f"{name}.ipynb")
        sent = habit.submissions(release) | (habit.damaged(release) if name == "class" else {})
        for student, notebook in sent.items():
            write(course / "submitted" / student.replace(" ", "_") / name / f"{name}.ipynb", notebook)
    with (course / "nbgrader_config.py").open("a") as file:
        file.write(f"c.DynaQ.tests = {dict.fromkeys(TOGETHER, 'together')}\n")
    return course


def test_the_button_gives_the_scores_of_stock_nbgrader_or_none(
    made: Path, page: Page, shoot: Callable[[str], None]
) -> None:
    with serving(made, made.parent / "home") as server:
        office = Office(server, made, made.parent / "home")
        office.let_in(page)
        for name in ("apart", *TOGETHER):
            for folder in sorted((made / "submitted").glob(f"*/{name}")):
                press(page, student_row(page, office, folder.parent.name, name), "flash")
        for name, habit in TOGETHER.items():
            stock = stock_nbgrader.scores_on_record(habit)
            for student, scores in stock_nbgrader.in_gradebook(made, name).items():
                assert scores == stock[student.split("_")[0]], (name, student)
        _grade_by_hand(office, page, shoot)


def _grade_by_hand(office: Office, page: Page, shoot: Callable[[str], None]) -> None:
    """A cell without a score asks for a person, whose points outlive another grading."""
    assert stock_nbgrader.in_gradebook(office.course, "apart") == {
        "solution": {"test_0": 2.0, "test_1": None},
        "untouched": {"test_0": 0.0, "test_1": None},
        "wrong": {"test_0": 0.0, "test_1": None},
    }
    open_submission(page, office, "wrong", "apart/apart")
    expect(page.locator("body")).to_contain_text(TOLD)
    expect(page.locator("body")).to_contain_text("a person grades it")
    shoot("any_course_no_score")
    points = page.locator("input.score#test_1")
    with page.expect_response(lambda answer: "/api/grade/" in answer.url and answer.request.method == "PUT"):
        points.fill("2")
        points.press("Tab")
    row = student_row(page, office, "wrong", "apart")
    expect(row.locator(".score")).to_have_text("2 / 4")
    press(page, row, "flash")
    expect(student_row(page, office, "wrong", "apart").locator(".score")).to_have_text("2 / 4")
