"""The course of the third exercise: its notebook and two answers."""

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from dynaq_grader.course.normal_form import normalise

NAME = "n_step_return"

SOLUTION = f'''def {NAME}(rewards, gamma, value):
    """Gives the discounted rewards and the discounted value of the state after them."""
    ### BEGIN SOLUTION
    total = value
    for reward in rewards[::-1]:
        total = reward + gamma * total
    return total
    ### END SOLUTION'''
FORGETS = f"def {NAME}(rewards, gamma, value):\n    return sum(r * gamma**t for t, r in enumerate(rewards))"
TEST = f'''"""Grades `{NAME}`."""
### BEGIN HIDDEN TESTS
import dynaq_grader
dynaq_grader.test_{NAME}({NAME})
### END HIDDEN TESTS'''
CHECK = f'from dynaq_utils.checks import check\n\ncheck("{NAME}", {NAME})'


def notebook() -> NotebookNode:
    """The source notebook: an answer cell, its visible check and a test cell."""
    cells = [
        new_markdown_cell("# Returns", id="title"),
        new_code_cell(SOLUTION, metadata={"nbgrader": label(NAME, solution=True)}),
        new_code_cell(CHECK, id="check"),
        new_code_cell(TEST, metadata={"nbgrader": label(f"test_{NAME}", grade=True, locked=True, points=4)}),
    ]
    return normalise(new_notebook(cells=cells))


def label(grade_id: str, *, grade: bool = False, locked: bool = False, solution: bool = False, **more: int) -> dict:
    flags = {"grade": grade, "locked": locked, "solution": solution, "task": False}
    return {"grade_id": grade_id, "schema_version": 3} | flags | more
