"""The solved notebook, put into the browser by the test: it does on the site what it did when it was built."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, expect

from classes import ROOT
from e2e import lab
from e2e.browser import SHOTS
from web import lite
from web.serving import Served

pytestmark = [pytest.mark.web, pytest.mark.xdist_group("web")]
SOLVED = json.loads((ROOT / "notebooks" / "dyna_q.ipynb").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def notebook(served: Served, page: Page) -> Page:
    """The solved notebook without its outputs, open, with all of its cells run."""
    fresh = json.loads(json.dumps(SOLVED))
    for cell in fresh["cells"]:
        if cell["cell_type"] == "code":
            cell.update(outputs=[], execution_count=None)
    page.goto(served.address("tree/index.html"))
    page.wait_for_function("() => window.jupyterapp?.serviceManager.contents")
    page.evaluate(lite.PUT, fresh)
    page.goto(served.address("notebooks/index.html?path=dyna_q.ipynb"))
    lite.wait_for_python(page)
    lab.menu(page, "Run", "Run All Cells")
    lite.wait_until_done(page)
    return page


def test_every_cell_runs_and_prints_what_the_committed_one_prints(notebook: Page) -> None:
    committed = {cell["id"]: cell["outputs"] for cell in SOLVED["cells"] if cell["cell_type"] == "code"}
    here = {name: outputs for name, count, outputs in notebook.evaluate(lite.OUTPUTS) if count is not None}
    assert [name for name, outputs in here.items() if any(o["output_type"] == "error" for o in outputs)] == []
    assert here.keys() == committed.keys()
    assert len(here) >= 40
    assert {name: lite.printed(outputs) for name, outputs in here.items()} == {
        name: lite.printed(outputs) for name, outputs in committed.items()
    }


def test_nothing_is_red(notebook: Page) -> None:
    """Not even the list of fonts is made anew, which Matplotlib would announce in red."""
    outputs = {name: lite.printed(outputs, "stderr") for name, _, outputs in notebook.evaluate(lite.OUTPUTS)}
    assert {name: text for name, text in outputs.items() if text.strip()} == {}


def test_the_films_play(notebook: Page) -> None:
    film = lab.code_cell(notebook, "animate_values(").locator("figure[role=group]")
    expect(film.locator("img:visible")).to_have_count(1)
    film.get_by_role("button", name="Play").click()
    frame = film.get_by_role("slider")
    expect(frame).to_have_value(frame.get_attribute("max") or "")


def test_the_slider_changes_picture_and_words(notebook: Page) -> None:
    film = lab.code_cell(notebook, "planning_explorer(").locator("figure[role=group]")
    film.get_by_role("slider", name="Real steps").focus()
    picture = film.locator("img:visible").get_attribute("src")
    notebook.keyboard.press("End")
    expect(film.locator("output")).to_have_text(re.compile("After 60 real steps"))
    expect(film.locator("img:visible")).not_to_have_attribute("src", picture or "")
    film.scroll_into_view_if_needed()
    notebook.screenshot(path=SHOTS / "site_5_slider.png")
