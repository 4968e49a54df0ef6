from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Playwright, expect, sync_playwright

from classes import ROOT
from e2e.browser import CHROMIUM, PATIENCE_MS, SHOTS
from web.chromium import chromium
from web.serving import NAMED_HOST, SUB_PATH, Served, serving


@pytest.fixture(scope="session")
def built() -> tuple[Path, str]:
    """The site of this checkout as `make site` writes it, and what that said."""
    done = subprocess.run(["make", "site"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    if "NOT on the site" in done.stderr:
        pytest.skip(f"PYTHON FOR THE BROWSER CANNOT BE FETCHED ANY MORE, THE SITE WAS NOT RUN. {done.stderr}")
    return ROOT / "build" / "site", done.stdout


@pytest.fixture(scope="session")
def site(built: tuple[Path, str]) -> Path:
    return built[0]


@pytest.fixture(scope="module")
def served(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A copy of the site on a web server, under a sub-path."""
    root = tmp_path_factory.mktemp("web")
    shutil.copytree(site, root / SUB_PATH)
    with serving(root) as server:
        yield server
    assert [path for path in server.missed if path != "/favicon.ico"] == []


@pytest.fixture(scope="module")
def driver() -> Iterator[Playwright]:
    if CHROMIUM is None:
        (pytest.fail if "CI" in os.environ else pytest.skip)("NO BROWSER. On Debian: apt-get install chromium")
    expect.set_options(timeout=PATIENCE_MS)
    SHOTS.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="module")
def page(driver: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """One reader's page; nothing it showed may have asked for anything outside, or failed."""
    asked: set[str] = set()
    errors: list[str] = []
    context = chromium(driver, tmp_path_factory.mktemp("profile"))
    context.on("request", lambda request: asked.add(urlsplit(request.url).hostname or "127.0.0.1"))
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert (asked - {"127.0.0.1", NAMED_HOST}, errors) == (set(), [])
