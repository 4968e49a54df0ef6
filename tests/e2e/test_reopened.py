"""The notebook the day after: saved, solved, opened again without its kernel, in each front end as it comes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from e2e import lab, solved
from e2e.browser import SHOTS, opened
from e2e.jupyter import AS_IT_COMES, LAB, NOTEBOOK, serving

pytestmark = pytest.mark.browser

CELLS = (
    *("setup", "dyna_q_model_update", "watch_model_update", "dyna_q_planning", "watch_planning"),
    *("plan_sweep", "values_spread", "planning_explorer"),
)
FILMS = ("watch_model_update(", "watch_planning(", "animate_values(", "planning_explorer(")
LOST = re.compile("Error displaying widget|model not found|Loading widget", re.IGNORECASE)
FRONT_ENDS = {"jupyterlab": (LAB, "lab/tree/day.ipynb?reset"), "notebook_7": (NOTEBOOK, "notebooks/day.ipynb")}


@pytest.fixture(scope="module")
def saved(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of somebody who has run the notebook in JupyterLab, saved it, and ended the server."""
    folder = tmp_path_factory.mktemp("e2e_reopened")
    solved.write_part(folder / "work" / "day.ipynb", CELLS)
    with serving(folder / "work", folder / "home", settings=AS_IT_COMES) as server, opened(browser) as (page, _):
        lab.open_notebook(page, server, "day.ipynb")
        lab.run_all(page)
        lab.scroll_to(page, "planning_explorer(").get_by_role("slider").wait_for()
        lab.save(page)
    return folder


@pytest.fixture(scope="module", params=FRONT_ENDS)
def reopened(request: pytest.FixtureRequest, browser: Browser, saved: Path) -> Iterator[Page]:
    """A page on which the saved notebook was opened anew, its kernel gone."""
    program, address = FRONT_ENDS[request.param]
    with (
        serving(saved / "work", saved / "home", program, settings=AS_IT_COMES) as server,
        opened(browser) as (page, asked),
    ):
        page.goto(server.url(address))
        page.locator(".jp-Notebook .jp-CodeCell").first.wait_for()
        yield page
        page.screenshot(path=SHOTS / f"reopened_{request.param}.png")
        assert asked == set()


def film(page: Page, cell: str) -> Locator:
    return lab.scroll_to(page, cell).locator("figure[role=group]")


def seen(figure: Locator) -> Locator:
    return figure.locator("img:visible")


@pytest.mark.parametrize("cell", FILMS)
def test_no_film_is_blank_and_no_widget_is_lost(reopened: Page, cell: str) -> None:
    figure = film(reopened, cell)
    expect(seen(figure)).to_have_count(1)
    assert seen(figure).evaluate("picture => picture.naturalWidth") > 300
    expect(reopened.get_by_text(LOST)).to_have_count(0)
    expect(reopened.locator("progress")).to_have_count(0)


def test_no_widget_is_lost_above_the_experiment(reopened: Page) -> None:
    outputs = lab.scroll_to(reopened, "plan_sweep(").locator(".jp-OutputArea")
    expect(outputs.locator("img")).to_have_count(1)
    expect(outputs).not_to_contain_text(LOST)


def test_the_slider_is_found_by_its_name_and_moved_by_keyboard(reopened: Page) -> None:
    figure = film(reopened, "planning_explorer(")
    slider = figure.get_by_role("slider", name="Real steps")
    slider.focus()
    reopened.keyboard.press("End")
    expect(figure.locator("output")).to_have_text(re.compile("^60 of 60: After 60 real steps of the second episode"))
    expect(slider).to_have_attribute("aria-valuetext", re.compile("^After 60 real steps"))
    last = seen(figure).get_attribute("src")
    reopened.keyboard.press("ArrowLeft")
    expect(figure.locator("output")).to_have_text(re.compile("^59 of 60: "))
    assert seen(figure).get_attribute("src") != last


def test_a_film_plays_to_its_end(reopened: Page) -> None:
    figure = film(reopened, "animate_values(")
    figure.get_by_role("button", name="Play").click()
    expect(figure.get_by_role("slider")).to_have_value("16")
    expect(figure.get_by_role("button", name="Play")).to_be_visible()


def test_a_film_is_as_it_was_after_it_was_out_of_sight(reopened: Page) -> None:
    figure = film(reopened, "planning_explorer(")
    figure.get_by_role("slider").focus()
    reopened.keyboard.press("Home")
    reopened.locator(".jp-Notebook").first.hover()
    reopened.mouse.wheel(0, -50_000)
    reopened.locator(".jp-CodeCell", has_text="DYNAQ_UTILS_ADDRESS").wait_for()
    expect(seen(film(reopened, "planning_explorer("))).to_have_count(1)


def test_on_another_machine_where_nothing_is_trusted_a_picture_of_each_film_is_seen(
    browser: Browser, saved: Path
) -> None:
    home = saved / "home_of_another"
    with serving(saved / "work", home, settings=AS_IT_COMES) as server, opened(browser) as (page, _):
        page.goto(server.url(FRONT_ENDS["jupyterlab"][1]))
        page.locator(".jp-Notebook .jp-CodeCell").first.wait_for()
        for cell in FILMS:
            picture = lab.scroll_to(page, cell).locator(".jp-OutputArea img:visible").first
            assert picture.evaluate("picture => picture.naturalWidth") > 300
        page.screenshot(path=SHOTS / "reopened_untrusted.png")


def test_what_was_saved_holds_no_widget_that_another_front_end_would_miss(saved: Path) -> None:
    notebook = nbformat.read(saved / "work" / "day.ipynb", as_version=4)
    kinds = {kind for cell in notebook.cells for output in cell.get("outputs", []) for kind in output.get("data", {})}
    assert kinds == {"image/png", "text/html", "text/plain"}
    assert "widgets" not in notebook.metadata
