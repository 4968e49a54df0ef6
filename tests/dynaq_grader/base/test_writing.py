"""What is written about students is closed to other accounts of the machine; what is for everybody is not."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import mini_course
from dynaq_grader.base.writing import make_folder, write_aside
from dynaq_grader.records.gradebook import open_gradebook


@pytest.fixture(autouse=True)
def usual_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


@pytest.mark.parametrize("folder", [".dynaq/results/dyna_q", "submitted/ada/dyna_q", "autograded/ada/dyna_q"])
def test_students_work_and_grades_are_closed(folder, tmp_path):
    path = tmp_path / folder / "file"
    write_aside(path, b"x")
    assert mode(path) == 0o600
    for closed in path.relative_to(tmp_path).parents:
        if closed != Path():
            assert mode(tmp_path / closed) == 0o700


def test_a_page_of_feedback_can_be_copied_for_its_student_from_a_closed_folder(tmp_path):
    page = tmp_path / "feedback" / "ada" / "dyna_q" / "dyna_q.html"
    write_aside(page, b"x")
    assert (mode(page), mode(tmp_path / "feedback")) == (0o644, 0o700)


@pytest.mark.parametrize("folder", ["release/dyna_q", "notebooks", "report"])
def test_what_is_for_everybody_is_open(folder, tmp_path):
    write_aside(tmp_path / folder / "file", b"x")
    assert (mode(tmp_path / folder / "file"), mode(tmp_path / folder)) == (0o644, 0o755)


def test_a_folder_that_is_there_stays_as_it_is(tmp_path):
    (tmp_path / "submitted").mkdir(0o755)
    make_folder(tmp_path / "submitted" / "ada")
    assert (mode(tmp_path / "submitted"), mode(tmp_path / "submitted" / "ada")) == (0o755, 0o700)


def test_a_new_gradebook_is_closed(tmp_path):
    course = mini_course.make(tmp_path / "course")
    with open_gradebook(course):
        pass
    assert mode(course / "gradebook.db") == 0o600
