"""Films where they are put into a page as HTML and nothing else: VS Code's notebooks, without a kernel.

VS Code itself is not run. Its renderer sets the HTML of an output as it is, in a page that may run scripts of its own
but fetch nothing, under these rules where `notebook.experimental.enableCsp` is on and under none where it is off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from dynaq_utils.explorer import planning_explorer
from dynaq_utils.watching import watch_planning
from e2e.browser import opened
from plain_dyna_q import plan, update_model

pytestmark = pytest.mark.browser

RULES = (
    "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'; "
    "img-src https: http: data:; font-src https:; connect-src https:; child-src https: data:"
)
PAGE = f'<html><head><meta http-equiv="Content-Security-Policy" content="{RULES}"></head><body></body></html>'
WATCH = """() => {
    window.refused = [];
    document.addEventListener('securitypolicyviolation', event => refused.push(event.violatedDirective));
}"""
PUT = "html => { const cell = document.createElement('div'); cell.innerHTML = html; document.body.append(cell); }"


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with pytest.MonkeyPatch.context() as patched:
        for name in ("DYNAQ_STATIC", "NBGRADER_EXECUTION"):
            patched.delenv(name, raising=False)
        films = [planning_explorer(update_model, plan, n_steps=3), watch_planning(plan)]
    with opened(browser) as (page, asked):
        page.set_content(PAGE)
        page.evaluate(WATCH)
        for film in films:
            page.evaluate(PUT, film.data)
        yield page
        assert (asked, page.evaluate("refused")) == (set(), [])


@pytest.mark.parametrize("name", ["Real steps", "Update"])
def test_one_picture_is_seen_and_the_slider_changes_it(page: Page, name: str) -> None:
    figure = page.locator("figure[role=group]", has=page.get_by_role("slider", name=name))
    first = figure.locator("img:visible")
    expect(first).to_have_count(1)
    assert first.evaluate("picture => picture.naturalWidth") > 300
    shown = first.get_attribute("src") or ""
    figure.get_by_role("slider").focus()
    page.keyboard.press("End")
    last = figure.get_by_role("slider").get_attribute("max") or ""
    expect(figure.locator("output")).to_have_text(re.compile(f"^{int(last) + 1} of {int(last) + 1}: "))
    expect(figure.locator("img:visible")).not_to_have_attribute("src", shown)


def test_a_film_plays(page: Page) -> None:
    figure = page.locator("figure[role=group]", has=page.get_by_role("slider", name="Real steps"))
    figure.get_by_role("slider").focus()
    page.keyboard.press("Home")
    figure.get_by_role("button", name="Play").click()
    expect(figure.get_by_role("slider")).to_have_value("2")


def test_what_the_rules_forbid_is_noticed(browser: Browser) -> None:
    with opened(browser) as (page, _):
        page.set_content(PAGE)
        page.evaluate(WATCH)
        page.evaluate(PUT, '<video src="https://example.org/film.mp4"></video>')
        page.wait_for_function("refused.length > 0")
        assert page.evaluate("refused") == ["media-src"]
