"""Small assignments of other nbgrader courses, a habit each, with a wrong answer for each."""

from __future__ import annotations

from dataclasses import dataclass

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

from dynaq_grader.course.normal_form import normalise


@dataclass(frozen=True)
class Habit:
    """An assignment: cells given to students, one answer cell, test cells of 2 points each."""

    given: str
    solution: str
    wrong: str
    tests: tuple[str, ...]

    def source(self) -> NotebookNode:
        """The source notebook."""
        answer = f"### BEGIN SOLUTION\n{self.solution}\n### END SOLUTION"
        cells = [_cell("given", self.given, locked=True), _cell("answer", answer, solution=True)]
        cells += [
            _cell(f"test_{number}", text, grade=True, locked=True, points=2) for number, text in enumerate(self.tests)
        ]
        return normalise(new_notebook(cells=cells))

    def answered(self, release: NotebookNode, answer: str) -> NotebookNode:
        """The release with an answer in it."""
        notebook = nbformat.from_dict(release)
        next(cell for cell in notebook.cells if cell.metadata.nbgrader.grade_id == "answer").source = answer
        return notebook


def _cell(grade_id: str, source: str, points: int | None = None, **flags: bool) -> NotebookNode:
    label = {"grade_id": grade_id, "schema_version": 3, "task": False, "grade": False, "locked": False}
    label |= {"solution": False} | flags | ({} if points is None else {"points": points})
    return new_code_cell(source, id=grade_id.replace("_", "-"), metadata={"nbgrader": label})


MEAN = "def mean(xs):\n    return sum(xs) / len(xs)"
SUM = "def mean(xs):\n    return sum(xs)"

HABITS = {
    "plain": Habit("", MEAN, SUM, ("assert mean([1, 2, 3]) == 2", "assert mean([4]) == 4")),
    "import in a locked cell": Habit("import numpy as np", MEAN, SUM, ("assert np.isclose(mean([1, 2]), 1.5)",)),
    "helper in a locked cell": Habit(
        "def close(a, b):\n    return abs(a - b) < 1e-9", MEAN, SUM, ("assert close(mean([1, 2]), 1.5)",)
    ),
    "a variable": Habit(
        "", "seven = 7\nname = 'ada'", "seven = 8\nname = 'ada'", ("assert seven == 7", "assert name == 'ada'")
    ),
    "a variable that is None": Habit("", "nothing = None", "nothing = 7", ("assert nothing is None",)),
    "a name of an earlier test": Habit(
        "", MEAN, SUM, ("numbers = [1, 2, 3]\nassert mean(numbers) == 2", "assert mean(numbers + [6]) == 3")
    ),
    "an exception expected": Habit(
        "",
        "def root(x):\n    if x < 0:\n        raise ValueError('negative')\n    return x ** 0.5",
        "def root(x):\n    return abs(x) ** 0.5",
        (
            "try:\n    root(-1)\nexcept ValueError:\n    pass\nelse:\n    raise AssertionError('no error')",
            "assert root(4) == 2",
        ),
    ),
    "an exception's message": Habit(
        "",
        "def root(x):\n    raise ValueError('negative')",
        "def root(x):\n    raise ValueError('bad')",
        ("try:\n    root(-1)\nexcept ValueError as error:\n    assert 'negative' in str(error)",),
    ),
    "a class": Habit(
        "",
        "class Stack:\n    def __init__(self):\n        self.items = []\n    def push(self, x):\n"
        "        self.items.append(x)",
        "class Stack:\n    def push(self, x):\n        pass",
        ("s = Stack()\ns.push(1)\nassert s.items == [1]",),
    ),
    "partial credit": Habit("", MEAN, SUM, ("points = 0.5\nif mean([1, 3]) == 2:\n    points = 2\npoints",)),
    "captured output": Habit(
        "",
        "def greet():\n    print('hello')",
        "def greet():\n    print('bye')",
        (
            "import io, contextlib\nout = io.StringIO()\nwith contextlib.redirect_stdout(out):\n"
            "    greet()\nassert out.getvalue() == 'hello\\n'",
        ),
    ),
    "a seed": Habit(
        "import numpy as np",
        "def draw():\n    return np.random.rand(3)",
        "def draw():\n    return np.random.rand(3) + 1",
        (
            "np.random.seed(1)\nexpected = np.random.rand(3)\nnp.random.seed(1)\n"
            "assert np.array_equal(draw(), expected)",
        ),
    ),
    "a magic in the answer": Habit(
        "", f"%matplotlib inline\n{MEAN}", f"%matplotlib inline\n{SUM}", ("assert mean([1, 2, 3]) == 2",)
    ),
    "a set": Habit(
        "",
        "def letters(s):\n    return set(s)",
        "def letters(s):\n    return list(s)",
        ("assert letters('aba') == {'a', 'b'}",),
    ),
    "a docstring": Habit(
        "", 'def f():\n    """Gives one."""\n    return 1', "def f():\n    return 1", ("assert f.__doc__",)
    ),
    "a function as argument": Habit(
        "",
        "def twice(f, x):\n    return f(f(x))",
        "def twice(f, x):\n    return f(x)",
        ("assert twice(lambda x: x + 1, 1) == 3",),
    ),
    "a watched builtin": Habit(
        "",
        "def smallest(xs):\n    low = xs[0]\n    for x in xs:\n        low = x if x < low else low\n    return low",
        "def smallest(xs):\n    return min(xs)",
        (
            "assert smallest([2, 1]) == 1",
            "def min(*a):\n    raise AssertionError('min is not allowed')\nassert smallest([3, 2]) == 2\ndel min",
        ),
    ),
    "a global of the test": Habit(
        "", MEAN, "def mean(xs):\n    return sum(data) / len(data)", ("data = [1, 2, 3]\nassert mean(data) == 2",)
    ),
    "state kept from test to test": Habit(
        "",
        "count = 0\ndef tick():\n    global count\n    count += 1\n    return count",
        "def tick():\n    return 1",
        ("assert tick() == 1", "assert tick() == 2"),
    ),
    "a list changed in place": Habit(
        "",
        "def sort(xs):\n    xs.sort()",
        "def sort(xs):\n    return sorted(xs)",
        ("xs = [2, 1]\nsort(xs)\nassert xs == [1, 2]",),
    ),
    "a swallowed refusal": Habit(
        "",
        MEAN,
        "def mean(xs):\n    return {2}",
        ("try:\n    right = mean([1, 3]) == 2\nexcept:\n    right = True\nassert right",),
    ),
    "an import in the answer": Habit("", f"import math\n{MEAN}", SUM, ("assert math.isclose(mean([1, 2]), 1.5)",)),
    "a module that is not here": Habit(
        "import not_to_be_had", MEAN, SUM, ("assert mean([1, 3]) == 2", "assert not_to_be_had")
    ),
}
