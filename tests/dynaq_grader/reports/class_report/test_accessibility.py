"""What a screen reader, a phone and paper make of the pages, in a real browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dynaq_grader.reports.class_report.writing import Paths
from report_class import RUN, graded_course, report, run_record

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pages are not looked at")
axe = pytest.importorskip(
    "axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed: pages are not checked"
)

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
PHONE, DESKTOP = {"width": 375, "height": 700}, {"width": 1100, "height": 800}

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not Path(CHROMIUM).exists(), reason="NO CHROMIUM: the report was not looked at; install it or set CHROMIUM"
    ),
]


@pytest.fixture(scope="module")
def unsafe_pages(tmp_path_factory: pytest.TempPathFactory) -> Paths:
    folder = tmp_path_factory.mktemp("unsafe")
    course = graded_course(folder / "course")
    run_record(course, {**RUN, "unsafe": True})
    return report(course, folder / "report")


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-quic"]
        )
        yield browser
        browser.close()


@pytest.fixture(params=["class", "goran", "jun", "elif"])
def page_path(request: pytest.FixtureRequest, unsafe_pages: Paths) -> Path:
    return unsafe_pages.page if request.param == "class" else unsafe_pages.students[request.param]


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_nothing(browser, page_path: Path, viewport: dict[str, int]) -> None:
    # axe is run from outside the page: its content security policy lets no script in, which is the point of it.
    context = browser.new_context(viewport=viewport, bypass_csp=True)
    page = context.new_page()
    page.goto(page_path.as_uri())
    for closed in page.query_selector_all("summary"):
        closed.click()
    found = axe.Axe().run(page)
    context.close()
    assert found.violations_count == 0, found.generate_report()
    assert found.response["passes"], "axe checked nothing"


def test_a_page_fits_a_phone(browser, page_path: Path) -> None:
    page = browser.new_page(viewport=PHONE)
    page.goto(page_path.as_uri())
    width = page.evaluate("document.documentElement.scrollWidth")
    smallest = page.evaluate(
        "Math.min(...[...document.querySelectorAll('main *, svg text')].filter(e => e.textContent.trim())"
        ".map(e => { const svg = e.closest('svg'); const scale = svg ? svg.clientWidth / svg.viewBox.baseVal.width : 1;"
        " return parseFloat(getComputedStyle(e).fontSize) * scale }))"
    )
    page.close()
    assert width <= PHONE["width"]
    assert smallest >= 9


def test_a_page_asks_for_nothing_and_runs_nothing(browser, page_path: Path) -> None:
    page = browser.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.goto(page_path.as_uri())
    page.close()
    assert asked == [page_path.as_uri()]
    assert said == []


def test_paper_leaves_out_what_only_a_screen_needs(browser, unsafe_pages: Paths) -> None:
    page = browser.new_page()
    page.goto(unsafe_pages.page.as_uri())
    page.emulate_media(media="print")
    shown = page.is_visible("nav"), page.is_visible("h1"), page.is_visible(".alarm")
    page.close()
    assert shown == (False, True, True)
