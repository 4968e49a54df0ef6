"""Somebody at a browser who has an account on the hub."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, expect

from e2e import lab
from e2e.browser import SHOTS, opened
from hub.place import ADDRESS, PASSWORDS


@dataclass(frozen=True)
class Person:
    """One person's page; `name` is the account."""

    name: str
    page: Page

    def log_in(self, password: str | None = None) -> None:
        """Fills in the hub's form."""
        self.page.goto(f"{ADDRESS}/hub/login")
        self.page.locator("#username_input").fill(self.name)
        self.page.locator("#password_input").fill(password or PASSWORDS[self.name])
        self.page.locator("#login_submit").click()
        self.page.wait_for_load_state()

    def wait_for_lab(self) -> None:
        """Until the person's own server shows JupyterLab."""
        self.page.locator(".lm-MenuBar-itemLabel", has_text="Nbgrader").wait_for()

    def status_of(self, path: str) -> int:
        """With which status the hub answers the person's browser, in a tab beside the open one."""
        with closing(self.page.context.new_page()) as tab:
            answer = tab.goto(f"{ADDRESS}/{path}")
        assert answer is not None
        return answer.status

    def open_notebook(self, path: str) -> None:
        """Opens a notebook, or comes back to it."""
        lab.menu(self.page, "File", "Open from Path…")
        asked = self.page.locator(".jp-Dialog")
        asked.locator("input").fill(path)
        asked.get_by_role("button", name="Open").click()
        lab.wait_for_kernel(self.page)

    def open_assignments(self) -> None:
        """Opens nbgrader's list of assignments, or comes back to it."""
        lab.menu(self.page, "Nbgrader", "Assignment List")

    def refresh_assignments(self) -> None:
        """Has the list show what happened since."""
        self.page.locator("#refresh_assignments_list").click()

    def fetch(self) -> None:
        """Fetches the one assignment that is released."""
        self.page.locator("#released_assignments_list").get_by_role("button", name="Fetch", exact=True).click()
        expect(self.page.locator("#fetched_assignments_list")).to_contain_text("dyna_q")

    def submit(self, nth: int = 1) -> None:
        """Hands the assignment in, for the nth time."""
        self.page.locator("#fetched_assignments_list").get_by_role("button", name="Submit", exact=True).click()
        submissions = self.page.locator("#submitted_assignments_list .nested_list_item")
        expect(submissions).to_have_count(nth)

    def shoot(self, step: str) -> None:
        """Keeps a picture of what the person sees."""
        self.page.screenshot(path=SHOTS / f"hub_{step}_{self.name}.png")


@contextmanager
def sitting_down(browser: Browser, name: str) -> Iterator[Person]:
    """A page of the person's own."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    with opened(browser) as (page, _):
        yield Person(name, page)
