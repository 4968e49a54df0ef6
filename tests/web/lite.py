"""What a student does in JupyterLite."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from e2e import lab

OUTPUTS = """() => jupyterapp.shell.currentWidget.content.widgets
    .filter(cell => cell.model.type === 'code')
    .map(cell => [cell.model.id, cell.model.executionCount, cell.model.outputs.toJSON()])"""
IS_DONE = """() => {
    const cells = jupyterapp.shell.currentWidget.content.widgets.filter(cell => cell.model.type === 'code');
    const failed = cells.some(cell => cell.model.outputs.toJSON().some(output => output.output_type === 'error'));
    return failed || cells.every(cell => cell.model.executionCount !== null && cell.model.executionState === 'idle');
}"""
PUT = """content => jupyterapp.serviceManager.contents.save(
    'dyna_q.ipynb', {type: 'notebook', format: 'json', content: content})"""


RUN_MS = 540_000


def wait_until_done(page: Page) -> None:
    """Waits until every cell has run, or one has failed."""
    page.wait_for_function(IS_DONE, polling=500, timeout=RUN_MS)


def wait_for_python(page: Page) -> None:
    """Waits until the bar says that Python is there."""
    page.locator("#dynaq-bar[data-python=ready]").wait_for()


def run_cell(page: Page, text: str) -> None:
    """Runs the cell that holds a text."""
    lab.code_cell(page, text).locator(".cm-content").click()
    page.keyboard.press("Control+Enter")


def restart_and_run_all(page: Page) -> None:
    """Restarts Python and runs all cells, to the end or to the first error."""
    lab.menu(page, "Kernel", "Restart Kernel and Run All Cells…")
    page.get_by_role("button", name="Confirm Kernel Restart").click()
    page.locator("#dynaq-bar[data-python=loading]").wait_for()
    wait_until_done(page)


def save(page: Page) -> None:
    """Saves by keyboard, and waits until it is done."""
    page.keyboard.press("Control+s")
    page.wait_for_function("() => !jupyterapp.shell.currentWidget.context.model.dirty")


def printed(outputs: list[dict[str, Any]], stream: str = "stdout") -> str:
    """What a cell printed."""
    texts = [output["text"] for output in outputs if output["output_type"] == "stream" and output["name"] == stream]
    return "".join(text if isinstance(text, str) else "".join(text) for text in texts)
