"""What axe-core finds on a page."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# Colours of nbconvert's own style sheet: prompts, code, the sixteen terminal colours. The course sets none.
COLOURS_OF_THE_THEME = {"exclude": [".jp-InputPrompt", ".jp-OutputPrompt", ".highlight", '[class^="ansi-"]']}
# Nor does that style sheet underline links.
LINKS_OF_THE_THEME = {"resultTypes": ["violations"], "rules": {"link-in-text-block": {"enabled": False}}}


def notebook_findings(page: Page) -> list[str]:
    """What there is to complain about a notebook that nbconvert made a page of, its theme aside."""
    return _lines(Axe().run(page, COLOURS_OF_THE_THEME, LINKS_OF_THE_THEME).response)


def findings(page: Page) -> list[str]:
    """What there is to complain about any page."""
    response = Axe().run(page).response
    assert response["passes"], "axe checked nothing"
    return _lines(response)


def _lines(response: dict) -> list[str]:
    """A line for each place: how bad, which rule, where."""
    return [
        f"{found['impact']} {found['id']}: {node['html'][:300]}"
        for found in response["violations"]
        for node in found["nodes"]
    ]
