"""The solved notebook as a web page, looked at by axe-core."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from nbconvert import HTMLExporter
from playwright.sync_api import Page

from classes import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("e2e")]

# Colours of nbconvert's own style sheet: prompts, code, the sixteen terminal colours. The course sets none.
COLOURS_OF_THE_THEME = {"exclude": [".jp-InputPrompt", ".jp-OutputPrompt", ".highlight", '[class^="ansi-"]']}
# Nor does that style sheet underline links.
LINKS_OF_THE_THEME = {"resultTypes": ["violations"], "rules": {"link-in-text-block": {"enabled": False}}}


@pytest.fixture(scope="module")
def notebook(page: Page, tmp_path_factory: pytest.TempPathFactory) -> Page:
    html, _ = HTMLExporter().from_filename(str(ROOT / "notebooks" / "dyna_q.ipynb"))
    file = tmp_path_factory.mktemp("page") / "dyna_q.html"
    file.write_text(html, encoding="utf-8")
    page.goto(file.as_uri())
    return page


def findings(page: Page) -> list[str]:
    """What axe-core finds, a line each: how bad, which rule, where."""
    answer = Axe().run(page, COLOURS_OF_THE_THEME, LINKS_OF_THE_THEME).response
    return [
        f"{found['impact']} {found['id']}: {node['html'][:300]}"
        for found in answer["violations"]
        for node in found["nodes"]
    ]


def test_axe_finds_nothing_to_complain_about(notebook: Page) -> None:
    assert findings(notebook) == []


@pytest.mark.parametrize(
    ("fault", "rule"),
    [
        ('<img src="data:,">', "image-alt"),
        ("<h5>Too deep</h5>", "heading-order"),
        ('<a href="#x"></a>', "link-name"),
        ('<p style="color: #bbb; background: #fff">Pale</p>', "color-contrast"),
    ],
)
def test_axe_would_find_a_fault_in_a_cell(notebook: Page, fault: str, rule: str) -> None:
    cell = notebook.locator(".jp-RenderedMarkdown").first
    whole = cell.inner_html()
    cell.evaluate("(cell, fault) => { cell.innerHTML += fault; }", fault)
    assert any(f" {rule}: " in line for line in findings(notebook))
    cell.evaluate("(cell, whole) => { cell.innerHTML = whole; }", whole)
