from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import tomllib

import mini_course
from dynaq_grader.base.errors import CourseError
from dynaq_grader.course import build
from dynaq_grader.course.publish import badge, publish
from dynaq_grader.course.students_repository import PLACEHOLDER

SETTING = '\n[tool.dynaq]\nstudents-repository = "somebody/dyna-q"\n'


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """An instructors' repository: what is published, and what must not be."""
    course = mini_course.make(tmp_path / "course")
    package = course / "dynaq_utils"
    (package / "__pycache__").mkdir(parents=True)
    (package / "__init__.py").write_text('__version__ = "0.1.0"\n')
    (package / "__pycache__" / "x.pyc").write_bytes(b"BEGIN SOLUTION")
    for name in (
        "LICENSE",
        "LICENSE-CONTENT",
        "NOTICE.md",
        "README.md",
        "grader/secret.py",
        "tests/test_it.py",
    ):
        (course / name).parent.mkdir(exist_ok=True)
        (course / name).write_text(f"This is {name}.\n")
    pyproject = (mini_course.REPOSITORY / "pyproject.toml").read_text(encoding="utf-8")
    (course / "pyproject.toml").write_text(pyproject.partition("\n[tool.dynaq]")[0] + SETTING)
    build.build_release(course, "dyna_q")
    return course


def test_students_get_release_package_and_licences_and_nothing_else(repository: Path, tmp_path: Path) -> None:
    written = publish(repository, tmp_path / "students")
    assert [path.as_posix() for path in written] == [
        "LICENSE",
        "LICENSE-CONTENT",
        "NOTICE.md",
        "README.md",
        "dynaq_utils/__init__.py",
        "pyproject.toml",
        "release/dyna_q/dyna_q.html",
        "release/dyna_q/dyna_q.ipynb",
    ]


def test_the_package_can_be_installed_from_there(repository: Path, tmp_path: Path) -> None:
    folder = tmp_path / "students"
    publish(repository, folder)
    kept = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))
    whole = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))
    assert kept["project"] == whole["project"]
    assert kept["build-system"] == whole["build-system"]
    assert kept["tool"] == {"hatch": whole["tool"]["hatch"]}
    assert (folder / kept["project"]["readme"]).is_file()


def test_the_readme_opens_the_notebook_in_colab(repository: Path, tmp_path: Path) -> None:
    publish(repository, tmp_path / "students")
    text = (tmp_path / "students" / "README.md").read_text(encoding="utf-8")
    assert badge("somebody/dyna-q", "release/dyna_q/dyna_q.ipynb") in text
    assert "(release/dyna_q/dyna_q.html)" in text
    assert "git+https://github.com/somebody/dyna-q" in text
    assert "{" not in text


def test_publishing_again_replaces_what_was_published(repository: Path, tmp_path: Path) -> None:
    folder = tmp_path / "students"
    first = publish(repository, folder)
    (folder / ".git").mkdir()
    (folder / ".git" / "config").write_text("theirs")
    (folder / "release" / "old.ipynb").write_text("{}")
    assert publish(repository, folder) == first
    assert (folder / ".git" / "config").read_text() == "theirs"


@pytest.mark.parametrize("place", [".", "..", "grader"])
def test_the_instructors_own_files_are_not_overwritten(repository: Path, place: str) -> None:
    with pytest.raises(CourseError, match="Name another folder"):
        publish(repository, repository / place)
    assert (repository / "source/dyna_q/dyna_q.ipynb").exists()


def test_a_release_that_is_out_of_date_is_not_published(repository: Path, tmp_path: Path) -> None:
    path = repository / "release/dyna_q/dyna_q.ipynb"
    path.write_text(path.read_text(encoding="utf-8").replace("A small course", "An old course"))
    with pytest.raises(CourseError, match="Run `dynaq build`"):
        publish(repository, tmp_path / "students")
    assert not (tmp_path / "students").exists()


@pytest.mark.parametrize("secret", ["### BEGIN SOLUTION", "import dynaq_grader"])
def test_a_secret_in_the_package_is_noticed(repository: Path, tmp_path: Path, secret: str) -> None:
    (repository / "dynaq_utils" / "checks.py").write_text(secret)
    with pytest.raises(CourseError, match=r"checks\.py shows .* Do not push it"):
        publish(repository, tmp_path / "students")


def test_a_course_without_an_address_is_told_so(repository: Path, tmp_path: Path) -> None:
    path = repository / "pyproject.toml"
    path.write_text(path.read_text(encoding="utf-8").replace(SETTING, ""))
    with pytest.raises(CourseError, match="students-repository"):
        publish(repository, tmp_path / "students")


def test_a_missing_licence_is_told_in_a_sentence(repository: Path, tmp_path: Path) -> None:
    (repository / "LICENSE").unlink()
    with pytest.raises(CourseError, match="LICENSE cannot be read"):
        publish(repository, tmp_path / "students")


def test_the_repository_itself_publishes_its_notebook(tmp_path: Path) -> None:
    course = tmp_path / "course"
    for name in ("source", "release", "dynaq_utils"):
        shutil.copytree(mini_course.REPOSITORY / name, course / name)
    for name in ("pyproject.toml", "nbgrader_config.py", "LICENSE", "LICENSE-CONTENT", "NOTICE.md"):
        shutil.copy(mini_course.REPOSITORY / name, course)
    written = publish(course, tmp_path / "students")
    assert Path("release/dyna_q/dyna_q.ipynb") in written


@pytest.mark.parametrize("rebuilt", [False, True])
def test_another_address_alone_is_not_half_published(tmp_path: Path, rebuilt: bool) -> None:
    """The README named one repository then, and the notebook another."""
    notebook = mini_course.source_notebook()
    notebook.cells[0].source = f"[Open](https://colab.research.google.com/github/{PLACEHOLDER}/blob/main/x.ipynb)"
    course = mini_course.make(tmp_path / "course", notebook)
    (course / "dynaq_utils").mkdir()
    (course / "dynaq_utils" / "__init__.py").write_text('__version__ = "0.1.0"\n')
    for name in ("pyproject.toml", "LICENSE", "LICENSE-CONTENT", "NOTICE.md"):
        shutil.copy(mini_course.REPOSITORY / name, course)
    build.build_release(course, "dyna_q")
    pyproject = course / "pyproject.toml"
    pyproject.write_text(pyproject.read_text().replace("dyna-q-course/dyna-q-students", "my-uni/my-course"))
    if not rebuilt:
        with pytest.raises(CourseError, match="Run `dynaq build`, then publish"):
            publish(course, tmp_path / "students")
        return
    build.build_release(course, "dyna_q")
    publish(course, tmp_path / "students")
    texts = [(tmp_path / "students" / name).read_text() for name in ("README.md", "release/dyna_q/dyna_q.ipynb")]
    assert all("github/my-uni/my-course/blob" in text and "dyna-q-course" not in text for text in texts)


def test_publish_refuses_what_build_refuses(repository: Path, tmp_path: Path) -> None:
    source = repository / "source/dyna_q/dyna_q.ipynb"
    address = "https://colab.research.google.com/github/else/where"
    for path in (source, repository / "release/dyna_q/dyna_q.ipynb"):
        path.write_text(path.read_text(encoding="utf-8").replace("A small course", f"A small course {address}"))
    with pytest.raises(CourseError, match="sends students to else/where, but pyproject.toml names somebody/dyna-q"):
        publish(repository, tmp_path / "students")
    source.write_text(source.read_text(encoding="utf-8") + "\n")
    with pytest.raises(CourseError, match="is not in normal form"):
        publish(repository, tmp_path / "students")
    assert not (tmp_path / "students").exists()
