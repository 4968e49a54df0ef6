"""A small release with the cells of the course, and a right submission of it."""

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

STUB = '''def {name}({arguments}):
    """{about}

    Args:
        model: the table of rewards and next states.
    """
    # YOUR CODE HERE
    raise NotImplementedError("Write {name} first.")'''
UPDATE_STUB = STUB.format(
    name="dyna_q_model_update", arguments="model, state, action, reward, next_state", about="Store a step."
)
PLANNING_STUB = STUB.format(name="dyna_q_planning", arguments="model, value, params", about="Plan k steps.")
UPDATE = '''def dyna_q_model_update(model, state, action, reward, next_state):
    """Store a step."""
    model[state, action] = reward, next_state
    return model'''
PLANNING = """def dyna_q_planning(model, value, params):
    pairs = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params["k"]):
        state, action = pairs[np.random.choice(len(pairs))]

        value = q_learning(state, action, *model[state, action], value, params)
    return value"""
ANSWERS = {"dyna_q_model_update": UPDATE, "dyna_q_planning": PLANNING}


def small_release() -> NotebookNode:
    """A release notebook: locked set-up, two exercises, free text and a free code cell."""
    cells = [
        new_markdown_cell("# Dyna-Q\n\nA **model** helps to plan, $\\gamma < 1$.", id="title"),
        _locked("setup", "import numpy as np\nfrom dynaq_utils.learning import q_learning\nworld = 3"),
        _locked("one_backup", "value = np.ones((100, 4))\nprint(value.sum())\nprint('done')"),
        _answer("dyna_q_model_update", UPDATE_STUB),
        new_markdown_cell("<details><summary>Hint</summary>Look at the table.</details>", id="hint"),
        _locked("check_model_update", "check_model_update(dyna_q_model_update)"),
        _test("test_model_update", '"""The model update stores what happened (4 points)."""', 4),
        new_code_cell("# Try something here\n", id="your_own"),
        _answer("dyna_q_planning", PLANNING_STUB),
        _locked("check_planning", "check_planning(dyna_q_planning)"),
        _test("test_planning", '"""Planning does k updates (6 points)."""', 6),
        new_markdown_cell("The end.", id="end"),
    ]
    metadata = {
        "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
        "dynaq": {"assignment": "dyna_q", "notebook": "dyna_q", "release": "1.0.0"},
    }
    notebook = new_notebook(cells=cells, metadata=metadata)
    notebook.nbformat_minor = 5
    return notebook


def solved(release: NotebookNode) -> dict:
    """A right submission as plain JSON: both answers in place, nothing else touched."""
    return answered(release, **ANSWERS)


def answered(release: NotebookNode, **answers: str) -> dict:
    """The release as plain JSON with these answers."""
    cells = [dict(cell, metadata=_plain(cell.metadata)) for cell in release.cells]
    for cell in cells:
        cell["source"] = answers.get(cell["id"], cell["source"])
    return {"cells": cells, "metadata": _plain(release.metadata), "nbformat": 4, "nbformat_minor": 5}


def _plain(value: object) -> object:
    return {key: _plain(inner) for key, inner in value.items()} if isinstance(value, dict) else value


def _nbgrader(name: str, **flags: object) -> dict:
    flags = {"grade": False, "locked": False, "solution": False, "task": False} | flags
    return {"nbgrader": flags | {"grade_id": name, "schema_version": 3}}


def _locked(name: str, source: str) -> NotebookNode:
    return new_code_cell(source, id=name, metadata=_nbgrader(name, locked=True))


def _answer(name: str, source: str) -> NotebookNode:
    return new_code_cell(source, id=name, metadata=_nbgrader(name, solution=True))


def _test(name: str, source: str, points: int) -> NotebookNode:
    return new_code_cell(source, id=name, metadata=_nbgrader(name, grade=True, locked=True, points=points))
