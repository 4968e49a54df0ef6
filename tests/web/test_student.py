"""A student's way through the site, in the order of this file: from the start page to full marks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from classes import make_course
from dynaq_grader.course.site.weight import fetched, weigh
from e2e import lab
from e2e.browser import SHOTS
from e2e.test_student import GREEN, MODEL_UPDATE, PLANNING
from web import lite
from web.programs import dynaq
from web.serving import Served

pytestmark = [pytest.mark.web, pytest.mark.xdist_group("web")]
SECTION = "section.notebook[data-path='dyna_q.ipynb']"
CHECKS = ("check_model_update(", "check_planning(")
BY_THE_WAY = 0.03
"""How much of a first visit may differ: fonts and icons that another window would ask for."""


def output(page: Page, text: str) -> Locator:
    return lab.code_cell(page, text).locator(".jp-OutputArea-output")


def written(page: Page, text: str) -> str:
    """The code of the cell that holds a text, without its blanks."""
    return "".join(lab.code_cell(page, text).locator(".cm-content").inner_text().split())


def test_the_start_page_leads_to_the_notebook_and_python_is_seen_to_load(served: Served, page: Page) -> None:
    page.goto(served.address())
    page.screenshot(path=SHOTS / "site_1_start.png")
    page.locator(SECTION).get_by_role("link", name="Run it here").click()
    bar = page.get_by_role("region", name="This notebook in this browser")
    expect(bar).to_contain_text("Python is loading")
    expect(bar.get_by_role("progressbar")).to_be_visible()
    page.screenshot(path=SHOTS / "site_2_loading.png")
    lab.code_cell(page, "def dyna_q_model_update(").wait_for()
    # The test says when to save, not a clock.
    page.evaluate("jupyterapp.commands.execute('docmanager:toggle-autosave')")
    lab.write(page, "def dyna_q_model_update(", MODEL_UPDATE)
    lite.wait_for_python(page)
    expect(bar.get_by_role("progressbar")).to_be_hidden()


def test_the_first_visit_weighs_what_the_start_page_says(served: Served, page: Page) -> None:
    lite.run_cell(page, "DYNAQ_UTILS_ADDRESS")
    expect(lab.code_cell(page, "DYNAQ_UTILS_ADDRESS").locator(".jp-InputPrompt")).to_have_text(re.compile(r"\[\d+\]"))
    expect(page.locator(lab.TROUBLE)).to_have_count(0)
    said = weigh(served.folder)
    sent = dict(served.sent)
    print(f"first visit: {sum(sent.values())} bytes in {len(served.sent)} answers")
    listed = {path.relative_to(served.folder).as_posix() for path in fetched(served.folder)}
    apart = {"asked but not listed": sent.keys() - listed, "listed but not asked": listed - sent.keys()}
    assert sum(map(len, apart.values())) <= BY_THE_WAY * said.requests, apart
    assert sum(sent.values()) / 1e6 == pytest.approx(said.megabytes, abs=BY_THE_WAY * said.megabytes)


def test_the_checks_turn_green(page: Page) -> None:
    lab.write(page, "def dyna_q_planning(", PLANNING)
    for cell in ("def dyna_q_model_update(", CHECKS[0], "def dyna_q_planning(", CHECKS[1]):
        lite.run_cell(page, cell)
    for check in CHECKS:
        expect(output(page, check)).to_contain_text(GREEN)
    lab.code_cell(page, CHECKS[1]).scroll_into_view_if_needed()
    page.screenshot(path=SHOTS / "site_3_green.png")


def test_the_last_cell_says_save_first(page: Page) -> None:
    lite.run_cell(page, "check_submission(")
    expect(output(page, "check_submission(")).to_contain_text("Save the notebook first, then run this cell again.")
    assert output(page, "check_submission(").inner_text().count("Save the notebook first") == 2


def test_after_a_reload_the_work_is_found_and_comes_from_the_cache(served: Served, page: Page) -> None:
    lite.save(page)
    served.sent.clear()
    page.reload()
    lite.wait_for_python(page)
    print(f"second visit: {sum(size for _, size in served.sent)} bytes in {len(served.sent)} answers")
    assert sum(size for _, size in served.sent) < 1e6
    assert written(page, "def dyna_q_planning(") == "".join(PLANNING.split())


def test_python_that_never_ends_is_restarted(page: Page) -> None:
    page.locator(".lm-MenuBar-itemLabel", has_text="Kernel").click()
    expect(page.locator(".lm-Menu-itemLabel", has_text=re.compile("^Restart Kernel…"))).to_be_visible()
    expect(page.locator(".lm-Menu-itemLabel", has_text="Interrupt")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name=re.compile("Interrupt"))).to_have_count(0)
    lab.write(page, "# Your turn (not graded): where does the move up", "while True:\n    pass")
    page.keyboard.press("Control+Enter")
    page.keyboard.press("Escape")
    page.keyboard.press("i")
    page.keyboard.press("i")
    page.get_by_role("button", name="Confirm Kernel Restart").click()
    page.locator("#dynaq-bar[data-python=loading]").wait_for()
    lab.write(page, "while True:", "6 * 7")
    lite.wait_for_python(page)
    lite.run_cell(page, "6 * 7")
    expect(output(page, "6 * 7")).to_contain_text("42")


def test_everything_runs_and_the_last_cell_is_content(page: Page) -> None:
    lite.save(page)
    lite.restart_and_run_all(page)
    for check in CHECKS:
        expect(output(page, check)).to_contain_text(GREEN)
    expect(output(page, "check_submission(")).to_contain_text("You can hand this notebook in.")
    lab.code_cell(page, "plotting.plot_performance").scroll_into_view_if_needed()
    page.screenshot(path=SHOTS / "site_4_run.png")


def test_the_downloaded_file_gets_full_marks_and_needs_no_repair(page: Page, tmp_path: Path) -> None:
    with page.expect_download() as event:
        lab.menu(page, "File", "Download")
    assert event.value.suggested_filename == "dyna_q.ipynb"
    with page.expect_download() as event:
        page.get_by_role("button", name="Download", exact=True).click()
    assert event.value.suggested_filename == "dyna_q.ipynb"
    course = make_course(tmp_path / "course")
    (tmp_path / "inbox").mkdir()
    event.value.save_as(tmp_path / "inbox" / "ada.ipynb")
    collected = dynaq("collect", tmp_path / "inbox", "dyna_q", cwd=course)
    assert collected.returncode == 0, collected.stdout + collected.stderr
    graded = dynaq("grade", "dyna_q", "--workers", "1", cwd=course)
    assert graded.returncode == 0, graded.stdout + graded.stderr
    assert "10 / 10" in graded.stdout
    assert "repaired" not in graded.stdout


def test_a_new_release_is_offered_beside_the_work(served: Served, page: Page) -> None:
    start, release = served.folder / "index.html", served.folder / "files" / "dyna_q.ipynb"
    version = re.search(r'data-release="(.+?)"', start.read_text())[1]
    start.write_text(start.read_text().replace(f'data-release="{version}"', 'data-release="9.9.9"'))
    text = release.read_text().replace(f'"release": "{version}"', '"release": "9.9.9"')
    release.write_text(text.replace("learn a model, then think with it", "the second release"))
    page.goto(served.address())
    notebook = page.locator(SECTION)
    expect(notebook).to_contain_text(f"It began with release {version}; release 9.9.9 is here now.")
    page.screenshot(path=SHOTS / "site_6_new_release.png")
    notebook.get_by_role("button").click()
    expect(notebook).to_contain_text(f"Your work is kept as dyna_q (release {version}).ipynb.")
    notebook.get_by_role("link", name="Run it here").click()
    page.get_by_role("heading", name="the second release").wait_for()
    page.goto(served.address(f"notebooks/index.html?path=dyna_q (release {version}).ipynb"))
    assert written(page, "def dyna_q_planning(") == "".join(PLANNING.split())
