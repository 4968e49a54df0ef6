"""Our own pages of the site: read by anybody, on a phone, by a screen reader; over http they say what is wrong."""

from __future__ import annotations

import json
import re
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Page, Playwright, expect

from classes import ROOT
from dynaq_grader.course.site.jupyter_lite import PYTHON
from e2e.axe import findings
from e2e.browser import SHOTS
from web.chromium import chromium
from web.serving import NAMED_HOST, Served

pytestmark = [pytest.mark.web, pytest.mark.xdist_group("web")]
STYLE_OF_THE_BAR = "[...document.querySelectorAll('style')].find(s => s.textContent.includes('#dynaq-bar')).outerHTML"
NOTEBOOK = "notebooks/index.html?path=dyna_q.ipynb"
OURS = ("", "read/dyna_q.html", "read/dyna_variants.html", "read/planning.html")
PHONE, DESK = {"width": 375, "height": 800}, {"width": 1200, "height": 1000}
NO_SITE_DATA = {"profile": {"default_content_setting_values": {"cookies": 2}}}
RELEASE = ROOT / "release" / "dyna_q" / "dyna_q.ipynb"
N_NOTEBOOKS = len(OURS) - 1


@pytest.fixture(params=OURS, ids=["start", "reading", "reading-the-second", "reading-the-third"])
def opened(request: pytest.FixtureRequest, served: Served, page: Page) -> Page:
    page.set_viewport_size(DESK)
    page.goto(served.address(request.param))
    return page


def test_axe_finds_nothing(opened: Page) -> None:
    assert findings(opened) == []


def test_a_phone_shows_all_of_it(opened: Page) -> None:
    opened.set_viewport_size(PHONE)
    assert opened.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert findings(opened) == []
    opened.screenshot(path=SHOTS / f"site_7_phone_{'reading' if 'read' in opened.url else 'start'}.png")


def test_its_parts_are_found_by_headings(opened: Page) -> None:
    assert opened.get_by_role("heading", level=1).count() == 1
    assert opened.get_by_role("heading", level=2).count() >= 4


def test_a_page_to_read_loads_nothing(served: Served, page: Page) -> None:
    served.sent.clear()
    page.goto(served.address("read/dyna_q.html"))
    page.wait_for_load_state("networkidle")
    assert {path for path, _ in served.sent} - {"favicon.ico"} <= {"read/dyna_q.html"}
    text = (served.folder / "read" / "dyna_q.html").read_text(encoding="utf-8")
    assert re.findall(r"<(?:script|img|iframe|link)[^>]*(?:src|href)=\"(?!data:)[^\"]+", text) == []
    page.screenshot(path=SHOTS / "site_8_reading.png")


def test_formulas_are_written_out(served: Served, page: Page) -> None:
    page.goto(served.address("read/dyna_q.html"))
    formulas = page.locator("math, var")
    text = "\n".join(c.source for c in nbformat.read(RELEASE, as_version=4).cells if c.cell_type == "markdown")
    assert formulas.count() == len(re.findall(r"\$\$.+?\$\$|\$[^$\n]+\$", text, re.DOTALL))
    box = page.locator("math[display=block]").first.bounding_box()
    assert box and box["height"] > 10
    assert "$" not in page.locator("main").inner_text().replace("\\$", "")


def test_every_heading_of_the_release_is_there(served: Served, page: Page) -> None:
    page.goto(served.address("read/dyna_q.html"))
    text = "\n".join(c.source for c in nbformat.read(RELEASE, as_version=4).cells if c.cell_type == "markdown")
    wanted = re.findall(r"^#{2} +(.+)$", text, re.MULTILINE)
    assert [" ".join(h.split()) for h in page.get_by_role("heading", level=2).all_inner_texts()] == wanted


def test_the_ways_to_work_lead_there(served: Served, page: Page, tmp_path: Path) -> None:
    page.goto(served.address("read/dyna_q.html"))
    ways = page.get_by_role("navigation", name="Ways to work with this notebook")
    colab = ways.get_by_role("link", name="Open in Colab").get_attribute("href")
    badge = re.search(r"https://colab\.research\.google\.com/github/[^)\s]+", RELEASE.read_text(encoding="utf-8"))
    assert badge and colab == badge[0]
    with page.expect_download() as event:
        ways.get_by_role("link", name="Download it").click()
    assert event.value.suggested_filename == "dyna_q.ipynb"
    event.value.save_as(tmp_path / "dyna_q.ipynb")
    assert (tmp_path / "dyna_q.ipynb").read_bytes() == RELEASE.read_bytes()
    ways.get_by_role("link", name="Run it here").click()
    page.get_by_role("heading", name="Exercise 1").first.wait_for(state="attached")


def test_over_plain_http_the_start_page_says_why_nothing_runs(served: Served, page: Page) -> None:
    page.goto(served.address(host=NAMED_HOST))
    expect(page.get_by_role("alert")).to_contain_text(
        "Notebooks cannot run here, since this page came over plain http."
    )
    expect(page.locator("a.run")).to_have_count(N_NOTEBOOKS)
    expect(page.locator("a.run[href]")).to_have_count(0)
    assert findings(page) == []
    page.screenshot(path=SHOTS / "site_9_http.png")
    page.goto(served.address(NOTEBOOK, host=NAMED_HOST))
    expect(page.locator("#dynaq-bar")).to_contain_text("Python cannot run here, since this page came over plain http.")
    expect(page.locator("#dynaq-bar").get_by_role("progressbar")).to_be_hidden()
    page.goto(served.address())
    expect(page.get_by_role("alert")).to_be_hidden()


def test_a_browser_that_keeps_nothing_is_told(served: Served, driver: Playwright, tmp_path: Path) -> None:
    (tmp_path / "Default").mkdir()
    (tmp_path / "Default" / "Preferences").write_text(json.dumps(NO_SITE_DATA))
    with chromium(driver, tmp_path) as context:
        page = context.new_page()
        page.goto(served.address())
        expect(page.get_by_role("alert")).to_contain_text("since this browser keeps nothing for this site.")
        expect(page.locator("a.run")).to_have_count(N_NOTEBOOKS)
        expect(page.locator("a.run[href]")).to_have_count(0)
        page.goto(served.address(NOTEBOOK))
        expect(page.locator("#dynaq-bar")).to_contain_text("Allow its cookies and site data in the settings.")


def test_the_start_page_says_what_a_student_must_know(served: Served, page: Page) -> None:
    page.goto(served.address())
    text = " ".join(page.locator("main").inner_text().split())
    for sentence in (
        "What you save is kept in this browser, on this computer",
        "If you clear this site's data, or your browser does, the work is lost.",
        "Press Download, and hand in the file where your teacher asks for it.",
        "Addresses that begin with https:// work, and localhost; plain http does not.",
    ):
        assert sentence in text


def test_the_bar_above_a_notebook_is_readable(served: Served, page: Page) -> None:
    """JupyterLab's own faults are not ours to mend; the bar is ours."""
    page.goto(served.address(NOTEBOOK))
    page.get_by_role("heading", name="Exercise 1").first.wait_for(state="attached")
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        page.screenshot(path=SHOTS / f"site_10_bar_{size['width']}.png")
        assert page.locator("#dynaq-bar").evaluate("bar => bar.scrollHeight <= bar.clientHeight")
    bar = page.locator("#dynaq-bar").evaluate("bar => bar.outerHTML")
    style = page.evaluate(STYLE_OF_THE_BAR)
    page.set_content(f"<!DOCTYPE html><html lang='en'><title>Bar</title><main><h1>Bar</h1>{style}{bar}</main></html>")
    assert findings(page) == []


def test_python_that_does_not_come_is_told(served: Served, driver: Playwright, tmp_path: Path) -> None:
    """In a browser of its own, whose cache is empty and whose clock goes when the test says so."""
    served.withheld.add(f"{PYTHON}pyodide.asm.wasm")
    with chromium(driver, tmp_path) as context:
        page = context.new_page()
        page.clock.install()
        page.goto(served.address(NOTEBOOK))
        bar = page.locator("#dynaq-bar")
        expect(bar).to_contain_text("Python is loading")
        page.clock.fast_forward("03:01")
        expect(bar).to_contain_text("Python has not started yet.")
        expect(bar).to_contain_text("reload this page: what you saved is kept.")
    served.withheld.clear()
