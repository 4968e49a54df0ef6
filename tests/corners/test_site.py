"""The site that `make site` builds: what is in it, that it opens, and that its kernel can get at `dynaq_utils`."""

import functools
import hashlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import expect

from dynaq_grader.cli.site import LITE
from dynaq_grader.course.publish import SECRETS
from dynaq_grader.course.site import KERNEL, build_site
from e2e.browser import CHROMIUM, chromium, opened
from environments import ROOT, install

pytestmark = [pytest.mark.corner, pytest.mark.xdist_group("site")]
RELEASE = ROOT / "release" / "dyna_q" / "dyna_q.ipynb"


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    subprocess.run(["make", LITE.parents[1].joinpath(".complete").relative_to(ROOT)], cwd=ROOT, check=True)
    page = build_site(ROOT, LITE, tmp_path_factory.mktemp("site") / "site")
    assert page.exists()
    return page.parents[1]


@pytest.fixture(scope="module")
def wheel(site) -> Path:
    (wheel,) = site.glob("files/dyna_q/dynaq_utils-*-py3-none-any.whl")
    return wheel


def configuration(site: Path) -> dict:
    return json.loads((site / "jupyter-lite.json").read_text())["jupyter-config-data"]


def test_the_reader_finds_the_release_with_the_wheel_beside_it(site, wheel):
    listed = json.loads((site / "api" / "contents" / "dyna_q" / "all.json").read_text())["content"]
    assert {entry["name"] for entry in listed} == {RELEASE.name, wheel.name}
    assert (site / "files" / "dyna_q" / RELEASE.name).read_bytes() == RELEASE.read_bytes()
    assert {path.name for path in site.glob("files/*/*")} == {RELEASE.name, wheel.name}


def test_nothing_of_the_instructors_is_in_it(site):
    texts = [path for path in site.rglob("*") if path.suffix in {".ipynb", ".json", ".html"}]
    assert len(texts) > 10
    assert [path for path in texts if any(secret in path.read_text(errors="replace") for secret in SECRETS)] == []


def test_the_kernel_is_pyodide_from_its_usual_address(site):
    settings = configuration(site)
    assert settings["defaultKernelName"] == "python"
    assert KERNEL.split(":")[0] in {extension["name"] for extension in settings["federated_extensions"]}
    kernel = settings["litePluginSettings"][KERNEL]
    assert "pyodideUrl" not in kernel
    assert set(kernel["loadPyodideOptions"]["packages"]) == {"numpy", "scipy", "matplotlib", "pillow", "tqdm"}


def test_the_kernels_own_installer_knows_the_wheel(site, wheel):
    first = configuration(site)["litePluginSettings"][KERNEL]["pipliteUrls"][0].split("?")[0]
    releases = json.loads((site / first).read_text())["dynaq-utils"]["releases"]
    (entry,) = (file for files in releases.values() for file in files)
    offered = (site / first).parent / entry["url"]
    assert offered.read_bytes() == wheel.read_bytes()
    assert entry["digests"]["sha256"] == hashlib.sha256(wheel.read_bytes()).hexdigest()


def test_the_wheel_installs_alone(wheel, tmp_path):
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", tmp_path], check=True)
    python = tmp_path / "bin" / "python"
    install(python, "--no-deps", "--no-index", wheel)
    subprocess.run([python, "-I", "-c", "import dynaq_utils"], check=True)


class Recorder(SimpleHTTPRequestHandler):
    """A web server of files that remembers what it did not have."""

    missed: list[str] = []

    def log_message(self, *_: object) -> None:
        """Says nothing."""

    def send_error(self, code: int, *others: str | None) -> None:
        self.missed.append(f"{code} {self.path}")
        super().send_error(code, *others)


@pytest.fixture
def address(site) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Recorder, directory=site))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_browser_opens_it_and_lacks_nothing_but_pyodide(address, wheel):
    if CHROMIUM is None:
        (pytest.fail if "CI" in os.environ else pytest.skip)("NO BROWSER. On Debian: apt-get install chromium")
    with chromium() as browser, opened(browser) as (page, asked):
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        listed = page.locator(".jp-DirListing-itemName")
        page.goto(address)
        expect(listed).to_have_text(["dyna_q"])
        assert (errors, asked) == ([], set())
        with page.expect_event("requestfailed", lambda request: "pyodide" in request.url):
            page.goto(f"{address}lab/index.html?path=dyna_q/{RELEASE.name}")
        expect(listed).to_have_text([RELEASE.name, wheel.name])
        expect(page.get_by_role("heading", name="Exercise 1").first).to_be_visible()
    outside = {name for name in asked if not name.startswith("https://cdn.jsdelivr.net/pyodide/")}
    assert (outside, [error for error in errors if "cdn.jsdelivr.net/pyodide/" not in error]) == (set(), [])
    assert [missed for missed in Recorder.missed if "/favicon.ico" not in missed] == []
