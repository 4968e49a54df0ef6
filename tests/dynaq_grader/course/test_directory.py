"""A course lies where it lies: nbgrader's patterns and the gradebook's address are not to read its path."""

from __future__ import annotations

from pathlib import Path

import pytest

import mini_course
from dynaq_grader.base.errors import CourseError
from dynaq_grader.course import build
from dynaq_grader.course.directory import course_directory
from dynaq_grader.records import gradebook


@pytest.mark.parametrize("name", ["homework [1]", "a*b", "50% #2; x", "[!a]"])
def test_a_path_that_looks_like_a_pattern_is_a_path(name: str, tmp_path: Path) -> None:
    course = mini_course.make(tmp_path / name)
    build.build_release(course, "dyna_q")
    gradebook.ensure_assignment(course, "dyna_q")
    assert (course / "release/dyna_q/dyna_q.ipynb").is_file()
    assert (course / "gradebook.db").is_file()
    assert gradebook.cells_in_gradebook(course, "dyna_q")[0]
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", ["what?", "what?/course", "50%41"])
def test_a_path_by_which_the_gradebook_would_lie_elsewhere_is_refused_first(name: str, tmp_path: Path) -> None:
    """SQLAlchemy takes what comes after a question mark for options, and reads `%41` as `A`."""
    course = mini_course.make(tmp_path / name)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(CourseError, match=r"a question mark in this path, or a percent.*Rename that folder"):
        gradebook.ensure_assignment(course, "dyna_q")
    assert sorted(tmp_path.rglob("*")) == before


def test_a_gradebook_that_lies_elsewhere_may_be_named(tmp_path: Path) -> None:
    course = mini_course.make(tmp_path / "what?")
    config = course / "nbgrader_config.py"
    address = f"sqlite:///{tmp_path / 'elsewhere.db'}"
    config.write_text(f"{config.read_text()}\nc.CourseDirectory.db_url = {address!r}\n")
    assert course_directory(course).db_url == address
    build.build_release(course, "dyna_q")
    gradebook.ensure_assignment(course, "dyna_q")
    assert (tmp_path / "elsewhere.db").is_file()
