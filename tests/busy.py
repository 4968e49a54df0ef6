"""Chooses what a slow machine could break: every hypothesis test, and a sample of those that wait for something.

    python -m pytest --busy-sample N [--busy-seed S]

What waits has a socket, a worker or a limit of time. The same seed chooses the same sample.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import is_hypothesis_test

WAITING = (
    "bench/test_watching.py",
    "dynaq_grader/calibration/test_calibrate.py",
    "dynaq_grader/classroom",
    "dynaq_grader/course/test_build.py",
    "dynaq_grader/grading/test_attacks.py",
    "dynaq_grader/grading/test_examiner.py",
    "dynaq_grader/grading/test_notebook.py",
    "dynaq_grader/records/test_postgresql.py",
    "dynaq_grader/sandbox",
    "dynaq_grader/workers",
)
"""Files and folders, below this one, of tests that wait for something."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--busy-sample", metavar="N", type=int, help="run hypothesis tests, and N of those that wait")
    parser.addoption("--busy-seed", metavar="S", default="0", help="chooses which N")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out all others, after everybody else has chosen."""
    count = config.getoption("--busy-sample")
    if count is None:
        return
    wanted = chosen(items, count, config.getoption("--busy-seed"))
    config.hook.pytest_deselected(items=[item for item in items if item not in wanted])
    items[:] = [item for item in items if item in wanted]


def chosen(items: Sequence[pytest.Item], count: int, seed: str) -> set[pytest.Item]:
    """Every hypothesis test, and one case each of so many of the others that wait."""
    by_hypothesis = {item for item in items if is_hypothesis_test(getattr(item, "function", None))}
    cases: dict[str, list[pytest.Item]] = {}
    for item in sorted(set(items) - by_hypothesis, key=lambda item: item.nodeid):
        if waits(item.path):
            cases.setdefault(item.nodeid.partition("[")[0], []).append(item)
    dice = random.Random(seed)
    return by_hypothesis | {dice.choice(cases[name]) for name in dice.sample(sorted(cases), min(count, len(cases)))}


def waits(path: Path) -> bool:
    """Whether the tests of a file wait for a socket, a worker or a limit of time."""
    return any(path.is_relative_to(Path(__file__).parent / place) for place in WAITING)
