"""What a function remembers is told by a worker of its own; what is drawn, or always wrong, is not taken for it."""

import contextlib

import pytest

from dynaq_grader.kit.memory import remembers
from dynaq_grader.workers.calls import RngState

START = RngState.seeded(0)
CALLS = [(1.0,), (2.0,), (3.0,)]


class Anew:
    """A function of a cell that can be defined anew."""

    def __init__(self, cell):
        names = {}
        exec(cell, names)
        self.cell, self.function = cell, names["double"]

    def __call__(self, number):
        return self.function(number)

    @contextlib.contextmanager
    def fresh(self):
        yield Anew(self.cell)


def is_kept(cell):
    function = Anew(cell)
    for args in CALLS:
        with contextlib.suppress(Exception):
            function(*args)
    return remembers(function, CALLS, 2, lambda answer: answer.value == 6.0, START)


@pytest.mark.parametrize(
    "cell",
    [
        "first = []\ndef double(x):\n    first.append(x)\n    return 2 * first[0]",
        "def double(x, cache={}):\n    return cache.setdefault('x', 2 * x)",
        "n = 0\ndef double(x):\n    global n\n    n += 1\n    return 2 * x if n < 2 else 1 / 0",
        "import random\nfirst = []\ndef double(x):\n    first.append(x)\n"
        "    return 2 * first[0] if len(first) > 1 or random.random() < 0.7 else 0.0",
    ],
    ids=["a global", "a default argument", "a count that ends in an error", "drawn the first time"],
)
def test_what_is_kept_is_seen(cell):
    assert is_kept(cell)


@pytest.mark.parametrize(
    "cell",
    [
        "def double(x):\n    return 2 * x + 1",
        "def double(x):\n    return [][0]",
        "import random\ndef double(x):\n    return 2 * x + random.choice([0, 1])",
        "import random\nown = random.Random(3)\ndef double(x):\n    return 2 * x + own.randint(0, 1)",
    ],
    ids=["wrong", "an error", "drawn", "drawn from a generator of its own"],
)
def test_what_is_wrong_each_time_or_by_chance_is_not_taken_for_it(cell):
    assert not is_kept(cell)


def test_nothing_is_found_of_a_plain_function():
    kept = []

    def double(x):
        kept.append(x)
        return 2 * kept[0]

    assert not remembers(double, CALLS, 2, lambda answer: answer.value == 6.0, START)
