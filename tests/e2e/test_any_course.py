"""Formgrader's button on assignments of other nbgrader courses."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator

import pytest
from nbformat import NotebookNode
from playwright.sync_api import Page, expect

import stock_nbgrader
from dynaq_grader.course import build
from e2e.formgrader import Office, open_submission, press, student_row
from e2e.jupyter import serving
from mini_course import REPOSITORY, read, write
from other_courses import HABITS, MEAN, SUM, Habit

pytestmark = [pytest.mark.browser, pytest.mark.timeout(1_800)]

STACK = "class Stack:\n    def __init__(self):\n        self.items = []\n"
TOLD = "the mean of 1 and 3 is 2"
HABIT = Habit(
    "", f"{MEAN}\n{STACK}", f"{SUM}\n{STACK}", (f"assert mean([1, 3]) == 2, {TOLD!r}", "assert Stack().items == []")
)
"""The second test cannot be judged apart."""
TOGETHER = {"class": "a class", "autotests": "hidden autotests"}


@pytest.fixture(scope="module")
def office(page: Page, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A course of three assignments, one judged apart."""
    folder = tmp_path_factory.mktemp("e2e_any_course")
    course = folder / "course"
    course.mkdir()
    shutil.copy(REPOSITORY / "nbgrader_config.py", course)
    for name, habit in {"apart": HABIT, **{name: HABITS[habit] for name, habit in TOGETHER.items()}}.items():
        stock_nbgrader.write_source(course, name, habit)
        build.build_release(course, name)
    with (course / "nbgrader_config.py").open("a") as file:
        file.write(f"c.DynaQ.tests = {dict.fromkeys(TOGETHER, 'together')}\n")
    with serving(course, folder / "home") as server:
        opened = Office(server, course, folder / "home")
        opened.let_in(page)
        yield opened


def grade(office: Office, page: Page, assignment: str, sent: dict[str, NotebookNode]) -> stock_nbgrader.Scores:
    """Hands in, presses the button of each student, and gives what the gradebook says of them then."""
    for student, notebook in sent.items():
        write(office.course / "submitted" / student / assignment / f"{assignment}.ipynb", notebook)
    for student in sent:
        press(page, student_row(page, office, student, assignment), "flash")
    found = stock_nbgrader.in_gradebook(office.course, assignment)
    return {student: found[student] for student in sent}


def release(office: Office, assignment: str) -> NotebookNode:
    return read(office.course / "release" / assignment / f"{assignment}.ipynb")


@pytest.mark.parametrize("name", TOGETHER)
def test_the_button_gives_the_scores_of_stock_nbgrader(office: Office, page: Page, name: str) -> None:
    habit = HABITS[TOGETHER[name]]
    found = grade(office, page, name, habit.submissions(release(office, name)))
    assert found == stock_nbgrader.scores_on_record(TOGETHER[name])


def test_damage_changes_no_score(office: Office, page: Page) -> None:
    damaged = HABITS[TOGETHER["class"]].damaged(release(office, "class"))
    sent = {who.replace(" ", "_"): notebook for who, notebook in damaged.items() if who.startswith("solution")}
    found = grade(office, page, "class", sent)
    assert found == dict.fromkeys(sent, stock_nbgrader.scores_on_record(TOGETHER["class"])["solution"])


def test_a_cell_without_a_score_is_graded_by_hand_for_good(
    office: Office, page: Page, shoot: Callable[[str], None]
) -> None:
    assert grade(office, page, "apart", HABIT.submissions(release(office, "apart"))) == {
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
