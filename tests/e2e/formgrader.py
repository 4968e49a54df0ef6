"""What an instructor does in Formgrader."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from e2e.jupyter import Server


@dataclass(frozen=True)
class Office:
    """An instructor's JupyterLab on the course directory."""

    server: Server
    course: Path
    home: Path

    def formgrader(self, path: str) -> str:
        """The address of one of Formgrader's pages."""
        return f"{self.server.address}formgrader/{path}"

    def let_in(self, page: Page) -> None:
        """Logs a browser in."""
        page.goto(self.server.url("login?next=/formgrader/manage_assignments"))


def press(page: Page, row: Locator, glyph: str) -> None:
    """Presses one of Formgrader's icons in a row and reads of success."""
    row.locator(f".glyphicon-{glyph}").click()
    said = page.locator(".modal.in")
    expect(said.locator(".modal-title")).to_have_text("Success")
    said.get_by_role("button", name="OK").click()
    expect(page.locator(".modal")).to_have_count(0)


def student_row(page: Page, office: Office, student: str, assignment: str = "dyna_q") -> Locator:
    """The row of a student in the list of submissions."""
    page.goto(office.formgrader(f"manage_submissions/{assignment}"))
    return page.locator("#main-table tr", has=page.locator(".student-id", has_text=re.compile(f"^{student}$")))


def score(row: Locator) -> float:
    """The points that a row shows."""
    expect(row.locator(".score")).to_contain_text("/")
    return float(row.locator(".score").inner_text().partition(" /")[0])


def open_submission(page: Page, office: Office, student: str, notebook: str = "dyna_q/dyna_q") -> None:
    """Opens a student's page for manual grading, found by the name that Formgrader hides at first."""
    page.goto(office.formgrader(f"gradebook/{notebook}"))
    name = page.locator("#main-table a.name-shown", has_text=student)
    name.wait_for(state="attached")
    page.goto(f"{office.server.address.rstrip('/')}{name.get_attribute('href')}/")
    page.locator("input.score").first.wait_for()


def give_points(page: Page, grade_id: str, more: float) -> None:
    """Gives so many points more than the grader did for a cell of the submission that is open."""
    points = page.locator(f"input.score#{grade_id}")
    expect(points).to_have_attribute("placeholder", re.compile(r"\d"))
    automatic = float(points.get_attribute("placeholder") or "")
    with page.expect_response(lambda answer: "/api/grade/" in answer.url and answer.request.method == "PUT"):
        points.fill(f"{automatic + more:g}")
        points.press("Tab")
