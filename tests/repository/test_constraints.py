"""The constraint files: exact, hashed, without an address, and in agreement with each other."""

import re
from pathlib import Path

import pytest
import tomllib
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
FILES = ("constraints.txt", "constraints-student.txt", "constraints-site.txt", "constraints-hub.txt")


def entries(name: str) -> list[str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return text.replace("\\\n", " ").splitlines()


def pins(name: str) -> dict[tuple[str, str], str]:
    """Version by package and marker."""
    parsed = [Requirement(entry.split(" --hash")[0].strip()) for entry in entries(name)]
    return {(r.name, str(r.marker or "")): str(r.specifier) for r in parsed}


@pytest.mark.parametrize("name", FILES)
def test_every_version_is_exact_and_hashed(name):
    for entry in entries(name):
        assert re.match(r"[a-z0-9][a-z0-9._-]*==[0-9][^ ]*( ;.*?)?  *--hash=sha256:[0-9a-f]{64}", entry), entry[:80]


@pytest.mark.parametrize("name", FILES)
def test_no_address_and_no_option_is_recorded(name):
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        assert "://" not in line
        assert not line.startswith("-")


def test_students_get_the_versions_that_the_grader_was_tested_with():
    ours = {(package, version) for (package, _), version in pins("constraints.txt").items()}
    students = {(package, version) for (package, _), version in pins("constraints-student.txt").items()}
    assert students <= ours


def test_jupyterhub_changes_no_version_in_the_environment_that_it_is_added_to():
    ours = {(package, version) for (package, _), version in pins("constraints.txt").items()}
    names = {package for package, _ in ours}
    added = {(package, version) for (package, _), version in pins("constraints-hub.txt").items()}
    assert {pair for pair in added if pair[0] in names} <= ours


@pytest.mark.parametrize("path", ["pyproject.toml", "grader/pyproject.toml"])
def test_pins_lie_inside_the_ranges_of_pyproject(path):
    project = tomllib.loads((ROOT / path).read_text(encoding="utf-8"))
    groups = [
        project["project"]["dependencies"],
        *project["project"].get("optional-dependencies", {}).values(),
    ]
    wanted = [Requirement(line) for group in [*groups, project["build-system"]["requires"]] for line in group]
    pinned: dict[str, set[str]] = {}
    for (package, _), version in pins("constraints.txt").items():
        pinned.setdefault(package, set()).add(version.removeprefix("=="))
    for requirement in wanted:
        if requirement.name == "dynaq-utils" or (requirement.marker and not requirement.marker.evaluate()):
            continue
        assert pinned[requirement.name]
        for version in pinned[requirement.name]:
            assert requirement.specifier.contains(version), f"{requirement} is pinned to {version}"
