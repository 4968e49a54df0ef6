from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from e2e.browser import CHROMIUM, SHOTS, chromium, opened

# nbconvert's templates, Formgrader's among them, ask for MathJax and RequireJS, and do without.
KNOWN = (("cdnjs.cloudflare.com", "mathjax"), ("cdnjs.cloudflare.com", "require.min.js"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    # One a module: while it is open nothing else in this process can use asyncio.
    if CHROMIUM is None:
        (pytest.fail if "CI" in os.environ else pytest.skip)(
            "NO BROWSER: none of the ways in was walked. On Debian: apt-get install chromium"
        )
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """One person's page; at the end, nothing it showed may have asked for anything outside."""
    with opened(browser) as (page, asked):
        yield page
    assert {address for address in asked if not _is_known(address)} == set()


@pytest.fixture
def shoot(page: Page) -> Callable[[str], None]:
    """Keeps a picture of a step under ``build/e2e``."""

    def keep(name: str) -> None:
        page.screenshot(path=SHOTS / f"{name}.png")

    return keep


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Keeps a picture of what a failed test saw last."""
    report = yield
    page = getattr(item, "funcargs", {}).get("page")
    if report.failed and report.when == "call" and page is not None:
        page.screenshot(path=SHOTS / f"failed_{item.name}.png")
    return report


def _is_known(address: str) -> bool:
    parts = urlsplit(address)
    return any(parts.hostname == host and name in parts.path.lower() for host, name in KNOWN)
