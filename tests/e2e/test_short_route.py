"""The short route through the notebook, walked and typed as a student does, in JupyterLab as it comes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from classes import ROOT
from e2e import lab
from e2e.browser import SHOTS
from e2e.jupyter import AS_IT_COMES, serving

pytestmark = pytest.mark.browser

GREEN = "✓ correct:"
MODEL_UPDATE = ("model[state, action] = reward, next_state", "return model")
PLANNING = (
    "tried = np.argwhere(~np.isnan(model[:, :, 0]))",
    'for _ in range(params["k"]):',
    "state, action = tried[np.random.randint(len(tried))]",
    "reward, next_state = model[state, action]",
    "value = q_learning(state, action, reward, next_state, value, params)",
    "<return value",
)
APART = (*PLANNING[:2], "state, action = np.random.choice(tried[:, 0]), np.random.choice(tried[:, 1])", *PLANNING[3:])


@pytest.fixture(scope="module")
def notebook(page: Page, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    folder = tmp_path_factory.mktemp("e2e_short_route")
    shutil.copytree(ROOT / "release" / "dyna_q", folder / "work")
    with serving(folder / "work", folder / "home", settings=AS_IT_COMES) as server:
        lab.open_notebook(page, server, "dyna_q.ipynb")
        yield page


def follow(page: Page, name: str) -> None:
    """Goes back to the top and follows a link of the short route."""
    page.locator(".jp-Notebook").first.hover()
    page.mouse.wheel(0, -200_000)
    page.get_by_role("link", name=name, exact=True).first.click()
    page.get_by_role("heading", name=name).first.wait_for()


def test_the_world_and_the_first_line(notebook: Page) -> None:
    lab.run_cell(notebook, "DYNAQ_UTILS_ADDRESS")
    follow(notebook, "Quentin's World")
    lab.run_cell(notebook, "env = QuentinsWorld()")
    expect(lab.run_cell(notebook, "env.get_outcome(54, 1)")).to_contain_text("(64, 0)")
    expect(lab.run_cell(notebook, "def row_above(")).to_contain_text("✗ not yet: wrong for state 0")
    lab.code_cell(notebook, "def row_above(").locator(".cm-line", has_text="return None").click()
    notebook.keyboard.press("End")
    for _ in "None":
        notebook.keyboard.press("Backspace")
    notebook.keyboard.type("state + 10")
    expect(lab.run_cell(notebook, "def row_above(")).to_contain_text("✓ right for all 90 states")


def test_the_first_exercise(notebook: Page) -> None:
    follow(notebook, "Exercise 1")
    lab.scroll_to(notebook, "def dyna_q_model_update(")
    lab.type_in(notebook, "def dyna_q_model_update(", MODEL_UPDATE)
    lab.run_cell(notebook, "def dyna_q_model_update(")
    expect(lab.run_cell(notebook, "check_model_update(")).to_contain_text(GREEN)
    shown = lab.run_cell(notebook, "watch_model_update(")
    expect(shown.locator("img:visible")).to_have_count(1)
    expect(shown.locator("output")).to_have_text("1 of 9: Seen: state 2, action 1, reward 0.5, next state 3.")
    expect(shown.locator(lab.TROUBLE)).to_have_count(0)
    shown.scroll_into_view_if_needed()
    notebook.screenshot(path=SHOTS / "short_1_model_update.png")


def test_a_wrong_plan_is_named_and_its_first_wrong_update_is_seen(notebook: Page) -> None:
    follow(notebook, "Exercise 2")
    lab.scroll_to(notebook, "def dyna_q_planning(")
    lab.type_in(notebook, "def dyna_q_planning(", APART)
    lab.run_cell(notebook, "def dyna_q_planning(")
    expect(lab.run_cell(notebook, "check_planning(")).to_contain_text("drawn independently of each other")
    shown = lab.run_cell(notebook, "watch_planning(")
    expect(shown.locator("output")).to_contain_text("✗ This pair was never tried.")
    expect(shown.locator(lab.TROUBLE)).to_have_count(0)
    shown.scroll_into_view_if_needed()
    notebook.screenshot(path=SHOTS / "short_2_wrong_planning.png")


def test_the_second_exercise(notebook: Page) -> None:
    cell = lab.scroll_to(notebook, "def dyna_q_planning(")
    cell.locator(".cm-line", has_text="np.random.choice").click()
    notebook.keyboard.press("End")
    notebook.keyboard.press("Shift+Home")
    notebook.keyboard.type(PLANNING[2])
    lab.run_cell(notebook, "def dyna_q_planning(")
    expect(lab.run_cell(notebook, "check_planning(")).to_contain_text(GREEN)
    shown = lab.run_cell(notebook, "watch_planning(")
    slider = shown.get_by_role("slider", name="Update")
    slider.focus()
    notebook.keyboard.press("End")
    expect(shown.locator("output")).to_contain_text("9 of 9: Update 8: state")
    expect(shown).not_to_contain_text("✗")
    expect(shown.locator(lab.TROUBLE)).to_have_count(0)
    shown.scroll_into_view_if_needed()
    notebook.screenshot(path=SHOTS / "short_3_planning.png")
