from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from classes import ROOT
from e2e.browser import CHROMIUM, chromium
from hub.following import follow
from hub.leaving import nothing_left_behind
from hub.place import COURSE, PASSWORDS, REPOSITORY, SRV


@pytest.fixture(scope="session")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The hub of docs/hub.md, started; at the end accounts, processes and files are gone."""
    if os.geteuid() != 0 or CHROMIUM is None:
        (pytest.fail if "CI" in os.environ else pytest.skip)("NO HUB: it takes root, and chromium")
    log = tmp_path_factory.mktemp("hub") / "set_up.log"
    with nothing_left_behind():
        (SRV / "passwords.txt").touch(0o600)
        (SRV / "passwords.txt").write_text("".join(f"{name}:{word}\n" for name, word in PASSWORDS.items()))
        follow("Set up", ROOT, log)
        quiet_lab()
        take_all_points_for_lateness()
        follow("Start", REPOSITORY, log)
        yield REPOSITORY


def quiet_lab() -> None:
    """What a test needs of JupyterLab: no news, and cells below the fold stay in the page."""
    settings = REPOSITORY / ".venv" / "share" / "jupyter" / "lab" / "settings"
    settings.mkdir(parents=True, exist_ok=True)
    shutil.copy(Path(__file__).with_name("overrides.json"), settings)


def take_all_points_for_lateness() -> None:
    """What an instructor may set in the course's own file; Formgrader reads it when the service starts."""
    with (COURSE / "nbgrader_config.py").open("a") as config:
        config.write('\nc.LateSubmissionPlugin.penalty_method = "zero"\n')


@pytest.fixture(scope="session")
def browser(hub: Path) -> Iterator[Browser]:
    with chromium() as running:
        yield running
