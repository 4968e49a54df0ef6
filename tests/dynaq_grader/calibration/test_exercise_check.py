"""The whole check of an exercise: what is in the notebook counts, too, and the command says what is missing."""

import json
import shutil

import pytest
from typer.testing import CliRunner

from classes import ROOT
from dynaq_grader.cli.commands import app
from mini_course import write
from third_exercise.course import NAME, SOLUTION, notebook

FORGETS = SOLUTION.replace("total = value", "total = 0.0")
GIVES_IT_AWAY = f"""def {NAME}(rewards, gamma, value):
    return sum(r * gamma**t for t, r in enumerate([*rewards, value]))
    ### BEGIN SOLUTION
    ### END SOLUTION"""
CATCHES = f"""def {NAME}(rewards, gamma, value):
    total = None
    try:
        ### BEGIN SOLUTION
        total = sum(r * gamma**t for t, r in enumerate([*rewards, value]))
        ### END SOLUTION
    except NotImplementedError:
        pass
    return total"""
TOLD = {
    "does not get full marks: What was found: The function stops at the last reward. Mend it.": FORGETS,
    "gets 4 points. Let it raise NotImplementedError and nothing else.": GIVES_IT_AWAY,
    "gets the verdict returns-none. Let it raise NotImplementedError": CATCHES,
}
"""Answer cells by what has to be told of each."""


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A course directory with an exercise beside it, which is the working directory."""
    shutil.copytree(ROOT / "tests" / "third_exercise" / NAME, tmp_path / "exercises" / NAME)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(course, answer):
    """Writes the notebook with a text in the answer cell."""
    source = notebook()
    source.cells[1].source = answer
    write(course / "source" / "returns" / "returns.ipynb", source)


def check(*words):
    done = CliRunner().invoke(app, ["check-exercise", *words])
    return done.exit_code, " ".join(done.output.split())


def test_an_exercise_with_its_notebook_has_no_fault(course):
    put(course, SOLUTION)
    assert check(f"exercises/{NAME}") == (0, f"{NAME}: no faults.")


def test_an_exercise_without_a_cell_in_a_notebook_is_told(course):
    status, told = check(f"exercises/{NAME}")
    assert status == 1 and f"has an answer cell with the grade_id {NAME}. Add it." in told


@pytest.mark.parametrize("told", TOLD)
def test_a_cell_that_is_not_judged_as_it_should_be_is_told(course, told):
    put(course, TOLD[told])
    status, found = check(f"exercises/{NAME}")
    assert status == 1 and told in found, found


def test_what_is_found_is_written_as_data(course):
    check(f"exercises/{NAME}", "--json", "found.json")
    found = json.loads((course / "found.json").read_text(encoding="utf-8"))
    (fault,) = found["faults"]
    assert (found["schema"], found["exercise"], found["mutants"]) == (1, NAME, None)
    assert (fault["code"], fault["about"]) == ("notebook", "") and "answer cell" in fault["sentence"]
