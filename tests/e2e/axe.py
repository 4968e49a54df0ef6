"""What axe-core finds on a page."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


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
