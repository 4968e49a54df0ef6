"""What `dynaq site` writes: whose parts they are, what is not among them, and where it can be put."""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
import subprocess
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest

from classes import ROOT, make_course
from dynaq_grader.base.errors import CourseError
from dynaq_grader.course.publish import SECRETS
from dynaq_grader.course.site import LITE, build_site, building, pages, push_site, pyodide, wheels
from dynaq_grader.course.site.jupyter_lite import KERNEL, PYTHON
from web.programs import dynaq

pytestmark = [pytest.mark.web, pytest.mark.xdist_group("web")]
MOST_MEGABYTES = 80
RELEASE = ROOT / "release" / "dyna_q" / "dyna_q.ipynb"
NPM_PACKAGE = "pyodide"


def unpacked(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """A file, and every file inside it, however deep."""
    yield name, data
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for inner in archive.namelist():
                yield from unpacked(f"{name}/{inner}", archive.read(inner))


def secrets_of_the_course() -> list[bytes]:
    """Marks of source notebooks and of the grader, and the lines of the solutions themselves."""
    sources = [nbformat.read(path, as_version=4) for path in (ROOT / "source").glob("*/*.ipynb")]
    solutions = []
    for cell in (cell for source in sources for cell in source.cells):
        if "### BEGIN SOLUTION" in cell.source:
            lines = cell.source.split("### BEGIN SOLUTION")[1].split("### END SOLUTION")[0].splitlines()
            solutions += [line.strip() for line in lines if len(line.strip()) > 25]
    assert len(solutions) > 20
    return [text.encode() for text in (*SECRETS, *solutions)]


def test_neither_source_nor_solution_nor_hidden_test_is_in_any_file(site: Path) -> None:
    secrets, looked_at = secrets_of_the_course(), 0
    for path in (path for path in site.rglob("*") if path.is_file()):
        for name, data in unpacked(path.name, path.read_bytes()):
            looked_at += 1
            # A notebook's lines stand in JSON, with quotes escaped.
            text = data.replace(b'\\"', b'"')
            assert [secret for secret in secrets if secret in text] == [], name
    assert looked_at > 3000


def test_the_search_would_find_a_solution(site: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "inner.whl", "w") as archive:
        for path in (ROOT / "source").glob("*/*.ipynb"):
            archive.write(path, path.name)
    found = dict(unpacked("inner.whl", (tmp_path / "inner.whl").read_bytes()))
    text = b"".join(found.values()).replace(b'\\"', b'"')
    assert all(secret in text for secret in secrets_of_the_course()[len(SECRETS) :])


def test_the_files_of_the_reader_are_the_releases(site: Path) -> None:
    listed = json.loads((site / "api" / "contents" / "all.json").read_text())["content"]
    releases = [*(ROOT / "release").glob("*/*.ipynb")]
    assert sorted(entry["name"] for entry in listed) == sorted(path.name for path in releases)
    for path in releases:
        assert (site / "files" / path.name).read_bytes() == path.read_bytes()


def test_every_part_of_python_is_the_official_one(site: Path) -> None:
    release = pyodide.read_release()
    official = {entry["file_name"]: entry["sha256"] for entry in release.lock["packages"].values()} | dict(release.core)
    ours = {path.name for path in (site / PYTHON).iterdir()} - official.keys()
    assert {name.split("-")[0] for name in ours} == {
        *("comm", "ipywidgets", "tqdm", "dynaq_utils", "dynaq_fonts", "pyodide")
    }
    for path in (site / PYTHON).iterdir():
        if path.name in official:
            assert hashlib.sha256(path.read_bytes()).hexdigest() == official[path.name], path.name


def test_the_lock_of_the_site_names_what_is_there_and_nothing_else(site: Path) -> None:
    lock = json.loads((site / PYTHON / "pyodide-lock.json").read_text())
    for entry in lock["packages"].values():
        data = (site / PYTHON / entry["file_name"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == entry["sha256"]
    needed = {pyodide.canonicalize_name(name) for entry in lock["packages"].values() for name in entry["depends"]}
    assert needed <= lock["packages"].keys()


def test_the_notice_names_the_licence_of_every_part(site: Path) -> None:
    parts = (ROOT / "NOTICE.md").read_text(encoding="utf-8").lower().split("## parts of the web site")[1]
    named = set(re.findall(r"[a-z0-9-]+", parts))
    packages = json.loads((site / PYTHON / "pyodide-lock.json").read_text())["packages"]
    # The course's own: the helper package, and the list of the fonts that Matplotlib brings.
    assert packages.keys() - named == {"dynaq-utils", "dynaq-fonts"}


def test_our_pins_are_those_of_npm(tmp_path: Path) -> None:
    release = pyodide.read_release()
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("NO npm ON THIS MACHINE: our copy of Pyodide's lock was not compared with npm's")
    command = [npm, "pack", "--silent", f"{NPM_PACKAGE}@{release.version}"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"npm DOES NOT GIVE {NPM_PACKAGE} {release.version} ANY MORE, PINS NOT COMPARED: {done.stderr}")
    with tarfile.open(next(tmp_path.glob("*.tgz"))) as package:
        for name, sha256 in release.core.items():
            file = package.extractfile(f"package/{name}")
            assert file and hashlib.sha256(file.read()).hexdigest() == sha256
        lock = package.extractfile(f"package/{pyodide.LOCK}")
        assert lock and lock.read() == (pyodide.HERE / pyodide.LOCK).read_bytes()


def test_its_weight_is_printed_and_stated_and_allowed(built: tuple[Path, str]) -> None:
    site, said = built
    files = [path for path in site.rglob("*") if path.is_file()]
    megabytes = sum(path.stat().st_size for path in files) / 1e6
    assert megabytes <= MOST_MEGABYTES
    assert f"{megabytes:.0f} MB in" in said
    (stated,) = [line for line in said.splitlines() if line.startswith("Until the first cell has run")]
    fetched, requests = [word for word in stated.split() if word.isdigit()]
    assert f"The first visit fetches about {fetched} MB in {requests} requests" in (site / "index.html").read_text()
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert (
        f"The site is {megabytes:.0f} MB; until its first cell has run a browser fetches {fetched} MB in {requests}"
        in readme
    )


def test_a_part_that_was_tampered_with_is_refused(site: Path, tmp_path: Path) -> None:
    release = pyodide.read_release()
    carrier = tmp_path / "carrier.whl"
    with zipfile.ZipFile(carrier, "w") as archive:
        for path in (site / PYTHON).iterdir():
            data = path.read_bytes()
            archive.writestr(f"any/pyodide/{path.name}", data + b"!" if path.name.startswith("numpy-") else data)
    with zipfile.ZipFile(carrier) as archive, pytest.raises(CourseError, match=r"^numpy-.* is not the official file: "):
        pyodide.unpack(archive, release, tmp_path / "python")


def test_a_carrier_that_lost_a_part_is_named(tmp_path: Path) -> None:
    release = pyodide.read_release()
    with zipfile.ZipFile(tmp_path / "carrier.whl", "w") as archive:
        archive.writestr("any/pyodide/nothing", b"")
    with zipfile.ZipFile(tmp_path / "carrier.whl") as archive, pytest.raises(CourseError, match="no longer holds"):
        pyodide.unpack(archive, release, tmp_path / "python")


def test_without_the_carrier_the_build_says_so_and_names_the_usual_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = pyodide.read_release()
    gone = type(gone)(gone.version, "dynaq-no-such-carrier==0", gone.usual_address, gone.core, gone.lock)
    monkeypatch.setattr(building.pyodide, "read_release", lambda: gone)
    monkeypatch.setattr(wheels, "PIP", (*wheels.PIP, "--no-cache-dir"))
    built = build_site(ROOT, ROOT / LITE, tmp_path / "site")
    assert built.lacking is not None
    assert "pip could not fetch dynaq-no-such-carrier==0" in built.lacking
    kernel = json.loads((tmp_path / "site" / "jupyter-lite.json").read_text())
    settings = kernel["jupyter-config-data"]["litePluginSettings"][KERNEL]
    assert settings["pyodideUrl"] == f"{gone.usual_address}pyodide.js"
    lock = json.loads((tmp_path / "site" / PYTHON / "pyodide-lock.json").read_text())["packages"]
    assert lock["numpy"]["file_name"].startswith(gone.usual_address)
    assert (tmp_path / "site" / PYTHON / lock["dynaq-utils"]["file_name"]).exists()
    assert gone.usual_address in (tmp_path / "site" / "index.html").read_text()


def test_two_notebooks_of_one_name_are_refused(tmp_path: Path) -> None:
    for part in ("source", "release"):
        for assignment in ("one", "two"):
            (tmp_path / part / assignment).mkdir(parents=True)
            shutil.copy(RELEASE, tmp_path / part / assignment)
    with pytest.raises(CourseError, match=r"Two assignments have a notebook dyna_q\.ipynb"):
        pages.notebooks(tmp_path)


def test_as_many_notebooks_as_there_are(tmp_path: Path) -> None:
    for name in ("one", "two"):
        for part in ("source", "release"):
            (tmp_path / part / name).mkdir(parents=True)
            shutil.copy(RELEASE, tmp_path / part / name / f"{name}.ipynb")
    assert [notebook.links["read"] for notebook in pages.notebooks(tmp_path)] == ["read/one.html", "read/two.html"]


def a_course(folder: Path) -> Path:
    """What an instructor has after `make site`, in a folder of its own."""
    course = make_course(folder)
    shutil.copytree(ROOT / "dynaq_utils", course / "dynaq_utils", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", wheels.PINS):
        shutil.copy(ROOT / name, course)
    (course / LITE.parts[0]).symlink_to(ROOT / LITE.parts[0])
    return course


def test_the_commands_of_the_readme_put_it_into_a_folder_and_on_a_branch(site: Path, tmp_path: Path) -> None:
    course = a_course(tmp_path / "course")
    bare = course / "course.git"
    subprocess.run(["git", "init", "-q", "--bare", bare], check=True)
    commands = re.findall(r"^dynaq (site .+)$", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(commands) == 2
    for command in commands:
        done = dynaq(*command.split(), cwd=course)
        assert done.returncode == 0, done.stderr
    assert "The site is on branch gh-pages of course.git." in done.stdout
    public = course / "public_html" / "dyna-q"
    assert files_of(public).keys() == files_of(site).keys()
    # A second push takes the place of the first.
    push_site(public, str(bare))
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", "--branch", "gh-pages", bare, clone], check=True)
    assert files_of(clone) == files_of(public)
    assert ".nojekyll" in files_of(clone)
    count = subprocess.run(["git", "-C", clone, "rev-list", "--count", "HEAD"], capture_output=True, text=True)
    assert count.stdout == "1\n"


def files_of(folder: Path) -> dict[str, int]:
    """The size of each file of a site."""
    paths = [path.relative_to(folder) for path in folder.rglob("*") if path.is_file()]
    return {path.as_posix(): (folder / path).stat().st_size for path in paths if ".git" not in path.parts}


def test_a_repository_that_is_not_there_is_told(site: Path, tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="git failed"):
        push_site(site, str(tmp_path / "nowhere.git"))


def test_a_site_in_place_of_another_leaves_nothing_of_it(site: Path, tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "page.html").touch()
    (tmp_path / ".git").mkdir()
    building.replace(site, tmp_path)
    assert not (tmp_path / "old").exists()
    assert (tmp_path / ".git").exists()
    assert (tmp_path / "index.html").read_bytes() == (site / "index.html").read_bytes()
