"""environment.yml cannot be solved here (no conda channel), so it is held to pyproject.toml instead."""

import re
from pathlib import Path

import pytest
import rattler
import tomllib
import yaml
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
CONDA = [line for line in ENVIRONMENT["dependencies"] if isinstance(line, str)]
NAMED_IN_THE_ISSUE = {"jupyter", "numpy", "matplotlib", "scipy", "nbgrader", "nbval"}


def requirements() -> dict[str, set[str]]:
    """Every range that one of the two distributions asks for, by name."""
    found: dict[str, set[str]] = {}
    for path in (ROOT / "pyproject.toml", ROOT / "grader" / "pyproject.toml"):
        project = tomllib.loads(path.read_text(encoding="utf-8"))["project"]
        groups = [project["dependencies"], *project.get("optional-dependencies", {}).values()]
        for requirement in (Requirement(line) for group in groups for line in group):
            found.setdefault(requirement.name, set()).add(str(requirement.specifier))
    return found


@pytest.mark.parametrize("line", CONDA)
def test_every_line_is_a_conda_match_spec(line):
    assert rattler.MatchSpec(line).name is not None


@pytest.mark.parametrize("line", [line for line in CONDA if re.match(r"[\w-]+[<>=]", line) and "python=" not in line])
def test_ranges_agree_with_pyproject(line):
    requirement = Requirement(line)
    assert str(requirement.specifier) in requirements()[requirement.name]


def test_everything_that_is_needed_at_run_time_is_listed():
    names = {str(rattler.MatchSpec(line).name.normalized) for line in CONDA}
    needed = set()
    for path in (ROOT / "pyproject.toml", ROOT / "grader" / "pyproject.toml"):
        project = tomllib.loads(path.read_text(encoding="utf-8"))["project"]
        parsed = [Requirement(line) for line in project["dependencies"]]
        needed |= {r.name for r in parsed if r.marker is None or r.marker.evaluate({"python_version": "3.12"})}
    assert needed - {"dynaq-utils"} <= names
    assert names >= NAMED_IN_THE_ISSUE


def test_the_python_line_has_the_form_that_binder_understands():
    pythons = [line for line in CONDA if line.startswith("python=")]
    assert len(pythons) == 1
    assert re.fullmatch(r"python=3\.1[1-3]", pythons[0])


def test_it_installs_the_repository_itself():
    pip = next(line["pip"] for line in ENVIRONMENT["dependencies"] if isinstance(line, dict))
    assert pip == [".", "./grader"]
    assert ENVIRONMENT["channels"] == ["conda-forge"]
