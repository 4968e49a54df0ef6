"""Chromium with a profile on disk, which reaches this machine and nothing else."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import BrowserContext, Playwright

from e2e.browser import CHROMIUM, PATIENCE_MS, QUIET
from web.serving import NAMED_HOST

HERE_ONLY = f"--host-resolver-rules=MAP {NAMED_HOST} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


def chromium(driver: Playwright, profile: Path) -> BrowserContext:
    """Starts a browser with a cache; Playwright's routes would switch it off."""
    context = driver.chromium.launch_persistent_context(
        profile,
        executable_path=CHROMIUM,
        args=[*QUIET, HERE_ONLY],
        viewport={"width": 1200, "height": 1000},
        accept_downloads=True,
    )
    context.set_default_timeout(PATIENCE_MS)
    return context
