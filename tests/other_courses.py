"""Small assignments of other nbgrader courses, a habit each, with a wrong answer for each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
import nbgrader
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from dynaq_grader.course.normal_form import normalise


@dataclass(frozen=True)
class Habit:
    """An assignment: cells given to students, one answer cell, test cells of 2 points each.

    Attributes:
        files: What lies beside the notebook.
        markdown: Whether there is also a written answer, which a person grades.
    """

    given: str
    solution: str
    wrong: str
    tests: tuple[str, ...]
    files: dict[str, str] = field(default_factory=dict)
    markdown: bool = False

    def source(self) -> NotebookNode:
        """The source notebook."""
        answer = f"### BEGIN SOLUTION\n{self.solution}\n### END SOLUTION"
        cells = [_cell("given", self.given, locked=True), _cell("answer", answer, solution=True)]
        if self.markdown:
            label = _cell("essay", "", grade=True, solution=True, points=3).metadata
            cells.append(new_markdown_cell("Say why.", id="essay", metadata=label))
        cells += [
            _cell(f"test_{number}", text, grade=True, locked=True, points=2) for number, text in enumerate(self.tests)
        ]
        return normalise(new_notebook(cells=cells))

    def submissions(self, release: NotebookNode) -> dict[str, NotebookNode]:
        """Intact notebooks, by who sends them."""
        return {
            "solution": self.answered(release, self.solution),
            "untouched": nbformat.from_dict(release),
            "wrong": self.answered(release, self.wrong),
        }

    def damaged(self, release: NotebookNode) -> dict[str, NotebookNode]:
        """What platforms make of them, by who sends them and how; the score is that of the intact one."""
        return {
            f"{student} {name}": damage(nbformat.from_dict(notebook))
            for student, notebook in self.submissions(release).items()
            for name, damage in DAMAGES.items()
        }

    def answered(self, release: NotebookNode, answer: str) -> NotebookNode:
        """The release with an answer in it."""
        notebook = nbformat.from_dict(release)
        next(cell for cell in notebook.cells if cell.metadata.nbgrader.grade_id == "answer").source = answer
        return notebook


def _cell(grade_id: str, source: str, points: int | None = None, **flags: bool) -> NotebookNode:
    label = {"grade_id": grade_id, "schema_version": 3, "task": False, "grade": False, "locked": False}
    label |= {"solution": False} | flags | ({} if points is None else {"points": points})
    return new_code_cell(source, id=grade_id.replace("_", "-"), metadata={"nbgrader": label})


def _without_metadata(notebook: NotebookNode) -> NotebookNode:
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict({})
    return notebook


def _with_duplicate(notebook: NotebookNode) -> NotebookNode:
    at = next(at for at, cell in enumerate(notebook.cells) if cell.metadata.nbgrader.grade_id == "answer")
    notebook.cells.insert(at + 1, nbformat.from_dict({**notebook.cells[at], "id": "once-more"}))
    return notebook


def _saved_by_colab(notebook: NotebookNode) -> NotebookNode:
    """Ids copied into the metadata, blanks at the ends of lines taken away, Colab's own keys."""
    notebook.metadata["colab"] = {"provenance": []}
    for cell in notebook.cells:
        cell.metadata["id"] = cell.id
        cell.source = "\n".join(line.rstrip() for line in cell.source.split("\n"))
    return notebook


DAMAGES: dict[str, Callable[[NotebookNode], NotebookNode]] = {
    "metadata lost": _without_metadata,
    "cell duplicated": _with_duplicate,
    "saved by Colab": _saved_by_colab,
}
_DOCUMENTED = Path(nbgrader.__file__).parent / "docs" / "source" / "user_guide" / "autotests.yml"
AUTOTESTS = {"autotests.yml": _DOCUMENTED.read_text(encoding="utf-8")}

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
    "autotests": Habit(
        "",
        f"{MEAN}\nnumber = 7",
        f"{SUM}\nnumber = 8",
        ("### AUTOTEST mean([1, 2, 3])", "### HASHED AUTOTEST number"),
        AUTOTESTS,
    ),
    "hidden autotests": Habit(
        "",
        MEAN,
        SUM,
        ("assert mean([4]) == 4\n### BEGIN HIDDEN TESTS\n### AUTOTEST mean([1, 2, 3])\n### END HIDDEN TESTS",),
        AUTOTESTS,
    ),
    "a data file": Habit(
        "import csv\nrows = [*csv.reader(open('data.csv'))]",
        "def total(rows):\n    return sum(int(b) for _, b in rows)",
        "def total(rows):\n    return len(rows)",
        ("assert total(rows) == 7", "with open('data.csv') as file:\n    assert total([*csv.reader(file)]) == 7"),
        {"data.csv": "a,3\nb,4\n"},
    ),
    "a helper module": Habit(
        "import helper",
        f"import helper\n{MEAN}",
        SUM,
        ("assert helper.close(mean([1, 3]), 2)",),
        {"helper.py": "def close(a, b):\n    return abs(a - b) < 1e-9\n"},
    ),
    "a plot": Habit(
        "%matplotlib inline\nimport matplotlib.pyplot as plt",
        "def plot(xs):\n    fig, ax = plt.subplots()\n    ax.plot(xs)\n    ax.set_title('xs')\n    return ax",
        "def plot(xs):\n    fig, ax = plt.subplots()\n    return ax",
        ("ax = plot([1, 2])\nassert ax.get_title() == 'xs'", "plot([1])\nassert len(plt.gcf().axes[0].lines) == 1"),
    ),
    "a figure left open": Habit(
        "import matplotlib.pyplot as plt", "plt.plot([1, 2]);", "pass", ("assert not plt.get_fignums()",)
    ),
    "magics": Habit(
        "%load_ext autoreload\n%autoreload 2",
        MEAN,
        SUM,
        ("%%capture out\nprint(mean([1, 3]))", "assert out.stdout == '2.0\\n'", "%time assert mean([4, 4]) == 4"),
    ),
    "a shell line": Habit(
        "", f"lines = !echo 3\n{MEAN}", f"lines = []\n{SUM}", ("assert lines == ['3']", "assert mean([2]) == 2")
    ),
    "an installed package": Habit("!pip install not-to-be-had", MEAN, SUM, ("assert mean([1, 3]) == 2",)),
    "a written answer": Habit("", MEAN, SUM, ("assert mean([1, 3]) == 2",), {}, True),
    "a file written": Habit(
        "",
        "def save(path, xs):\n    with open(path, 'w') as file:\n        file.write(str(xs))",
        "def save(path, xs):\n    pass",
        (
            "import os\nif os.path.exists('out.txt'):\n    os.remove('out.txt')\n"
            "save('out.txt', [1])\nassert open('out.txt').read() == '[1]'",
        ),
    ),
    "the history": Habit(
        "", MEAN, SUM, ("assert 'mean' in In[2]", "assert 'for ' not in get_ipython().user_ns['In'][2]")
    ),
    "no test at all": Habit("", MEAN, SUM, ("'well done'", "-1", "float('nan')")),
    "what is displayed": Habit(
        "from IPython.display import display",
        MEAN,
        SUM,
        ("display(mean([1, 3]))", "display(1)\nassert mean([1, 3]) == 2"),
    ),
    "too many points": Habit("", MEAN, SUM, ("2 * mean([1, 1])", "mean([1, 1])")),
    "warnings": Habit(
        "import warnings",
        MEAN,
        "def mean(xs):\n    raise Warning",
        ("assert mean([1, 3]) == 2\nwarnings.warn('slow')",),
    ),
}
