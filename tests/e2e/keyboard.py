"""What a person does in JupyterLab who has no mouse."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from e2e import lab
from e2e.jupyter import Server

FARTHEST = 150
"""Presses of a key after which whatever is looked for is not there."""
FOCUSED = "(document.activeElement.textContent || '').trim()"
IN_TOOLBAR = "document.activeElement.closest('.jp-NotebookPanel-toolbar') !== null"
ACTIVE_CELL = ".jp-Notebook .jp-Cell.jp-mod-active"


def open_notebook(page: Page, server: Server, path: str) -> None:
    """Opens a notebook in a fresh workspace, by its path, and waits for its kernel."""
    page.goto(server.url("lab?reset"))
    page.locator(".jp-Launcher").wait_for()
    choose(page, "Open from Path…")
    page.locator(".jp-Dialog input").wait_for()
    page.keyboard.insert_text(path)
    page.keyboard.press("Enter")
    lab.wait_for_kernel(page)


def choose(page: Page, command: str) -> None:
    """Chooses a command from the palette."""
    page.keyboard.press("Control+Shift+C")
    page.locator(".lm-CommandPalette-input").wait_for()
    page.keyboard.insert_text(command)
    found = page.locator(".lm-CommandPalette-item.lm-mod-active .lm-CommandPalette-itemLabel")
    expect(found).to_have_text(command)
    page.keyboard.press("Enter")


def save(page: Page) -> None:
    """Saves and waits until the tab says so."""
    page.keyboard.press("Control+S")
    lab.wait_until_saved(page)


def validate(page: Page) -> str:
    """Goes to nbgrader's *Validate* in the toolbar, presses it and returns what the dialog says."""
    _press_until(page, "Shift+Tab", lambda: page.evaluate(IN_TOOLBAR))
    _press_until(page, "ArrowRight", lambda: page.evaluate(FOCUSED) == "Validate")
    page.keyboard.press("Enter")
    dialog = lab.validation_results(page)
    said = dialog.inner_text()
    page.keyboard.press("Enter")
    dialog.wait_for(state="detached")
    return said


def into_main_area(page: Page) -> None:
    """Takes the page's first link, which skips menus and side bars, then goes on to the notebook's first link."""
    _press_until(page, "Tab", lambda: page.evaluate(FOCUSED) == "Skip to main panel")
    page.keyboard.press("Enter")
    _press_until(page, "Tab", lambda: page.evaluate(f"document.activeElement.closest('{ACTIVE_CELL}') !== null"))


def move_to(page: Page, text: str) -> None:
    """Goes down to the next cell that holds a text, in command mode."""
    page.keyboard.press("Escape")
    _press_until(page, "ArrowDown", lambda: text in page.locator(ACTIVE_CELL).inner_text())


def write(page: Page, source: str) -> None:
    """Types over all of the active cell and runs it."""
    page.keyboard.press("Enter")
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(source)
    page.keyboard.press("Shift+Enter")


def _press_until(page: Page, key: str, reached: Callable[[], bool]) -> None:
    for _ in range(FARTHEST):
        if reached():
            return
        page.keyboard.press(key)
    raise AssertionError(f"{key} pressed {FARTHEST} times did not get there.")
