"""A student's way through the third notebook, in the order of this file: a mistake, four exercises, films, graded."""

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

NOTEBOOK = Path("planning") / "planning.ipynb"
ANSWERS = {
    "fit_dynamics": "right/fit_plain",
    "rollout_returns": "right/rollout_plain",
    "cem_plan": "right/cem_plain",
    "mpc_action": "right/mpc_plain",
}
GREEN = "✓ correct:"
PICTURES = ("bold = ", "score_true(", "many = ", "imagined_in(", "fitted(", "rounds_of(", "climb(", "rollouts(")


def answer(name: str) -> str:
    return read(BANK / f"{name}.py").source


@pytest.fixture(scope="module")
def open_lab(page: Page, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Path]]:
    """A student's JupyterLab with the notebook open, and the instructor's course."""
    folder = tmp_path_factory.mktemp("e2e_third")
    made = course.make(folder)
    home = folder / "home"
    checkout = course.make_student(folder / "checkout", home, made)
    with serving(checkout / "lab", home, MAKE_LAB, checkout) as server:
        lab.open_notebook(page, server, str(NOTEBOOK))
        yield server, made


def test_a_mistake_is_named(open_lab: tuple[Server, Path], page: Page, shoot: Callable[[str], None]) -> None:
    lab.write(page, "def fit_dynamics(", answer("wrong/fit_predicts_next"))
    lab.run_all(page)
    error = lab.code_cell(page, "check_fit_dynamics(fit_dynamics)").locator(lab.TROUBLE)
    expect(error).to_contain_text("The weights predict the next state itself.")
    error.scroll_into_view_if_needed()
    shoot("third_1_mistake")


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
    shoot("third_2_solved")


@pytest.mark.parametrize("cell", PICTURES)
def test_every_picture_says_what_it_shows(open_lab: tuple[Server, Path], page: Page, cell: str) -> None:
    figure = lab.code_cell(page, cell).get_by_role("img")
    expect(figure).to_be_visible()
    assert figure.evaluate("figure => figure.naturalWidth") > 300
    assert figure.get_attribute("alt")


def test_the_elite_closes_in_and_the_pendulum_stands_up(
    open_lab: tuple[Server, Path], page: Page, shoot: Callable[[str], None]
) -> None:
    for cell, told, name in (
        ("animate_elites(rounds)", "6 of 6: Iteration 6", "third_3_elites"),
        ("animate_pendulum(swing)", "51 of 51: After 50 decisions", "third_4_swing_up"),
    ):
        film = lab.code_cell(page, cell).locator("figure[role=group]")
        film.get_by_role("slider").focus()
        page.keyboard.press("End")
        expect(film.locator("output")).to_have_text(re.compile(told))
        shoot(name)


def test_what_is_handed_in_is_graded_in_the_same_course(open_lab: tuple[Server, Path], page: Page) -> None:
    lab.save(page)
    server, made = open_lab
    handed_in = made / "submitted" / course.ME / NOTEBOOK
    handed_in.parent.mkdir(parents=True)
    shutil.copy(server.root / NOTEBOOK, handed_in)
    assert "10 / 10" in run(["dynaq", "grade", "planning", "--workers", "1"], made, made.parent / "instructor")
