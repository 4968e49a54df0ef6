"""A student's way, in the order of this file: `make lab`, two exercises, Validate, hand in, feedback.

The first exercise is done by keyboard alone, the second one by mouse.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from classes import BANK
from dynaq_grader.calibration.answers import read
from dynaq_utils import diagrams
from e2e import course, keyboard, lab
from e2e.jupyter import MAKE_LAB, Server, run, serving
from patience import PATIENCE_SECONDS

pytestmark = [pytest.mark.browser, pytest.mark.timeout(PATIENCE_SECONDS)]

MODEL_UPDATE = read(BANK / "right" / "model_tuple_index.py").source
PLANNING = read(BANK / "right" / "planning_all_indices_at_once.py").source
STORES_NOTHING = "def dyna_q_model_update(model, state, action, reward, next_state):\n    return model\n"
GREEN = "✓ correct:"
NOT_WRITTEN = "✗ not yet: The function has not been written yet"


@dataclass(frozen=True)
class OpenLab:
    """A student's JupyterLab, and the instructor's course at the other end of the exchange."""

    server: Server
    course: Path
    home: Path

    def instructor(self, *command: str) -> str:
        return run(list(command), self.course, self.home)


@pytest.fixture(scope="module")
def open_lab(page: Page, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenLab]:
    folder = tmp_path_factory.mktemp("e2e_student")
    made = course.make(folder)
    home = folder / "home"
    checkout = course.make_student(folder / "checkout", home, made)
    run(["nbgrader", "release_assignment", "dyna_q"], made, folder / "instructor")
    with serving(checkout / "lab", home, MAKE_LAB, checkout) as server:
        keyboard.open_notebook(page, server, "dyna_q/dyna_q.ipynb")
        yield OpenLab(server, made, folder / "instructor")


def test_run_all_stops_at_the_first_exercise_and_says_what_to_do(
    open_lab: OpenLab, page: Page, shoot: Callable[[str], None]
) -> None:
    keyboard.choose(page, "Run All Cells")
    errors = page.locator(lab.TROUBLE)
    expect(errors).to_have_count(1)
    page.wait_for_selector(lab.IDLE)
    sentence, hint = errors.inner_text().strip().split("\n")
    assert sentence.startswith(NOT_WRITTEN)
    assert hint.startswith("Hint: In the cell of the exercise, write your code in place of the line that raises")
    expect(lab.code_cell(page, "check_planning(").locator(".jp-InputPrompt")).to_have_text("[ ]:")
    errors.scroll_into_view_if_needed()
    shoot("student_1_stub")


def test_every_picture_says_what_it_shows(open_lab: OpenLab, page: Page) -> None:
    for name in ("quentins_world", "mountain", "dyna_loop"):
        expect(page.get_by_role("img", name=diagrams.find(name).alt, exact=True)).to_have_count(1)
    pictures = page.locator(".jp-OutputArea-output img")
    assert pictures.count() > 10
    assert [picture.get_attribute("alt") for picture in pictures.all() if not picture.get_attribute("alt")] == []


def test_validate_says_that_nothing_is_written_yet(open_lab: OpenLab, page: Page, shoot: Callable[[str], None]) -> None:
    keyboard.save(page)
    said = keyboard.validate(page)
    assert said.startswith("Validation Results")
    assert "Success" not in said
    assert said.count("The following cell failed") == 2
    assert said.count(NOT_WRITTEN) == 2
    assert "Traceback" not in said


def test_the_first_exercise_is_done_by_keyboard(open_lab: OpenLab, page: Page) -> None:
    keyboard.into_main_area(page)
    keyboard.move_to(page, "def dyna_q_model_update(")
    keyboard.write(page, MODEL_UPDATE)
    keyboard.move_to(page, "check_model_update(")
    page.keyboard.press("Shift+Enter")
    expect(lab.code_cell(page, "check_model_update(").locator(".jp-OutputArea-output")).to_contain_text(GREEN)


def test_a_locked_cell_can_neither_be_edited_nor_deleted(open_lab: OpenLab, page: Page) -> None:
    cells = page.locator(".jp-Notebook .jp-Cell")
    before = cells.count()
    locked = lab.code_cell(page, "check_model_update(dyna_q_model_update)").locator(".cm-content")
    locked.click()
    page.keyboard.insert_text("print('mine now')")
    expect(locked).to_have_text("check_model_update(dyna_q_model_update)")
    page.keyboard.press("Escape")
    page.keyboard.press("d")
    page.keyboard.press("d")
    # A cell of one's own goes, so the keys are the right ones.
    lab.code_cell(page, "# Your turn (not graded): where does the move up").locator(".jp-InputPrompt").click()
    page.keyboard.press("d")
    page.keyboard.press("d")
    expect(cells).to_have_count(before - 1)
    expect(locked).to_have_text("check_model_update(dyna_q_model_update)")


def test_right_answers_turn_every_check_green(open_lab: OpenLab, page: Page, shoot: Callable[[str], None]) -> None:
    lab.write(page, "def dyna_q_planning(", PLANNING)
    lab.save(page)
    page.evaluate(lab.WATCH_PROGRESS)
    lab.run_all(page)
    page.get_by_text("You can hand this notebook in.").wait_for()
    for check in ("check_model_update(", "check_planning("):
        output = lab.code_cell(page, check).locator(".jp-OutputArea-output")
        expect(output).to_contain_text(GREEN)
    expect(page.locator(lab.TROUBLE)).to_have_count(0)
    for cell in ("plotting.plot_performance", "plan_sweep(", "shortcut_study("):
        figure = lab.code_cell(page, cell).get_by_role("img")
        expect(figure).to_be_visible()
        assert figure.evaluate("figure => figure.naturalWidth") > 300
    lab.code_cell(page, "check_planning(").scroll_into_view_if_needed()
    shoot("student_2_solved")


def test_the_progress_bar_moved(open_lab: OpenLab, page: Page) -> None:
    seen = page.evaluate("window.progress")
    runs = [told for told in seen if told.endswith(" of 8")]
    assert "0 of 8" in runs
    assert len(set(runs)) > 3
    assert len({told for told in seen if told.endswith(" of 500")}) > 3
    expect(page.locator("progress")).to_have_count(0)


def test_validate_says_success(open_lab: OpenLab, page: Page) -> None:
    assert "Success! Your notebook passes all the tests." in lab.validate(page)


def test_a_broken_answer_is_named_by_the_check_and_by_validate(
    open_lab: OpenLab, page: Page, shoot: Callable[[str], None]
) -> None:
    lab.write(page, "def dyna_q_model_update(", STORES_NOTHING)
    lab.save(page)
    lab.run_all(page)
    error = lab.code_cell(page, "check_model_update(").locator(lab.TROUBLE)
    expect(error).to_contain_text("✗ not yet: The table comes back as it was")
    error.scroll_into_view_if_needed()
    shoot("student_3_broken")
    said = lab.validate(page)
    assert "check_model_update(dyna_q_model_update)" in said
    assert "✗ not yet: The table comes back as it was" in said
    assert "Success" not in said


def test_what_is_handed_in_comes_back_graded(open_lab: OpenLab, page: Page, shoot: Callable[[str], None]) -> None:
    lab.write(page, "def dyna_q_model_update(", MODEL_UPDATE)
    lab.save(page)
    lab.menu(page, "Nbgrader", "Assignment List")
    page.locator("#fetched_assignments_list").get_by_role("button", name="Submit", exact=True).click()
    expect(page.locator("#submitted_assignments_list .list_item").first).to_contain_text("dyna_q")
    shoot("student_4_submitted")

    open_lab.instructor("nbgrader", "collect", "dyna_q")
    assert "10 / 10" in open_lab.instructor("dynaq", "grade", "dyna_q", "--workers", "1")
    open_lab.instructor("dynaq", "feedback", "dyna_q")
    open_lab.instructor("nbgrader", "release_feedback", "dyna_q")

    page.locator("#refresh_assignments_list").click()
    submitted = page.locator("#submitted_assignments_list")
    expect(submitted).to_contain_text("feedback available to fetch")
    submitted.get_by_role("button", name="Fetch Feedback").click()
    submitted.get_by_text("(view feedback)").wait_for()
    shoot("student_5_feedback_fetched")
    (feedback,) = open_lab.server.root.glob("dyna_q/feedback/*/dyna_q.html")
    page.goto(feedback.as_uri())
    expect(page.locator("body")).to_contain_text("dyna_q (Score: 10.0 / 10.0)")
    shoot("student_6_feedback")
