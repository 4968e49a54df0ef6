"""The student environment takes the newest Python and the packages that a course names."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dynaq_grader.base.errors import CourseError
from dynaq_grader.cli.commands import app
from dynaq_grader.course import settings, student_environment

TINY = {
    "tiny_course.py": "answer = 42\n",
    "tiny_course-1.5.dist-info/METADATA": "Metadata-Version: 2.1\nName: tiny-course\nVersion: 1.5\n",
    "tiny_course-1.5.dist-info/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    "tiny_course-1.5.dist-info/RECORD": "",
}


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment that has nothing but pip."""
    folder = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    return folder / "bin" / "python"


@pytest.fixture
def wheels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of wheels that takes the place of the web."""
    with zipfile.ZipFile(tmp_path / "tiny_course-1.5-py3-none-any.whl", "w") as wheel:
        for name, text in TINY.items():
            wheel.writestr(name, text)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    return tmp_path


def configure(folder: Path, python: Path, packages: list[str]) -> Path:
    text = f"c = get_config()\nc.DynaQ.student_python = {str(python)!r}\nc.DynaQ.packages = {packages!r}\n"
    (folder / "nbgrader_config.py").write_text(text)
    return folder


def run(course: Path) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["student-environment", "--course", str(course)])
    return done.exit_code, done.output if done.exception is None else str(done.exception)


def test_packages_of_the_course_are_asked_for_then_installed_then_in_the_key(tmp_path, python, wheels):
    course = configure(tmp_path, python, ["tiny-course>=1.2"])
    with pytest.raises(CourseError, match=r"names tiny-course>=1\.2, .* Run `dynaq student-environment`"):
        settings.settings(course)
    assert run(course) == (0, f"{python}: tiny-course>=1.2 installed.\n")
    assert subprocess.run([python, "-c", "import tiny_course"], check=False).returncode == 0
    assert settings.settings(course).packages == ("tiny-course>=1.2",)
    assert student_environment.modules_of(python, ["tiny-course>=1.2"]) == {"tiny_course"}
    assert run(course) == (0, f"{python}: nothing to install.\n")


@pytest.mark.parametrize(
    ("package", "told"), [("no such", "is no package as pip takes it"), ("nowhere-to-be-had", "pip could not install")]
)
def test_what_cannot_be_installed_is_told_in_a_sentence(tmp_path, python, wheels, package, told):
    code, said = run(configure(tmp_path, python, [package]))
    assert code != 0
    assert told in said


def stand_in(python: Path, told: str) -> Path:
    """Says what an interpreter would say, since only one Python may be at hand."""
    python.parent.mkdir(parents=True, exist_ok=True)
    python.write_text(f"#!/bin/sh\n{told}\n")
    python.chmod(0o755)
    return python


def test_the_newest_python_that_makes_environments_is_taken(tmp_path, monkeypatch):
    """Each says its version and where it is installed, one says that it has no `venv`."""
    for version, told in {"3.11": "echo 3 11 /usr", "3.12": "echo 3 12 /usr", "3.13": "exit 1"}.items():
        stand_in(tmp_path / f"python{version}", told)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "pyenv"))
    assert student_environment.newest_python() == tmp_path / "python3.12"


def test_a_python_of_pyenv_is_found(tmp_path, monkeypatch):
    python = stand_in(tmp_path / "versions" / "3.12.4" / "bin" / "python3.12", "echo 3 12 /usr")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path))
    assert student_environment.newest_python() == python


@pytest.mark.parametrize(("own_is_open", "version"), [(True, "3.11"), (False, "3.12")])
def test_a_python_in_a_closed_home_is_not_for_a_machine_that_a_class_shares(
    tmp_path, monkeypatch, own_is_open, version
):
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    stand_in(tmp_path / "python3.12", f"echo 3 12 {home}")
    stand_in(tmp_path / "python3.11", "echo 3 11 /usr")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "pyenv"))
    monkeypatch.setattr(sys, "base_prefix", "/usr" if own_is_open else str(home))
    assert student_environment.newest_python() == tmp_path / f"python{version}"
