"""The slider of the solved notebook, moved by keyboard in JupyterLab with a live kernel behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import nbformat
import pytest
from playwright.sync_api import Locator, Page, expect

from classes import ROOT
from e2e import lab
from e2e.browser import SHOTS
from e2e.jupyter import serving

pytestmark = pytest.mark.browser

NEEDED = ("setup", "dyna_q_model_update", "dyna_q_planning", "planning_explorer")
WORDS = re.compile(r"(\d+) real steps?.* (\d+) for k = 50\.")


@pytest.fixture(scope="module")
def explorer(page: Page, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Locator]:
    """The output of the explorer's cell, with its slider."""
    folder = tmp_path_factory.mktemp("e2e_slider")
    solved = nbformat.read(ROOT / "notebooks" / "dyna_q.ipynb", as_version=4)
    solved.cells = [cell for cell in solved.cells if cell.id in NEEDED]
    assert [cell.id for cell in solved.cells] == list(NEEDED)
    for cell in solved.cells:
        cell.outputs = []
    (folder / "work").mkdir()
    nbformat.write(solved, folder / "work" / "slider.ipynb")
    with serving(folder / "work", folder / "home") as server:
        lab.open_notebook(page, server, "slider.ipynb")
        lab.run_all(page)
        output = lab.code_cell(page, "planning_explorer(").locator(".jp-OutputArea-output")
        output.get_by_role("slider").wait_for()
        yield output


def picture(explorer: Locator) -> str:
    address = explorer.locator("img").get_attribute("src")
    assert address
    return address


def test_arrow_keys_change_picture_and_words(explorer: Locator, page: Page) -> None:
    words = explorer.locator(".widget-html-content")
    expect(words).to_have_text(re.compile("after 1 real step of"))
    assert words.evaluate("words => words.scrollWidth <= words.clientWidth")
    first_picture, first_words = picture(explorer), words.inner_text()
    slider = explorer.get_by_role("slider")
    slider.focus()
    page.keyboard.press("End")
    expect(words).to_have_text(re.compile("after 60 real steps"))
    last_words = words.inner_text()
    assert int(WORDS.search(last_words)[2]) > int(WORDS.search(first_words)[2])
    expect(explorer.locator("img")).not_to_have_attribute("src", first_picture)
    page.keyboard.press("Home")
    expect(words).to_have_text(first_words)
    page.keyboard.press("ArrowRight")
    expect(explorer.locator("img")).to_have_js_property("complete", True)
    expect(slider).to_have_attribute("aria-valuenow", "1.0")
    expect(page.locator(lab.TROUBLE)).to_have_count(0)
    page.screenshot(path=SHOTS / "student_7_slider.png")
