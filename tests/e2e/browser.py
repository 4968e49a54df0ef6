"""A headless Chromium that reaches this machine and nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

from classes import ROOT

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
PATIENCE_MS = 300_000
SHOTS = ROOT / "build" / "e2e"
QUIET = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-dev-shm-usage"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
LOCAL = {"127.0.0.1", None}


@contextmanager
def chromium() -> Iterator[Browser]:
    """Runs Debian's Chromium until the block ends."""
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def opened(
    browser: Browser, width: int = 1300, height: int = 1000, scale: float = 1
) -> Iterator[tuple[Page, set[str]]]:
    """A page of its own, and the addresses outside this machine that it asked for in vain."""
    asked: set[str] = set()

    def stay_here(route: Route) -> None:
        address = route.request.url
        if urlsplit(address).hostname in LOCAL:
            route.continue_()
        else:
            asked.add(address)
            route.abort()

    context = browser.new_context(viewport={"width": width, "height": height}, device_scale_factor=scale)
    context.set_default_timeout(PATIENCE_MS)
    context.set_default_navigation_timeout(PATIENCE_MS)
    context.route("**/*", stay_here)
    try:
        yield context.new_page(), asked
    finally:
        context.close()
