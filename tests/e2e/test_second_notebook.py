"""A student's way through the second notebook, in the order of this file: a mistake, three exercises, graded."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from classes import BANK
from dynaq_grader.calibration.answers import read
from e2e import course, lab
from e2e.jupyter import MAKE_LAB, Server, run, serving

pytestmark = pytest.mark.browser

NOTEBOOK = Path("dyna_variants") / "dyna_variants.ipynb"
ANSWERS = {
    "dyna_q_plus_planning": "right/plus_plain",
    "sweep": "right/sweep_plain",
    "mbve_target": "right/mbve_plain_loop",
}
GREEN = "✓ correct:"


def answer(name: str) -> str:
    return read(BANK / f"{name}.py").source


@pytest.fixture(scope="module")
def open_lab(page: Page, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Path]]:
    """A student's JupyterLab with the notebook open, and the instructor's course."""
    folder = tmp_path_factory.mktemp("e2e_second")
    made = course.make(folder)
    home = folder / "home"
    checkout = course.make_student(folder / "checkout", home, made)
    with serving(checkout / "lab", home, MAKE_LAB, checkout) as server:
        lab.open_notebook(page, server, str(NOTEBOOK))
        yield server, made


def test_a_mistake_is_named(open_lab: tuple[Server, Path], page: Page, shoot: Callable[[str], None]) -> None:
    lab.write(page, "def dyna_q_plus_planning(", answer("wrong/plus_no_root"))
    lab.run_all(page)
    error = lab.code_cell(page, "check_dyna_q_plus_planning(dyna_q_plus_planning)").locator(lab.TROUBLE)
    expect(error).to_contain_text("does not grow with the root of the time")
    error.scroll_into_view_if_needed()
    shoot("second_1_mistake")


def test_right_answers_turn_every_check_green(
    open_lab: tuple[Server, Path], page: Page, shoot: Callable[[str], None]
) -> None:
    for exercise, name in ANSWERS.items():
        lab.write(page, f"def {exercise}(", answer(name))
    lab.save(page)
    lab.run_all(page)
    page.get_by_text("You can hand this notebook in.").wait_for()
    for exercise in ANSWERS:
        output = lab.code_cell(page, f"check_{exercise}({exercise})").locator(".jp-OutputArea-output")
        expect(output).to_contain_text(GREEN)
    expect(page.locator(lab.TROUBLE)).to_have_count(0)
    shoot("second_2_solved")


@pytest.mark.parametrize("cell", ["figure_8_2(", "figure_8_4(", "figure_8_5(", "value_expansion_study("])
def test_every_picture_says_what_it_shows(open_lab: tuple[Server, Path], page: Page, cell: str) -> None:
    figure = lab.code_cell(page, cell).get_by_role("img")
    expect(figure).to_be_visible()
    assert figure.evaluate("figure => figure.naturalWidth") > 300
    assert figure.get_attribute("alt")


def test_the_slider_goes_through_the_second_episode(
    open_lab: tuple[Server, Path], page: Page, shoot: Callable[[str], None]
) -> None:
    film = lab.code_cell(page, "reach_explorer(").locator("figure[role=group]")
    words = film.locator("output")
    expect(words).to_have_text(re.compile("^11 of 21: .* after 50 % of the second episode.* 1 for n = 0"))
    film.get_by_role("slider", name="Episode 2").focus()
    page.keyboard.press("ArrowRight")
    expect(words).to_have_text(re.compile("^12 of 21: .* after 55 % of the second episode"))
    page.keyboard.press("End")
    expect(words).to_have_text(re.compile("^21 of 21: .* after 100 % of the second episode.* 2 for n = 0"))
    expect(film.locator("img:visible")).to_have_count(1)
    shoot("second_3_slider")


def test_what_is_handed_in_is_graded_in_the_same_course(open_lab: tuple[Server, Path], page: Page) -> None:
    lab.save(page)
    server, made = open_lab
    handed_in = made / "submitted" / course.ME / NOTEBOOK
    handed_in.parent.mkdir(parents=True)
    shutil.copy(server.root / NOTEBOOK, handed_in)
    assert "10 / 10" in run(["dynaq", "grade", "dyna_variants", "--workers", "1"], made, made.parent / "instructor")
