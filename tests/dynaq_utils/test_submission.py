"""What the last cell of the notebook tells a student, without nbgrader."""

import json
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from IPython.core.interactiveshell import InteractiveShell
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.preprocessors import ClearSolutions, ComputeChecksums
from traitlets.config import Config

from dynaq_utils import submission
from dynaq_utils.submission import check, check_submission
from front_ends import FRONT_ENDS, to_bytes
from front_ends.small_release import PLANNING, answered, small_release, solved
from workers import STUDENT_PYTHON

RELEASE = small_release()
BOTH = ["dyna_q_model_update", "dyna_q_planning"]


def codes(notebook: dict) -> list[tuple[str, str]]:
    return [(finding.code, finding.cell) for finding in check(notebook)]


@pytest.mark.parametrize("front_end", FRONT_ENDS.values(), ids=FRONT_ENDS)
def test_a_finished_notebook_has_no_findings(front_end, tmp_path):
    path = tmp_path / "dyna_q.ipynb"
    path.write_bytes(to_bytes(front_end(solved(RELEASE))))
    assert check(path) == []


def test_a_fresh_notebook_is_unanswered():
    assert codes(answered(RELEASE)) == [("unanswered", name) for name in BOTH]


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("", "missing"),
        ("x = 1", "missing"),
        (PLANNING.replace("dyna_q_planning", "dyna_q_plan"), "renamed"),
        (PLANNING.replace("dyna_q_planning", "f"), "renamed"),
        (PLANNING.replace("for _ in", "for _ of"), "split"),
    ],
)
def test_what_is_wrong_with_one_answer_is_named(source, code):
    assert codes(answered(solved_model_update(), dyna_q_planning=source)) == [(code, "dyna_q_planning")]


def solved_model_update():
    release = small_release()
    release.cells[3].source = solved(RELEASE)["cells"][3]["source"]
    return release


def test_two_versions_are_named():
    notebook = solved(RELEASE)
    notebook["cells"].append({"cell_type": "code", "metadata": {}, "source": PLANNING})
    assert codes(notebook) == [("duplicated", "dyna_q_planning")]


def test_an_answer_in_a_text_cell_is_named():
    notebook = solved(RELEASE)
    notebook["cells"][8]["cell_type"] = "markdown"
    assert codes(notebook) == [("text", "dyna_q_planning")]


def test_an_answer_with_magics_is_read():
    assert codes(answered(solved_model_update(), dyna_q_planning=f"%matplotlib inline\n{PLANNING}")) == []


@pytest.mark.parametrize("content", ["", "no notebook", "[]", "{}", '{"cells": 1}', "[" * 100_000])
def test_a_file_that_is_no_notebook_is_said_in_words(content, tmp_path):
    path = tmp_path / "mine.ipynb"
    path.write_text(content)
    [finding] = check(path)
    assert finding.code == "unreadable"
    assert "mine.ipynb" in str(finding)


def test_a_file_that_is_not_there_is_said_in_words(tmp_path):
    assert [finding.code for finding in check(tmp_path / "none.ipynb")] == ["unreadable"]


@pytest.mark.parametrize("cell", [{}, {"source": ["a", "b"], "metadata": {"nbgrader": 1}, "id": 2}])
def test_odd_cells_do_no_harm(cell):
    notebook = solved(RELEASE)
    notebook["cells"].append(cell)
    assert codes(notebook) == []


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ({"cells": [{"source": 3, "metadata": []}]}, "the text of cell 1 is no text"),
        ({"cells": [{"source": ["a", 1]}]}, "the text of cell 1 is no text"),
        ({"cells": [{}, None]}, "cell 2 is no cell"),
        ({"cells": [], "nbformat": 3}, "its format is 3, not 4"),
        ({"cells": [], "nbformat": []}, r"its format is \[\], not 4"),
    ],
)
def test_what_makes_a_notebook_unreadable_is_said_in_words(damage, told):
    [finding] = check(damage)
    assert (finding.code, finding.cell) == ("unreadable", "notebook")
    assert re.search(told, str(finding))


def test_the_saved_file_is_looked_at_and_the_outcome_printed(tmp_path, capsys):
    path = tmp_path / "dyna_q.ipynb"
    path.write_text(json.dumps(solved(RELEASE)))
    check_submission(path)
    assert capsys.readouterr().out.startswith("✓ Both answers are there")
    path.write_text(json.dumps(answered(RELEASE)))
    check_submission(path)
    assert capsys.readouterr().out.count("✗ ") == 2


@pytest.fixture
def colab(monkeypatch):
    """A stand-in for Colab's own module: `answers` is what its front end sends."""
    google, module, message = ModuleType("google"), ModuleType("google.colab"), ModuleType("google.colab._message")
    message.asked = []
    message.answer = {"ipynb": solved(RELEASE)}

    def blocking_request(request, timeout_sec=None):
        message.asked.append(request)
        if isinstance(message.answer, Exception):
            raise message.answer
        return message.answer

    message.blocking_request = blocking_request
    module._message = message
    google.colab = module
    for each in (google, module, message):
        monkeypatch.setitem(sys.modules, each.__name__, each)
    return message


def test_in_colab_the_open_notebook_is_looked_at(colab, capsys):
    check_submission("not-saved.ipynb")
    assert colab.asked == ["get_ipynb"]
    assert capsys.readouterr().out.startswith("✓")


@pytest.mark.parametrize("answer", [TimeoutError(), None, {}])
def test_where_colab_does_not_answer_the_file_is_looked_at(answer, colab, tmp_path, capsys):
    colab.answer = answer
    path = tmp_path / "dyna_q.ipynb"
    path.write_text(json.dumps(answered(RELEASE)))
    check_submission(path)
    assert capsys.readouterr().out.count("✗ ") == 2


def test_elsewhere_there_is_no_open_notebook():
    assert submission.colab_notebook() is None


@pytest.fixture
def shell(tmp_path, monkeypatch):
    """The session that a notebook's cells run in."""
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    running = InteractiveShell.instance(config=Config({"HistoryManager": {"enabled": False}}))
    yield running
    InteractiveShell.clear_instance()


def test_an_answer_that_was_run_but_not_saved_is_to_be_saved_first(shell, tmp_path, capsys):
    path = tmp_path / "dyna_q.ipynb"
    path.write_text(json.dumps(answered(RELEASE)))
    shell.run_cell(PLANNING, store_history=True)
    shell.run_cell("def dyna_q_model_update(model):\n    raise NotImplementedError\n", store_history=True)
    check_submission(path)
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("✗ dyna_q_model_update is not answered yet")
    assert second == (
        "✗ dyna_q_planning is not answered in the saved file, but you have run an answer. "
        "Save the notebook first, then run this cell again."
    )


def other_assignment(*cells):
    """A notebook of an assignment that the course does not list; each cell is its label and its text."""
    label = {"solution": True, "grade": False}
    made = [
        {"cell_type": "code", "metadata": {"nbgrader": label | {"grade_id": name}}, "source": source}
        for name, source in cells
    ]
    return {"cells": made, "metadata": {"dynaq": {"assignment": "td_learning"}}}


def test_of_another_assignment_the_answer_cells_tell_what_is_asked_for(tmp_path, capsys):
    notebook = other_assignment(("td_error", "def td_error(r):\n    return r"), ("step", "x = 1"))
    assert codes(notebook) == [("missing", "step")]
    notebook["cells"].pop()
    path = tmp_path / "td_learning.ipynb"
    path.write_text(json.dumps(notebook))
    check_submission(path)
    assert capsys.readouterr().out.startswith("✓ The answer is there, once and under its own name.")


def test_where_every_label_is_lost_the_functions_tell_the_assignment():
    notebook = solved(RELEASE)
    notebook["metadata"] = {}
    for cell in notebook["cells"]:
        cell["metadata"] = {}
        cell.pop("id", None)
    notebook["cells"] = [cell for cell in notebook["cells"] if "def dyna_q_planning" not in cell["source"]]
    assert codes(notebook) == [("missing", "dyna_q_planning")]


def test_an_answer_cell_that_was_deleted_is_missed():
    notebook = solved(RELEASE)
    notebook["cells"] = [cell for cell in notebook["cells"] if cell.get("id") != "dyna_q_planning"]
    assert codes(notebook) == [("missing", "dyna_q_planning")]


@pytest.mark.parametrize(
    ("body", "is_answered"),
    [
        ("raise NotImplementedError('to do')\n    return model", False),
        ("model = model.copy()\n    print(model)\n    raise NotImplementedError", False),
        ("if not k:\n        return model\n    raise NotImplementedError", True),
        ("raise ValueError(k)", True),
    ],
)
def test_an_answer_is_none_where_it_stops_before_anything_can_come_back(body, is_answered):
    notebook = other_assignment(("step", f'def step(model, k):\n    """Steps."""\n    {body}'))
    found = {code for code, _ in codes(notebook)}
    assert found <= {"unanswered", "raise-left"}
    assert bool(found) != is_answered


def test_where_no_function_is_asked_for_nothing_is_missed(tmp_path, monkeypatch, capsys):
    path, listed = tmp_path / "essay.ipynb", tmp_path / "assignments.json"
    path.write_text(json.dumps({"cells": [], "metadata": {"dynaq": {"assignment": "essay"}}}))
    listed.write_text('{"essay": []}')
    monkeypatch.setattr(submission, "ASSIGNMENTS", listed)
    check_submission(path)
    assert capsys.readouterr().out == "✓ No function is asked for. You can hand this notebook in.\n"


def test_what_is_asked_for_may_be_said():
    assert [finding.cell for finding in check(solved(RELEASE), ["dyna_q_planning", "td_error"])] == ["td_error"]


ANSWER = "dyna_q_planning"


@pytest.mark.parametrize(
    "source",
    [
        "dyna_q_planning = lambda model, value, params: value",
        "class Planner:\n    def __call__(self, model, value, params): ...\n\ndyna_q_planning = Planner()",
        "if True:\n    def plan(model, value, params):\n        return value\n    dyna_q_planning = plan",
        "from functools import partial as dyna_q_planning",
    ],
)
def test_a_name_that_is_bound_in_another_way_is_there(source):
    assert codes(answered(solved_model_update(), dyna_q_planning=source)) == []


RETURNS = "def step(model, k):\n    ### BEGIN SOLUTION\n    model = k\n    ### END SOLUTION\n    return model\n"
LEFT = PLANNING.replace("):\n", "):\n    raise NotImplementedError('to do')\n", 1)


@pytest.fixture
def released(tmp_path):
    """Makes the release of an answer cell as nbgrader does: the stub in place, its checksum in the metadata."""

    def make(name, source):
        label = {"grade_id": name, "grade": False, "locked": False, "solution": True, "schema_version": 3}
        notebook = new_notebook(cells=[new_code_cell(source, metadata={"nbgrader": label})])
        for step in (ClearSolutions(code_stub={"python": "raise NotImplementedError"}), ComputeChecksums()):
            notebook, _ = step.preprocess(notebook, {"language": "python"})
        notebook.metadata["dynaq"] = {"assignment": "another"}
        return notebook

    return make


def test_a_raise_that_was_left_above_the_answer_is_named(released):
    notebook = released(ANSWER, PLANNING)
    notebook.cells[0].source = LEFT
    (finding,) = check(notebook, [ANSWER])
    assert finding.code == "raise-left"
    assert "delete that line, or the code below it never runs" in str(finding)


def test_code_of_the_notebook_below_a_raise_is_nobodys_answer(released):
    notebook = released("step", RETURNS)
    assert notebook.cells[0].source == "def step(model, k):\n    raise NotImplementedError\n    return model\n"
    assert codes(notebook) == [("unanswered", "step")]
    notebook.cells[0].source += "    return k\n"
    assert codes(notebook) == [("raise-left", "step")]


def test_where_nobody_knows_what_was_released_only_the_raise_is_told():
    (finding,) = check(answered(solved_model_update(), dyna_q_planning=LEFT))
    assert str(finding) == "dyna_q_planning is not answered yet: it still stops with NotImplementedError."


def test_of_two_definitions_the_one_that_grading_takes_is_named():
    notebook = solved(RELEASE)
    own = 1 + next(n for n, cell in enumerate(notebook["cells"]) if f"def {ANSWER}" in cell["source"])
    notebook["cells"].append({"cell_type": "code", "metadata": {}, "source": PLANNING.replace("params", "p")})
    (finding,) = check(notebook)
    assert f"2 cells of the notebook, numbers {own} and {len(notebook['cells'])}." in str(finding)
    assert f"Grading takes number {own}." in str(finding)


def test_an_assignment_after_the_answer_is_a_second_definition():
    notebook = solved(RELEASE)
    notebook["cells"].append({"cell_type": "code", "metadata": {}, "source": f"{ANSWER} = print"})
    assert codes(notebook) == [("duplicated", ANSWER)]


@pytest.mark.parametrize(
    ("source", "modules"),
    [
        ("import torch", ["torch"]),
        ("def f():\n    from sklearn.linear_model import Ridge\n    return Ridge", ["sklearn"]),
        ("import numpy as np, pandas as pd, scipy.stats, json, PIL.Image", []),
        ("try:\n    import torch\nexcept ImportError:\n    torch = None", []),
        ("%matplotlib inline\nimport numba", ["numba"]),
        ("if 'google.colab' in sys.modules:\n    from google.colab import drive", []),
    ],
)
def test_imports_that_grading_lacks_are_named(source, modules):
    notebook = solved(RELEASE)
    notebook["cells"].append({"cell_type": "code", "metadata": {}, "source": source})
    found = [str(finding) for finding in check(notebook) if finding.code == "lacking"]
    number = len(notebook["cells"])
    assert found == [
        f"Cell number {number} imports {module}, which grading does not have: what uses it fails there."
        for module in modules
    ]


def test_an_import_inside_an_answer_is_named_by_the_exercise():
    source = PLANNING.replace("):\n", "):\n    import jax\n", 1)
    assert codes(answered(solved_model_update(), dyna_q_planning=source)) == [("lacking", ANSWER)]


LOOK = """import json, sys
from dynaq_utils.submission import check
print(*[f"{finding.code}: {finding}" for finding in check(json.load(sys.stdin))], sep="\\n")
"""


@pytest.fixture(scope="module")
def newer_python() -> Path:
    """The student environment, where its Python reads code that 3.11 does not."""
    told = subprocess.run([STUDENT_PYTHON, "-V"], capture_output=True, text=True, check=True).stdout
    if told < "Python 3.12":
        pytest.skip(f"NOT TESTED HERE: the student environment has {told.strip()}.")
    return STUDENT_PYTHON


@pytest.mark.parametrize(
    "source", ["type Table = list", "def f[T](x: T): ...", "f'{f'{1}'}'", 'f"{chr(10).join("\\n")}"']
)
def test_code_of_a_newer_python_is_named(source, newer_python, tmp_path):
    notebook = solved(RELEASE)
    notebook["cells"].append({"cell_type": "code", "metadata": {}, "source": source})
    command, given = [newer_python, "-c", LOOK], json.dumps(notebook)
    done = subprocess.run(command, input=given, capture_output=True, text=True, cwd=tmp_path, check=True)
    (finding,) = done.stdout.splitlines()
    assert finding.startswith("newer: ")
    assert "has code that Python 3.11 cannot read" in finding


@pytest.mark.parametrize("source", ["f'{1} {\"a\"}'", "match 1:\n    case 1: x = 2", "x: int = 1", "f'{1:{2}}'"])
def test_code_of_the_oldest_python_is_not(source):
    notebook = solved(RELEASE)
    notebook["cells"].append({"cell_type": "code", "metadata": {}, "source": source})
    assert check(notebook) == []
