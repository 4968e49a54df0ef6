"""Odd names, links and files in a course, and results that must not outlive their sandbox."""

import io
import os
from dataclasses import replace

import pytest
from rich.console import Console

from classes import hand_in, path
from dynaq_grader.base.result import Result
from dynaq_grader.classroom import classroom
from dynaq_grader.cli import console
from dynaq_grader.course.settings import settings
from dynaq_grader.grading import load
from dynaq_grader.grading.submission import result_key

pytestmark = pytest.mark.usefixtures("warm_workers")


@pytest.fixture
def room(full_course):
    hand_in(full_course, "ada")
    return classroom.Classroom(full_course, "dyna_q", settings(full_course))


def submission(room, student):
    return room._submission(student, "dyna_q", classroom.Plan())


@pytest.mark.parametrize("level", ["student", "assignment"])
def test_the_work_of_another_behind_a_link_is_refused(room, level):
    eve = room.course / "submitted" / "eve"
    if level == "student":
        eve.symlink_to("ada", target_is_directory=True)
    else:
        eve.mkdir()
        (eve / "dyna_q").symlink_to("../ada/dyna_q", target_is_directory=True)
    assert "eve" in room.students()
    found = submission(room, "eve")
    assert found.data == b""
    assert "link" in found.refusal


def test_a_pipe_in_place_of_a_notebook_is_refused_at_once(room):
    pipe = path(room.course, "eve")
    pipe.parent.mkdir(parents=True)
    os.mkfifo(pipe)
    assert "named pipe" in submission(room, "eve").refusal


def test_a_file_in_place_of_a_folder_is_refused(room):
    eve = room.course / "submitted" / "eve"
    eve.mkdir()
    (eve / "dyna_q").write_text("no folder")
    assert submission(room, "eve").refusal


@pytest.mark.parametrize("name", ["a*", "ad?", "[a]da"])
def test_a_name_that_finds_the_work_of_another_is_refused(room, name):
    """Of two students, a* and ada, nbgrader made the pages of both for the first and left ada without."""
    hand_in(room.course, name)
    assert name in room.students()
    assert "pattern" in submission(room, name).refusal


def test_hidden_folders_are_nobodys(room):
    hand_in(room.course, ".ipynb_checkpoints")
    assert room.students() == ["ada"]


def test_names_reach_the_terminal_as_plain_text(monkeypatch):
    screen = io.StringIO()
    monkeypatch.setattr(console, "out", Console(file=screen, width=200, color_system=None))
    name = "eve\x1b[2J\x1b]0;owned\x07[bold red]x[/]\x9b31m\u202e\r"
    refused = Result("refused", None, 10.0, 0.0, 0.0, "", f"{name} cannot be read.")
    console.print_results({name: refused}, [name])
    shown = screen.getvalue()
    assert "[bold red]x[/]" in shown
    assert not set(shown) & set("\x1b\x07\x9b\u202e\r")


def test_the_bar_says_what_is_done_running_and_without_a_score(monkeypatch):
    screen = io.StringIO()
    monkeypatch.setattr(console, "err", Console(file=screen, width=200, force_terminal=True, color_system=None))
    refused = Result("refused", None, 10.0, 0.0, 0.0, "", "It cannot be read.")
    found = console.show_progress(((name, refused) for name in "cba"), 3, workers=2)
    assert list(found) == ["a", "b", "c"]
    assert "3/3 0 running 3 without a score" in screen.getvalue()


def test_a_result_without_a_sandbox_is_not_kept_for_one_with(room):
    assignment = load(room.course, "dyna_q")
    unsafe = replace(room.settings, sandbox="unsafe")
    keys = {result_key(assignment.release, assignment, chosen) for chosen in (room.settings, unsafe)}
    assert len(keys) == 2


def test_another_student_environment_is_another_key(room, tmp_path):
    """Versions of interpreter and packages, and what is in `dynaq_utils` under the same version."""
    assignment = load(room.course, "dyna_q")
    keys = set()
    for number, (python, numpy, text) in enumerate(
        [("3.11", "2.0", "a"), ("3.12", "2.0", "a"), ("3.11", "2.1", "a"), ("3.11", "2.0", "b")]
    ):
        environment = tmp_path / str(number)
        packages = environment / "lib" / "python3" / "site-packages"
        for name in (f"numpy-{numpy}", "dynaq_utils-1.0"):
            (packages / f"{name}.dist-info").mkdir(parents=True)
        (packages / "dynaq_utils-1.0.dist-info" / "RECORD").write_text(f"dynaq_utils/__init__.py,sha256={text},1\n")
        (environment / "pyvenv.cfg").write_text(f"version = {python}\n")
        chosen = replace(room.settings, student_python=environment / "bin" / "python")
        keys.add(result_key(assignment.release, assignment, chosen))
    assert len(keys) == 4
