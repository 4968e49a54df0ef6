"""What a person does in JupyterLab, by mouse and keyboard."""

from __future__ import annotations

import re
from collections.abc import Sequence

from playwright.sync_api import Locator, Page, expect

from e2e.jupyter import Server
from patience import PATIENCE_SECONDS

FARTHEST = 200
"""Turns of the wheel after which whatever is looked for is not there."""
IDLE = '.jp-Notebook-ExecutionIndicator[data-status="idle"]'
WHOLE_NOTEBOOK_MS = 1000 * PATIENCE_SECONDS
"""For what starts a kernel or runs a whole notebook, which on a busy machine takes longer than any step on a page."""
# JupyterLab shows tracebacks and what is printed to stderr in the same way.
TROUBLE = '.jp-OutputArea-output[data-mime-type="application/vnd.jupyter.stderr"]'

WATCH_PROGRESS = """() => {
    window.progress = [];
    const note = () => document.querySelectorAll('progress').forEach((bar) => {
        const told = `${bar.value} of ${bar.max}`;
        if (window.progress.at(-1) !== told) window.progress.push(told);
    });
    new MutationObserver(note).observe(document.body, {subtree: true, childList: true});
}"""


def open_notebook(page: Page, server: Server, path: str) -> None:
    """Opens a notebook in a fresh workspace and waits for its kernel."""
    page.goto(server.url(f"lab/tree/{path}?reset"))
    wait_for_kernel(page)


def wait_for_kernel(page: Page) -> None:
    """Waits until a notebook's kernel can be used."""
    # The indicator beside the kernel's name says idle before there is a kernel; a run would then do nothing.
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for(timeout=WHOLE_NOTEBOOK_MS)


def code_cell(page: Page, text: str) -> Locator:
    """The first code cell that holds a text."""
    return page.locator(".jp-Notebook .jp-CodeCell", has=page.locator(".cm-content", has_text=text)).first


def scroll_to(page: Page, text: str) -> Locator:
    """Scrolls down to the first code cell that holds a text; cells below the fold are not in the page before."""
    page.locator(".jp-Notebook").first.hover()
    cell = code_cell(page, text)
    for _ in range(FARTHEST):
        if cell.count() and cell.is_visible():
            cell.scroll_into_view_if_needed()
            return cell
        page.mouse.wheel(0, 400)
        page.wait_for_function("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    raise AssertionError(f"No cell with {text} came into view.")


def write(page: Page, text: str, source: str) -> None:
    """Types over all of the cell that holds a text."""
    code_cell(page, text).locator(".cm-content").click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(source)


def type_in(page: Page, text: str, lines: Sequence[str]) -> None:
    """Types in place of the line that raises NotImplementedError, key by key, in the cell that holds a text.

    The editor indents; a line that begins with ``<`` goes one step back to the left.
    """
    line = code_cell(page, text).locator(".cm-line", has_text="raise NotImplementedError")
    line.click()
    page.keyboard.press("End")
    page.keyboard.press("Shift+Home")
    for number, typed in enumerate(lines):
        if number:
            page.keyboard.press("Enter")
        if typed.startswith("<"):
            page.keyboard.press("Backspace")
        page.keyboard.type(typed.removeprefix("<"))


def run_cell(page: Page, text: str) -> Locator:
    """Scrolls to a cell, runs it with Shift+Enter and gives what it put out."""
    cell = scroll_to(page, text)
    cell.locator(".cm-content").click()
    page.keyboard.press("Shift+Enter")
    expect(cell.locator(".jp-InputPrompt")).to_have_text(re.compile(r"\[\d+\]:"))
    return cell.locator(".jp-OutputArea")


def menu(page: Page, name: str, entry: str) -> None:
    """Chooses an entry of the menu bar."""
    page.locator(".lm-MenuBar-itemLabel", has_text=name).click()
    page.locator(".lm-Menu-item", has=page.get_by_text(entry, exact=True)).click()


def run_all(page: Page) -> None:
    """Starts *Run All Cells*."""
    menu(page, "Run", "Run All Cells")


def save(page: Page) -> None:
    """Saves and waits until the tab says so."""
    menu(page, "File", "Save Notebook")
    wait_until_saved(page)


def wait_until_saved(page: Page) -> None:
    """Waits until the tab says that everything is saved."""
    expect(page.locator(".lm-DockPanel-tabBar .jp-mod-dirty")).to_have_count(0)


def validate(page: Page) -> str:
    """Presses nbgrader's *Validate* and returns what the dialog says."""
    page.get_by_role("button", name="Validate", exact=True).click()
    dialog = validation_results(page)
    said = dialog.inner_text()
    dialog.get_by_role("button", name="Ok").click()
    dialog.wait_for(state="detached")
    return said


def validation_results(page: Page) -> Locator:
    """Waits for what *Validate* says, whatever it is, once it has run the whole notebook."""
    dialog = page.locator(".jp-Dialog")
    dialog.wait_for(timeout=WHOLE_NOTEBOOK_MS)
    return dialog
