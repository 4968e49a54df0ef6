"""The solved notebook as a web page, looked at by axe-core."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from classes import ROOT
from dynaq_grader.course.notebook_page import NotebookPage
from dynaq_utils import diagrams
from e2e.axe import findings

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def notebook(page: Page, tmp_path_factory: pytest.TempPathFactory) -> Page:
    html, _ = NotebookPage().from_filename(str(ROOT / "notebooks" / "dyna_q.ipynb"))
    file = tmp_path_factory.mktemp("page") / "dyna_q.html"
    file.write_text(html, encoding="utf-8")
    page.goto(file.as_uri())
    return page


def test_axe_finds_nothing_to_complain_about(notebook: Page) -> None:
    assert findings(notebook) == []


def test_every_picture_says_what_it_shows(notebook: Page) -> None:
    expect(notebook.get_by_role("img", name=diagrams.find("dyna_loop").alt, exact=True)).to_have_count(1)
    pictures = notebook.get_by_role("img").all()
    words = [picture.get_attribute("alt") or "" for picture in pictures]
    assert len(words) > 20
    # nbconvert's own words for a picture without any begin so.
    assert [text for text in words if len(text) < 20 or text.startswith("No description")] == []


@pytest.mark.parametrize(
    ("fault", "rule"),
    [
        ('<img src="data:,">', "image-alt"),
        ("<h5>Too deep</h5>", "heading-order"),
        ('<a href="#x"></a>', "link-name"),
        ('<p style="color: #bbb; background: #fff">Pale</p>', "color-contrast"),
        ('<pre class="highlight"><span style="color: #bbb">pale</span></pre>', "color-contrast"),
        ('<p>A <a href="#x" style="text-decoration: none">link</a> like its text</p>', "link-in-text-block"),
    ],
)
def test_axe_would_find_a_fault_in_a_cell(notebook: Page, fault: str, rule: str) -> None:
    cell = notebook.locator(".jp-RenderedMarkdown").first
    whole = cell.inner_html()
    cell.evaluate("(cell, fault) => { cell.innerHTML += fault; }", fault)
    assert any(f" {rule}: " in line for line in findings(notebook))
    cell.evaluate("(cell, whole) => { cell.innerHTML = whole; }", whole)


COLOURS = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")


def test_what_a_terminal_colours_can_be_read(notebook: Page) -> None:
    names = [f"ansi-{colour}{shade}-fg" for colour in COLOURS for shade in ("", "-intense")]
    lines = "".join(f'<span class="{name}">{name}</span> ' for name in names)
    cell = notebook.locator(".jp-RenderedText").first
    whole = cell.inner_html()
    cell.evaluate("(cell, lines) => { cell.innerHTML += `<pre>${lines}</pre>`; }", lines)
    assert findings(notebook) == []
    cell.evaluate("(cell, whole) => { cell.innerHTML = whole; }", whole)


def test_a_phone_shows_the_whole_page(notebook: Page) -> None:
    notebook.set_viewport_size({"width": 375, "height": 900})
    assert notebook.evaluate("document.documentElement.scrollWidth") <= 375
    assert findings(notebook) == []
