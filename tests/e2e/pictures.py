"""Takes the pictures of the README anew: ``make pictures``."""

from __future__ import annotations

import io
import os
import re
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page
from rich.console import Console

from classes import ROOT
from dynaq_grader.cli import console, demo
from dynaq_grader.course.site import LITE, build_site
from e2e import course, lab
from e2e.browser import chromium, opened
from e2e.jupyter import MAKE_LAB, serving
from e2e.test_student import MODEL_UPDATE, PLANNING
from web import lite
from web.serving import SUB_PATH
from web.serving import serving as serving_files

DOCS = ROOT / "docs"
COLUMNS = 150
HIDE_FOLDERS = "Control+b"
SCROLL_CHECK_TO_TOP = """check => {
    const notebook = check.closest('.jp-WindowedPanel-outer');
    notebook.scrollTop += check.getBoundingClientRect().top - notebook.getBoundingClientRect().top - 12;
}"""


def main() -> None:
    DOCS.mkdir(exist_ok=True)
    with chromium() as browser, tempfile.TemporaryDirectory() as folder:
        _keep(_student(browser, Path(folder)), DOCS / "student.png")
        _keep(_instructor(browser, Path(folder)), DOCS / "instructor.png")
        _keep(_site(browser, Path(folder)), DOCS / "site.png")


def _student(browser: Browser, folder: Path) -> bytes:
    """The second exercise, solved: answer, green check, what the agent learnt."""
    checkout = course.make_student(folder / "checkout", folder / "home", course.make(folder))
    with (
        serving(checkout / "lab", folder / "home", MAKE_LAB, checkout) as server,
        opened(browser, 1000, 1560) as (page, _),
    ):
        lab.open_notebook(page, server, "dyna_q/dyna_q.ipynb")
        page.keyboard.press(HIDE_FOLDERS)
        lab.write(page, "def dyna_q_model_update(", MODEL_UPDATE)
        lab.write(page, "def dyna_q_planning(", PLANNING)
        lab.run_all(page)
        figure = lab.code_cell(page, "plotting.plot_performance").locator(".jp-OutputArea-output img")
        figure.wait_for()
        lab.code_cell(page, "check_planning(").evaluate(SCROLL_CHECK_TO_TOP)
        return page.screenshot()


def _site(browser: Browser, folder: Path) -> bytes:
    """The second exercise on the web site, solved and run in the browser."""
    build_site(ROOT, ROOT / LITE, folder / "web" / SUB_PATH)
    with serving_files(folder / "web") as served, opened(browser, 1000, 900) as (page, _):
        page.goto(served.address("notebooks/index.html?path=dyna_q.ipynb"))
        lab.write(page, "def dyna_q_model_update(", MODEL_UPDATE)
        lab.write(page, "def dyna_q_planning(", PLANNING)
        lite.wait_for_python(page)
        for cell in ("DYNAQ_UTILS_ADDRESS", "def dyna_q_model_update(", "def dyna_q_planning(", "check_planning("):
            lite.run_cell(page, cell)
        check = lab.code_cell(page, "check_planning(")
        check.get_by_text("✓ correct:").wait_for()
        lab.code_cell(page, "def dyna_q_planning(").evaluate(SCROLL_CHECK_TO_TOP)
        return page.screenshot()


def _instructor(browser: Browser, folder: Path) -> bytes:
    """What `make demo` prints."""
    console.out = Console(record=True, width=COLUMNS, file=io.StringIO())
    os.chdir(folder)
    demo.run_demo(ROOT, Path("demo"))
    # Rich cuts the last line off below its letters.
    console.out.print()
    # Rich fetches its font from the web; this machine's own will do.
    svg = re.sub(r"@font-face \{.*?\}", "", console.out.export_svg(title="make demo"), flags=re.DOTALL)
    svg = svg.replace("Fira Code", "DejaVu Sans Mono")
    with opened(browser, 1300, 900) as (page, _):
        return _drawn(page, svg)


def _drawn(page: Page, svg: str) -> bytes:
    page.set_content(f'<body style="margin: 0">{svg}</body>')
    return page.locator("svg").first.screenshot(omit_background=True)


def _keep(picture: bytes, path: Path) -> None:
    """Writes a picture with at most 256 colours, which is a third of the bytes."""
    Image.open(io.BytesIO(picture)).convert("RGB").quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{path}: {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
