"""Formgrader reads and writes a gradebook on a PostgreSQL server."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from classes import RIGHT, hand_in
from e2e import course
from e2e.formgrader import Office, give_points, open_submission, press, score, student_row
from e2e.jupyter import run, serving
from postgres import postgres

pytestmark = pytest.mark.browser


def test_a_class_in_postgresql_is_read_graded_and_corrected_in_formgrader(
    page: Page, tmp_path: Path, shoot: Callable[[str], None]
) -> None:
    made, home = course.make(tmp_path), tmp_path / "home"
    hand_in(made, "ada")
    hand_in(made, "elif", {**RIGHT, "dyna_q_planning": "wrong/planning_one_too_many"})
    config = made / "nbgrader_config.py"
    with postgres() as database:
        config.write_text(f"{config.read_text()}\nc.CourseDirectory.db_url = {database.url()!r}\n")
        run(["dynaq", "grade", "dyna_q", "--workers", "1"], made, home)
        with serving(made, home) as server:
            office = Office(server, made, home)
            office.let_in(page)
            expect(student_row(page, office, "ada").locator(".score")).to_have_text("10 / 10")
            before = score(student_row(page, office, "elif"))
            assert before < 10
            open_submission(page, office, "elif")
            give_points(page, "test_planning", 1)
            press(page, student_row(page, office, "elif"), "flash")
            expect(student_row(page, office, "elif").locator(".score")).to_have_text(f"{before + 1:g} / 10")
            shoot("instructor_on_postgresql")
    assert not (made / "gradebook.db").exists()
