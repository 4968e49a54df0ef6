"""The assignment `planning` by the real commands: a class is graded in the sandbox, told, explained and reported."""

import json
import subprocess
import sys

import nbformat
import pytest

from classes import notebook

RIGHT = {
    "fit_dynamics": "right/fit_svd",
    "rollout_returns": "right/rollout_recursion",
    "cem_plan": "right/cem_ddof",
    "mpc_action": "right/mpc_pad",
}
WRONG = {
    "fit_dynamics": "wrong/fit_predicts_next",
    "rollout_returns": "wrong/rollout_gamma_early",
    "cem_plan": "wrong/cem_one_more",
    "mpc_action": "wrong/mpc_rolled",
}
NAMES = {
    "test_fit_dynamics": "predicts-state",
    "test_rollout_returns": "one-step-late",
    "test_cem_plan": "one-elite-more",
    "test_mpc_action": "rolled",
}
CLASS = {"ada": RIGHT, "bob": WRONG, "chen": {}}


def dynaq(course, *arguments):
    command = [sys.executable, "-m", "dynaq_grader", *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=course)


@pytest.fixture
def graded(full_course):
    release = full_course / "release" / "planning" / "planning.ipynb"
    for student, answers in CLASS.items():
        target = full_course / "submitted" / student / "planning" / "planning.ipynb"
        target.parent.mkdir(parents=True)
        nbformat.write(notebook(answers, release=release), target)
    done = dynaq(full_course, "grade", "planning", "--json", "results.json")
    assert done.returncode == 0, done.stdout + done.stderr
    return full_course


@pytest.mark.minute
def test_a_class_is_graded_told_explained_and_reported(graded):
    students = json.loads((graded / "results.json").read_text())["students"]
    assert students["ada"]["score"] == students["ada"]["max_score"] == 10
    assert {cell: told["mistake"] for cell, told in students["bob"]["cells"].items()} == NAMES
    assert students["chen"]["score"] == 0
    assert {told["verdict"] for told in students["chen"]["cells"].values()} == {"not_attempted"}

    assert dynaq(graded, "feedback", "planning").returncode == 0
    (page,) = (graded / "feedback" / "bob" / "planning").glob("*.html")
    assert "One plan too many is kept as elite." in page.read_text(encoding="utf-8")

    explained = dynaq(graded, "explain", "bob", "test_cem_plan", "--assignment", "planning")
    assert explained.returncode == 0, explained.stderr
    assert "one-elite-more" in explained.stdout and "Kolmogorov" in explained.stdout

    assert dynaq(graded, "report", "planning").returncode == 0
    handed_in = graded / "submitted" / "ada" / "planning" / "planning.ipynb"
    looked = dynaq(graded, "check-submission", str(handed_in), "--assignment", "planning")
    assert looked.returncode == 0, looked.stdout + looked.stderr
