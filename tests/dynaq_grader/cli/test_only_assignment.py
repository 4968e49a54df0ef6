"""Commands that take the only assignment there is, or ask for one by name; and the list of exercises."""

import sys

import nbformat
import pytest
from nbgrader.preprocessors import ClearHiddenTests

import mini_course
from dynaq_grader.cli.commands import main
from dynaq_grader.kit import registry

TD_ERROR = '''def td_error(reward, value, after, gamma):
    """Gives the error of a prediction."""
    ### BEGIN SOLUTION
    return reward + gamma * after - value
    ### END SOLUTION'''


@pytest.fixture
def dynaq(monkeypatch, capsys):
    """Runs the command line; gives its status and what it prints."""

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["dynaq", *map(str, arguments)])
        with pytest.raises(SystemExit) as end:
            main()
        printed = capsys.readouterr()
        return end.value.code, " ".join((printed.out + printed.err).split())

    return run


@pytest.fixture
def two_assignments(course):
    """A course with a second assignment, of one function."""
    notebook = mini_course.source_notebook()
    notebook.cells = [cell for cell in notebook.cells if not cell.id.endswith("planning")]
    mini_course.cell(notebook, "dyna_q_model_update").source = TD_ERROR
    mini_course.write(course / "source" / "td_learning" / "td_learning.ipynb", notebook)
    return course


def answered(course, assignment, folder):
    """A notebook with every answer in it, as a student hands it in."""
    source = mini_course.read(course / "source" / assignment / f"{assignment}.ipynb")
    notebook, _ = ClearHiddenTests().preprocess(source, {})
    return mini_course.write(folder / f"{assignment}.ipynb", notebook)


def test_the_only_assignment_is_looked_for(course, dynaq, tmp_path):
    unsolved = course / "release" / "dyna_q" / "dyna_q.ipynb"
    status, told = dynaq("check-submission", unsolved, "--course", course)
    assert status == 1
    assert "dyna_q_model_update is not answered yet" in told and "dyna_q_planning is not answered" in told
    assert dynaq("check-submission", answered(course, "dyna_q", tmp_path), "--course", course)[0] == 0


def test_of_several_one_has_to_be_named(two_assignments, dynaq, tmp_path):
    solved = answered(two_assignments, "td_learning", tmp_path / "inbox")
    for arguments in (("check-submission", solved), ("collect", solved.parent), ("explain", "ada")):
        status, told = dynaq(*arguments, "--course", two_assignments)
        assert status == 2
        assert "The course has the assignments dyna_q, td_learning. Name the one you mean." in told
    named = ("--assignment", "td_learning", "--course", two_assignments)
    assert dynaq("check-submission", solved, *named) == (0, "Nothing is missing: every exercise has an answer.")
    other = answered(two_assignments, "dyna_q", tmp_path)
    status, told = dynaq("check-submission", other, *named)
    assert status == 1 and "No cell defines td_error" in told and "dyna_q_planning" not in told


def test_a_submission_is_collected_for_the_only_assignment(course, dynaq, tmp_path):
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    release = nbformat.read(course / "release" / "dyna_q" / "dyna_q.ipynb", as_version=4)
    mini_course.write(inbox / "ada.ipynb", release)
    status, told = dynaq("collect", inbox, "--course", course)
    assert status == 0, told
    assert (course / "submitted" / "ada" / "dyna_q" / "dyna_q.ipynb").is_file()


def test_the_exercises_are_listed_with_who_provides_them(dynaq):
    status, told = dynaq("exercises")
    assert status == 0
    for provided in registry.all_provided():
        exercise = provided.exercise
        assert exercise.name in told and provided.distribution in told
        assert all(line.name in told for line in exercise.lines)


@pytest.mark.minute
def test_building_says_which_examples_it_wrote(course, dynaq):
    (course / "dynaq_utils" / "examples").mkdir(parents=True)
    status, told = dynaq("build", "--course", course)
    assert status == 0, told
    for name in registry.names():
        assert f"{name}.json" in told
        assert (course / "dynaq_utils" / "examples" / f"{name}.json").is_file()
    assert dynaq("build", "--course", course) == (0, "Everything is up to date.")
