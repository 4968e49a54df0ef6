"""A course of one small notebook with the cells of the real one, for tests that need a course directory."""

from __future__ import annotations

import atexit
import functools
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from dynaq_grader.course import build
from dynaq_grader.course.normal_form import normalise, to_bytes
from dynaq_grader.records import gradebook

REPOSITORY = Path(__file__).parents[1]

SET_UP = "import numpy as np\n\nlimit = 3"

MODEL_UPDATE = '''def dyna_q_model_update(model, state, action, reward, next_state):
    """Stores a transition."""
    ### BEGIN SOLUTION
    model[state, action] = reward, next_state
    ### END SOLUTION
    return model'''

PLANNING = '''def dyna_q_planning(model, value, params):
    """Plans."""
    ### BEGIN SOLUTION
    planned_secretly = value + params["k"]
    return planned_secretly
    ### END SOLUTION'''

TEST = '''"""Grades `{name}`."""
### BEGIN HIDDEN TESTS
import dynaq_grader
dynaq_grader.test_{name}({name})
### END HIDDEN TESTS'''

RESULTS = 'print("sum", np.arange(limit).sum())'


def source_notebook() -> NotebookNode:
    """The source notebook: set-up, two exercises each with answer and test cell, one long run."""
    cells = [
        new_markdown_cell("# A small course", id="title"),
        new_code_cell(SET_UP, metadata={"nbgrader": _label("set_up", locked=True)}),
        new_code_cell(MODEL_UPDATE, metadata={"nbgrader": _label("dyna_q_model_update", solution=True)}),
        _test("model_update", 4),
        new_code_cell(PLANNING, metadata={"nbgrader": _label("dyna_q_planning", solution=True)}),
        _test("planning", 6),
        new_code_cell(RESULTS, id="long-run", metadata={"tags": ["results"]}),
    ]
    return normalise(new_notebook(cells=cells))


def make(folder: Path, notebook: NotebookNode | None = None) -> Path:
    """Writes the course's source and the repository's own nbgrader_config.py into a folder."""
    write(folder / "source" / "dyna_q" / "dyna_q.ipynb", notebook or source_notebook())
    shutil.copy(REPOSITORY / "nbgrader_config.py", folder)
    return folder


def make_with_gradebook(folder: Path) -> Path:
    """The same with a release and a gradebook that knows the assignment (made once: it takes seconds)."""
    shutil.copytree(_finished(), folder, dirs_exist_ok=True)
    return folder


@functools.cache
def _finished() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="mini-course-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    course = make(folder)
    build.build_release(course, "dyna_q")
    gradebook.ensure_assignment(course, "dyna_q")
    return course


def write(path: Path, notebook: NotebookNode) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(to_bytes(notebook))
    return path


def read(path: Path) -> NotebookNode:
    return nbformat.read(path, as_version=4)


def cell(notebook: NotebookNode, cell_id: str) -> NotebookNode:
    """The cell with an id."""
    return next(cell for cell in notebook.cells if cell.id == cell_id)


def run_nbgrader(course: Path, *arguments: str, status: int = 0) -> None:
    """Runs the command as an instructor does, with its environment activated."""
    programs = Path(sys.executable).parent
    environment = os.environ | {"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        [programs / "nbgrader", *arguments],
        cwd=course,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == status, done.stderr


def autograded(release: NotebookNode, scores: dict[str, float], reasons: str = "") -> NotebookNode:
    """A release with the outputs that grading leaves in its test cells."""
    notebook = nbformat.from_dict(release)
    for grade_id, score in scores.items():
        test = cell(notebook, grade_id)
        test.outputs = [nbformat.v4.new_output("execute_result", {"text/plain": repr(score)}, execution_count=1)]
        if reasons:
            test.outputs.insert(0, nbformat.v4.new_output("stream", name="stdout", text=reasons))
        test.execution_count = 1
    return notebook


def _test(exercise: str, points: int) -> NotebookNode:
    text = TEST.format(name=f"dyna_q_{exercise}", exercise=exercise)
    return new_code_cell(
        text, metadata={"nbgrader": _label(f"test_{exercise}", grade=True, locked=True, points=points)}
    )


def _label(grade_id: str, *, grade: bool = False, locked: bool = False, solution: bool = False, **more: int) -> dict:
    flags = {"grade": grade, "locked": locked, "solution": solution, "task": False}
    return {"grade_id": grade_id, "schema_version": 3} | flags | more
