"""The site that `make site` builds: what is in it, and that its kernel can get at `dynaq_utils`."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from dynaq_grader.publish import SECRETS
from dynaq_grader.site import KERNEL, LITE, build_site
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
