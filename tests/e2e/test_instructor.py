"""An instructor's way through Formgrader, in the order of this file."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Browser, Page, expect

from classes import RELEASE, RIGHT, hand_in, notebook
from e2e import course, payloads
from e2e.axe import findings
from e2e.browser import SHOTS, opened
from e2e.formgrader import Office, give_points, open_submission, press, score, student_row
from e2e.jupyter import run, serving

pytestmark = pytest.mark.browser

CLASS = {
    "ada": RIGHT,
    "elif": {**RIGHT, "dyna_q_planning": "wrong/planning_one_too_many"},
}
# MathJax itself is out of reach here. Loaded so, it makes no link of an address that runs something.
SAFE_MATH = "config=TeX-AMS_CHTML-full,Safe"
MISTAKE = "One more backup is made"


@pytest.fixture(scope="module")
def office(page: Page, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("e2e_instructor")
    made = course.make(folder)
    shutil.rmtree(made / "release")
    with serving(made, folder / "home") as server:
        opened_office = Office(server, made, folder / "home")
        opened_office.let_in(page)
        yield opened_office


def test_generate_and_release_give_the_committed_release(
    office: Office, page: Page, shoot: Callable[[str], None]
) -> None:
    page.goto(office.formgrader("manage_assignments"))
    row = page.locator("#main-table tr", has_text="dyna_q")
    press(page, row, "education")
    assert (office.course / "release" / "dyna_q" / "dyna_q.ipynb").read_bytes() == RELEASE.read_bytes()
    press(page, row, "cloud-upload")
    expect(row).to_contain_text("released")
    shoot("instructor_1_released")


def test_collect_fetches_what_a_student_submitted(office: Office, page: Page, tmp_path: Path) -> None:
    mine = tmp_path / "dyna_q" / "dyna_q.ipynb"
    mine.parent.mkdir()
    nbformat.write(notebook(RIGHT), mine)
    shutil.copy(office.course / "nbgrader_config.py", tmp_path)
    run(["nbgrader", "submit", "dyna_q"], tmp_path, office.home)
    page.goto(office.formgrader("manage_assignments"))
    row = page.locator("#main-table tr", has_text="dyna_q")
    press(page, row, "cloud-download")
    expect(row.locator(".num-submissions")).to_have_text("1")
    assert (office.course / "submitted" / course.ME / "dyna_q" / "dyna_q.ipynb").is_file()


def test_autograde_gives_the_scores_of_dynaq_grade(
    office: Office, page: Page, tmp_path: Path, shoot: Callable[[str], None]
) -> None:
    for student, answers in CLASS.items():
        hand_in(office.course, student, answers)
    twin = tmp_path / "twin"
    shutil.copytree(office.course, twin, ignore=shutil.ignore_patterns("gradebook.db*", ".dynaq", course.ME))
    results = tmp_path / "results.json"
    run(["dynaq", "grade", "dyna_q", "--workers", "1", "--json", str(results)], twin, office.home)
    graded = {student: result["score"] for student, result in json.loads(results.read_text())["students"].items()}
    assert set(graded) == set(CLASS)
    for student, points in graded.items():
        row = student_row(page, office, student)
        press(page, row, "flash")
        expect(row.locator(".score")).to_have_text(f"{points:g} / 10")
    assert graded["ada"] == 10
    assert graded["elif"] < 10
    shoot("instructor_2_autograded")


def test_a_manual_point_outlives_another_grading(office: Office, page: Page, shoot: Callable[[str], None]) -> None:
    before = score(student_row(page, office, "elif"))
    open_submission(page, office, "elif")
    expect(page.locator("body")).to_contain_text(MISTAKE)
    give_points(page, "test_planning", 1)
    shoot("instructor_3_manual_point")
    row = student_row(page, office, "elif")
    expect(row.locator(".score")).to_have_text(f"{before + 1:g} / 10")
    press(page, row, "flash")
    expect(row.locator(".score")).to_have_text(f"{before + 1:g} / 10")


def test_released_feedback_reaches_the_exchange(office: Office, page: Page, shoot: Callable[[str], None]) -> None:
    row = student_row(page, office, course.ME)
    press(page, row, "flash")
    press(page, row, "comment")
    press(page, row, "envelope")
    assert len(list((office.course.parent / "exchange").glob("dynaq/feedback/*.html"))) == 1
    page.goto((office.course / "feedback" / course.ME / "dyna_q" / "dyna_q.html").as_uri())
    expect(page.locator("body")).to_contain_text("dyna_q (Score: 10.0 / 10.0)")
    expect(page.locator(".reasons")).to_contain_text("Everything that was asked came back right.")
    shoot("instructor_4_feedback")


@pytest.mark.parametrize("width", [375, 1100], ids=["phone", "desktop"])
def test_a_feedback_page_fits_everybody(office: Office, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((office.course / "feedback" / course.ME / "dyna_q" / "dyna_q.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert findings(page) == []


def test_code_that_nobody_would_read_does_not_stop_formgrader(office: Office, page: Page) -> None:
    long = notebook(RIGHT, tuple("?a" * 50_000 for _ in range(20)))
    hand_in(office.course, "wordy", nbformat.writes(long).encode())
    press(page, student_row(page, office, "wordy"), "flash")
    open_submission(page, office, "wordy")
    assert page.get_by_text("cut here: too long to be shown").count() >= 20


@pytest.fixture
def trap(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page of its own, and everything it wrote to the console."""
    with opened(browser) as (fresh, _):
        console: list[str] = []
        fresh.on("console", lambda message: console.append(message.text))
        fresh.on("dialog", lambda dialog: (console.append(payloads.SPRUNG), dialog.dismiss()))
        yield fresh, console


def sprung(page: Page, console: list[str]) -> bool:
    """Whether a payload ran in a page: by itself, or when what it put there is clicked."""
    page.wait_for_load_state("load")
    for bait in page.locator('a[href^="javascript:"]:visible').all():
        bait.click()
    # A clicked address of this kind runs after the click, before the next frame is drawn.
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    return page.evaluate("window.trap !== undefined") or any(payloads.SPRUNG in line for line in console)


@pytest.mark.parametrize("payload", payloads.PAYLOADS.values(), ids=payloads.PAYLOADS)
def test_the_trap_works(trap: tuple[Page, list[str]], payload: str) -> None:
    page, console = trap
    page.set_content(f"<html><body>{payload}</body></html>")
    if payload != payloads.PAYLOADS["link"]:
        page.wait_for_function("window.trap !== undefined")
    assert sprung(page, console)


def test_nothing_of_a_hostile_submission_runs_in_the_instructors_pages(
    office: Office, page: Page, trap: tuple[Page, list[str]]
) -> None:
    hand_in(office.course, "mallory", nbformat.writes(payloads.submission()).encode())
    press(page, student_row(page, office, "mallory"), "flash")
    press(page, student_row(page, office, "mallory"), "comment")
    visitor, console = trap
    office.let_in(visitor)
    open_submission(visitor, office, "mallory")
    assert "trap" in visitor.content(), "the payloads are not on the page at all"
    assert SAFE_MATH in visitor.content()
    assert not sprung(visitor, console)
    visitor.screenshot(path=SHOTS / "instructor_5_hostile.png")
    visitor.goto((office.course / "feedback" / "mallory" / "dyna_q" / "dyna_q.html").as_uri())
    assert "trap" in visitor.content()
    assert SAFE_MATH in visitor.content()
    assert not sprung(visitor, console)
