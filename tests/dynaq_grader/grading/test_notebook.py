"""Cells of a student's own run before a test, and cost the answer nothing when they come to no end."""

from __future__ import annotations

import contextlib
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell

from classes import RIGHT, ROOT, notebook
from dynaq_grader.base.result import CellResult, Graded, Result
from dynaq_grader.course.settings import Settings, settings
from dynaq_grader.grading import Submission, grade_notebook, grade_submission, load, warm_sandbox
from dynaq_grader.grading.allowances import as_recorded, unscaled
from dynaq_grader.grading.appeal import Record, explain_submission
from dynaq_grader.grading.submission import limits_of
from patience import PATIENCE_SECONDS

OWN = "# an experiment of my own\n"
SLOW = """import time

calls = 0

def rest():
    global calls
    calls += 1
    if calls in (1, 2_150):
        until = time.process_time() + {seconds}
        while time.process_time() < until:
            pass

"""
"""Takes its time twice in a worker that is asked everything, once in one that only lives through the seeded run."""

ENDLESS_ANSWER = "while True:\n    pass\n"


@pytest.fixture(scope="module")
def quick() -> Settings:
    usual = settings(ROOT)
    limits = replace(usual.limits, cpu_seconds=2.0, wall_seconds=PATIENCE_SECONDS)
    return replace(usual, limits=limits, times_solution=0.0)


def graded(submitted: nbformat.NotebookNode, chosen: Settings) -> Graded:
    submission = Submission("ada", nbformat.writes(submitted).encode())
    found = grade_submission(submission, load(ROOT, "dyna_q"), chosen)
    assert found is not None
    return found


def place(cells: nbformat.NotebookNode, grade_id: str) -> int:
    return [cell.metadata.get("nbgrader", {}).get("grade_id") for cell in cells.cells].index(grade_id)


def with_experiment(code: str, answers: dict[str, str], before: str = "test_planning") -> nbformat.NotebookNode:
    """A submission with a cell of the student's own before one of the notebook's."""
    submitted = notebook(answers)
    submitted.cells.insert(place(submitted, before), new_code_cell(OWN + code))
    return submitted


def printed(found: Graded) -> str:
    """What the student reads of the second test."""
    assert found.notebook is not None
    seen = nbformat.reads(found.notebook.decode(), as_version=4)
    return str(seen.cells[place(seen, "test_planning")].outputs[0].text)


@pytest.mark.parametrize(
    ("experiment", "told"),
    [
        ("while True:\n    dyna_q_planning", "used up the processor time that is allowed"),
        ("import os\nos._exit(0)", "ended their own process"),
    ],
    ids=["endless", "suicide"],
)
def test_an_experiment_that_does_not_end_costs_the_answer_nothing_and_is_told(quick, experiment, told):
    found = graded(with_experiment(experiment, RIGHT), quick)
    assert found.result.score == 10
    assert f"Cells of your own {told}, so this test ran without them." in printed(found)


def test_an_experiment_that_ends_may_help_the_answer(quick):
    right = notebook(RIGHT)
    own = right.cells[place(right, "dyna_q_planning")].source.replace("dyna_q_planning", "planner_of_mine")
    answers = RIGHT | {"dyna_q_planning": "dyna_q_planning = planner_of_mine\n"}
    assert graded(with_experiment(own, answers, before="dyna_q_planning"), quick).result.score == 10


def test_an_answer_cell_that_does_not_end_is_still_wrong(quick):
    found = graded(with_experiment("1 + 1", RIGHT | {"dyna_q_planning": ENDLESS_ANSWER}), quick)
    planning = found.result.cells["test_planning"]
    assert planning.score == 0
    assert planning.mistake == "too-slow"
    assert "takes more processor time than is allowed" in planning.message


def above(first: str, exercise: str = "dyna_q_planning") -> dict[str, str]:
    """Right answers, one of them with something above it."""
    right = notebook(RIGHT)
    return RIGHT | {exercise: f"{first}\n\n{right.cells[place(right, exercise)].source}"}


@pytest.mark.parametrize(
    "imports",
    [
        "import torch, seaborn as sns",
        "from google.colab import drive, files",
        "import sklearn.linear_model\nfrom numba import njit\nfrom torch import *",
        "with open('/dev/null'):\n    import torch",
        "try:\n    import torch\nexcept ImportError:\n    torch = None\nassert torch is None",
        "from contextlib import suppress\nwith suppress(ImportError):\n    import torch\nassert 'torch' not in vars()",
    ],
)
def test_an_import_of_what_grading_lacks_costs_nothing_where_it_is_not_used(quick, imports):
    assert graded(notebook(above(imports)), quick).result.score == 10


def test_what_is_not_there_is_told_and_is_in_no_table_of_modules(quick):
    found = graded(notebook(above("import sys, torch\nassert 'torch' not in sys.modules")), quick)
    assert found.result.score == 10
    assert "Your notebook imports torch, which grading does not have." in printed(found)


@pytest.mark.parametrize(
    ("first", "why"),
    [
        ("import numpy\nimport torch\ntorch.manual_seed(1)", "ImportError in line 3: it uses torch, which grading"),
        ("from numba import njit\n\n@njit\ndef f(): pass", "ImportError in line 3: it uses numba, which grading"),
        ("x = undefined_name", "NameError in line 1: a name is used that nothing has defined before."),
        ("def half(:", "SyntaxError in line 1: this is not valid Python."),
        ("\nopen('scores.csv')", "FileNotFoundError in line 2: a file is opened that is not there"),
        ("def f():\n    return 1 / 0\nf()", "ZeroDivisionError in line 2: something is divided by zero."),
    ],
)
def test_a_cell_that_stops_before_its_function_says_class_line_and_reason(quick, first, why):
    found = graded(notebook(above(first)), quick)
    planning = found.result.cells["test_planning"]
    assert (planning.score, planning.mistake) == (0, "stops-early")
    assert f"The cell dyna_q_planning stopped with {why}" in planning.message
    assert "not there under the name" not in planning.message
    assert found.result.cells["test_model_update"].score == 4


def test_where_nothing_defines_the_name_the_function_is_missing(quick):
    found = graded(
        notebook(RIGHT | {"dyna_q_planning": "def planning(model, value, params):\n    return value"}), quick
    )
    assert found.result.cells["test_planning"].mistake == "missing"


@pytest.mark.parametrize(
    "below",
    [
        *("raise", "assert dyna_q_model_update is None, 'mine'", "exit()", "quit()", "import sys; sys.exit(1)"),
        *("%matplotlib notebook", "%debug\n%load_ext autoreload\n!ls", "input('How many steps?')", "1 / 0"),
        "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show(block=True)",
        "import matplotlib\nmatplotlib.use('TkAgg')\nimport matplotlib.pyplot as plt\nplt.figure()",
        *("open('values.npy')", "np.load('values.npy')", "from google.colab import drive\ndrive.mount('/content')"),
    ],
)
def test_what_stands_below_an_answer_or_in_a_later_cell_costs_nothing(quick, below):
    right = notebook(RIGHT)
    answer = right.cells[place(right, "dyna_q_planning")].source
    submitted = with_experiment(below, RIGHT | {"dyna_q_planning": f"{answer}\n\n{below}\n"})
    assert graded(submitted, quick).result.score == 10


def test_a_cell_that_stops_below_its_answer_is_not_told_of(quick):
    right = notebook(RIGHT)
    answer = right.cells[place(right, "dyna_q_model_update")].source + "\n1 / 0\n"
    found = graded(notebook(RIGHT | {"dyna_q_model_update": answer}), quick)
    assert found.result.score == 10
    assert found.notebook is not None
    assert b"stopped with" not in found.notebook


def test_a_slow_answer_has_time_for_the_questions_and_as_much_for_the_seeded_run(quick):
    limits = replace(quick.limits, cpu_seconds=4.0)
    right = notebook(RIGHT | {"dyna_q_planning": "right/planning_choice_of_rows"})
    own = right.cells[place(right, "dyna_q_planning")].source
    slow = SLOW.format(seconds=2.4) + own.replace("params):\n", "params):\n    rest()\n")
    found = graded(notebook(RIGHT | {"dyna_q_planning": slow}), replace(quick, limits=limits))
    assert found.result.score == 10


def test_an_experiment_under_the_same_name_at_the_end_costs_nothing_and_the_page_says_what_was_graded(quick):
    submitted = notebook(RIGHT)
    submitted.cells.append(new_code_cell("def dyna_q_planning(model, value, params):\n    return value\n"))
    found = graded(submitted, quick)
    assert found.result.score == 10
    assert [repair.code for repair in found.result.repairs] == ["several-answers"]
    assert found.notebook is not None
    seen = nbformat.reads(found.notebook.decode(), as_version=4)
    told = seen.cells[place(seen, "dyna_q_planning")].outputs[0].text
    assert told == "There was more than one answer to this exercise in the notebook. This one was graded.\n"


NEWER = "def first[T](items: list[T]) -> T:\n    return items[0]"
"""Valid from Python 3.12 on."""


NOT_NEEDED = {"pandas", "scipy", "matplotlib", "pillow", "fonttools", "contourpy", "kiwisolver"}


def copy_package(name: str, site: Path) -> None:
    """Copies a package of this environment; what another system needs is not there."""
    with contextlib.suppress(PackageNotFoundError):
        for file in distribution(name).files or ():
            if ".." not in file.parts and "__pycache__" not in file.parts:
                (site / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(file.locate(), site / file)


@pytest.fixture(scope="module")
def old_python(quick, tmp_path_factory) -> Settings:
    """A student environment of Python 3.11, with the packages of the grader's."""
    if sys.version_info >= (3, 12):
        pytest.skip("NOT TESTED HERE: there is no Python older than 3.12 to make a student environment of.")
    folder = tmp_path_factory.mktemp("old")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    folder.chmod(0o755)
    (site,) = folder.glob("lib/python*/site-packages")
    shutil.copytree(ROOT / "dynaq_utils", site / "dynaq_utils")
    for name in re.findall(r"^([\w.-]+)==", (ROOT / "constraints-student.txt").read_text(), re.MULTILINE):
        if name not in NOT_NEEDED:
            copy_package(name, site)
    return replace(quick, student_python=folder / "bin" / "python")


def on(version: str | None, answers: dict[str, str], **metadata: object) -> nbformat.NotebookNode:
    submitted = notebook(answers)
    submitted.metadata.update(metadata)
    submitted.metadata.language_info = {"name": "python"} | ({"version": version} if version else {})
    return submitted


@pytest.mark.parametrize(("version", "more"), [("3.12.4", {}), ("3.13.0", {}), (None, {"colab": {"provenance": []}})])
def test_a_cell_of_a_newer_python_is_for_a_person_where_grading_has_an_older_one(old_python, version, more):
    found = graded(on(version, above(NEWER), **more), old_python)
    assert (found.result.status, found.result.score, found.notebook) == ("refused", None, None)
    assert "grading has 3.11, and there the code of dyna_q_planning is not valid." in (found.result.reason or "")


def test_a_cell_that_no_python_at_hand_takes_is_wrong_where_the_student_had_no_newer_one(old_python):
    found = graded(on("3.11.2", above(NEWER)), old_python)
    assert (found.result.status, found.result.cells["test_planning"].mistake) == ("graded", "stops-early")


def test_newer_syntax_costs_nothing_where_grading_has_a_newer_python(quick):
    told = subprocess.run([quick.student_python, "-V"], capture_output=True, text=True, check=True).stdout
    if told < "Python 3.12":
        pytest.skip(f"NOT TESTED HERE: the student environment has {told.strip()}.")
    assert graded(on("3.12.4", above(NEWER)), quick).result.score == 10


WAYS = (
    *("right/planning_choice_of_rows", "right/planning_state_then_action", "right/planning_refilled_deck"),
    "right/planning_leaves_out_terminal_any",
)
"""They draw in different ways; the first one as the solution does."""


def graded_with(length: str, answer: str, chosen: Settings) -> dict[str, CellResult]:
    """What an answer to planning gets with a long run of a certain length."""
    assignment, warm = load(ROOT, "dyna_q"), warm_sandbox(chosen)
    recorded = CellResult(0.0, 6.0, "wrong", long_run=length)
    allowed = {name: as_recorded(unscaled(chosen), recorded) for name in assignment.tests}
    found = grade_notebook(notebook(RIGHT | {"dyna_q_planning": answer}), assignment, chosen, warm, allowed)
    return {name: cell.result for name, cell in found.items() if cell.result is not None}


@pytest.mark.parametrize("answer", WAYS)
def test_a_right_answer_has_the_same_points_with_a_short_run(quick, answer):
    chosen = replace(quick, limits=replace(quick.limits, cpu_seconds=20.0))
    short, usual = (graded_with(length, answer, chosen) for length in ("short", "usual"))
    assert [cell.long_run for cell in short.values()] == ["short", "short"]
    assert [cell.long_run for cell in usual.values()] == ["usual", "usual"]
    assert [cell.score for cell in short.values()] == [cell.score for cell in usual.values()] == [4.0, 6.0]


WASTEFUL = """

def dyna_q_planning(model, value, params):
    for _ in range(30):
        plan_once(model, value.copy(), params)
    return plan_once(model, value, params)
"""


def test_an_answer_that_is_ten_times_slower_than_the_solution_has_ten_episodes_and_is_told(quick):
    limits = replace(quick.limits, cpu_seconds=30.0)
    right = notebook(RIGHT)
    slow = right.cells[place(right, "dyna_q_planning")].source.replace("dyna_q_planning", "plan_once") + WASTEFUL
    chosen = replace(quick, limits=limits, times_solution=Settings.times_solution)
    found = graded(notebook(RIGHT | {"dyna_q_planning": slow}), chosen)
    planning = found.result.cells["test_planning"]
    assert (planning.score, planning.long_run) == (6.0, "short")
    assert "its seeded run had 10 episodes instead of 30. That costs no points." in " ".join(planning.notes)
    assert found.result.cells["test_model_update"].long_run == "usual"


@pytest.mark.parametrize(("length", "episodes"), [("short", 10), ("usual", 30)])
def test_an_appeal_has_the_seeded_run_of_the_record(quick, length, episodes):
    chosen = replace(quick, limits=replace(quick.limits, cpu_seconds=20.0))
    recorded = Result("graded", 10.0, 10.0, 0.0, 0.0, "", cells={"test_planning": CellResult(6, 6, "correct")})
    recorded.cells["test_planning"] = replace(recorded.cells["test_planning"], long_run=length)
    submission = Submission("ada", nbformat.writes(notebook(RIGHT)).encode())
    told = explain_submission(submission, "test_planning", load(ROOT, "dyna_q"), chosen, Record(recorded))
    assert f"  episodes: {episodes}" in list(told)


def again(found: Graded, submitted: nbformat.NotebookNode, chosen: Settings) -> Graded | None:
    """Grades what was graded before, as the next `dynaq grade` does."""
    data, known = nbformat.writes(submitted).encode(), found.result
    submission = Submission("ada", data, known_key=known.key, known_limits=known.limits)
    return grade_submission(submission, load(ROOT, "dyna_q"), chosen)


def with_seconds(chosen: Settings, seconds: float) -> Settings:
    return replace(chosen, limits=replace(chosen.limits, cpu_seconds=seconds))


def test_what_a_limit_ended_is_graded_again_when_the_limit_is_larger(quick):
    submitted = notebook(RIGHT | {"dyna_q_planning": "right/planning_slow_loops"})
    ended = graded(submitted, with_seconds(quick, 1.0))
    assert ended.result.cells["test_planning"].mistake == "too-slow"
    assert again(ended, submitted, with_seconds(quick, 1.0)) is None
    anew = again(ended, submitted, with_seconds(quick, 30.0))
    assert anew is not None
    assert (anew.result.score, anew.result.limits, anew.result.key) == (10, None, ended.result.key)
    assert again(anew, submitted, with_seconds(quick, 60.0)) is None


def test_a_cell_of_ones_own_that_a_limit_ended_is_run_again_when_the_limit_is_larger(quick):
    submitted = with_experiment("while True:\n    dyna_q_planning", RIGHT)
    found = graded(submitted, quick)
    assert found.result.limits is not None
    assert again(found, submitted, quick) is None
    assert again(found, submitted, with_seconds(quick, 3.0)) is not None


def test_what_lacked_memory_may_have_more_at_the_next_grading(quick):
    hungry = "def dyna_q_planning(model, value, params):\n    return value + np.ones(2**40).sum()\n"
    found = graded(notebook(RIGHT | {"dyna_q_planning": hungry}), quick)
    assert found.result.cells["test_planning"].score == 0
    assert found.result.limits == limits_of(quick)


def test_a_function_that_uses_a_package_which_grading_lacks_is_told_which(quick):
    right = notebook(RIGHT)
    own = right.cells[place(right, "dyna_q_planning")].source
    using = "import seaborn, torch\n\n" + own.replace("params):\n", "params):\n    torch.manual_seed(1)\n")
    planning = graded(notebook(RIGHT | {"dyna_q_planning": using}), quick).result.cells["test_planning"]
    assert (planning.score, planning.mistake) == (0, "raises")
    assert "It uses torch, which grading does not have." in planning.message


SECOND = {"dyna_q_planning": "right/planning_slow_loops"}
"""Several times slower than the solution."""


def test_a_right_answer_that_is_slow_has_its_points_whatever_the_least_limit_is(quick):
    limits = replace(quick.limits, cpu_seconds=1.0)
    chosen = replace(quick, limits=limits, times_solution=Settings.times_solution)
    assert graded(notebook(RIGHT | SECOND), chosen).result.score == 10


def test_beyond_the_limit_an_answer_is_too_slow_and_the_limit_is_told(quick):
    chosen = replace(quick, limits=replace(quick.limits, cpu_seconds=1.0))
    planning = graded(notebook(RIGHT | SECOND), chosen).result.cells["test_planning"]
    assert planning.mistake == "too-slow"
    assert "The limit is 1 seconds of processor time." in planning.message
