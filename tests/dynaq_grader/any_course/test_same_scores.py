"""Assignments of other courses get the score of stock nbgrader, or none and a reason; never another number."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from dynaq_grader.classroom.classroom import Classroom, Plan
from dynaq_grader.course import build, settings
from dynaq_grader.records.store import Store
from mini_course import REPOSITORY, read, run_nbgrader, write
from other_courses import HABITS, Habit

SOON = ("plain", "a name of an earlier test", "a set")
"""What runs in ``make test``; the others are long."""
NO_SCORE_FOR_ANYONE = {
    "an exception's message": ["test_0"],
    "a class": ["test_0"],
    "captured output": ["test_0"],
    "a set": ["test_0"],
    "a docstring": ["test_0"],
    "a function as argument": ["test_0"],
    "a module that is not here": ["test_1"],
}
"""Which test cells cannot be judged apart, so that a cell that is refused without need shows as a fault."""
ALL = [pytest.param(name, marks=() if name in SOON else pytest.mark.long) for name in HABITS]


def course_of(folder: Path, habit: Habit) -> Path:
    """A course of one assignment with three submissions."""
    folder.mkdir()
    shutil.copy(REPOSITORY / "nbgrader_config.py", folder)
    write(folder / "source" / "ps1" / "ps1.ipynb", habit.source())
    build.build_release(folder, "ps1")
    release = read(folder / "release" / "ps1" / "ps1.ipynb")
    sent = {
        "solution": habit.answered(release, habit.solution),
        "untouched": release,
        "wrong": habit.answered(release, habit.wrong),
    }
    for student, notebook in sent.items():
        write(folder / "submitted" / student / "ps1" / "ps1.ipynb", notebook)
    return folder


def stock_scores(folder: Path, ours: Path) -> dict[tuple[str, str], float | None]:
    """What stock nbgrader gives for the same source and the same submissions."""
    folder.mkdir()
    for part in ("source", "submitted"):
        shutil.copytree(ours / part, folder / part)
    run_nbgrader(folder, "generate_assignment", "ps1")
    run_nbgrader(folder, "autograde", "ps1")
    return in_gradebook(folder)


def in_gradebook(course: Path) -> dict[tuple[str, str], float | None]:
    """The automatic scores by student and test cell; None where a person has to grade."""
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as book:
        return {
            (submission.student.id, grade.name): None if grade.needs_manual_grade else grade.auto_score
            for submission in book.assignment_submissions("ps1")
            for grade in submission.notebooks[0].grades
        }


def kept(course: Path) -> dict[tuple[str, str], float | None]:
    """The scores on record; each cell without one has a reason."""
    found = {}
    for student, graded in Store(course, "ps1").read_all().items():
        for grade_id, cell in graded.result.cells.items():
            assert cell.score is not None or (cell.verdict == "error" and cell.message)
            found[student, grade_id] = cell.score
    return found


@pytest.mark.parametrize("name", ALL)
def test_a_habit_gets_stock_nbgraders_score_or_none_on_both_paths(tmp_path, name):
    course = course_of(tmp_path / "ours", HABITS[name])
    stock = stock_scores(tmp_path / "stock", course)
    other_path = shutil.copytree(course, tmp_path / "autograde")
    classroom = Classroom(course, "ps1", settings.settings(course))
    assert {student for student, _ in classroom.grade(Plan(workers=1))} == {"solution", "untouched", "wrong"}
    run_nbgrader(other_path, "autograde", "ps1")

    ours = in_gradebook(course)
    assert ours.keys() == stock.keys()
    assert {key: score for key, score in ours.items() if score not in (None, stock[key])} == {}
    assert kept(course) == ours == in_gradebook(other_path) == kept(other_path)
    refused = sorted(cell for (student, cell), score in ours.items() if student == "solution" and score is None)
    assert refused == NO_SCORE_FOR_ANYONE.get(name, [])
