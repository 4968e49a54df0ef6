"""Assignments of other courses get the score of stock nbgrader, or none and a reason; never another number."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

import stock_nbgrader
from dynaq_grader.classroom.classroom import Classroom, Plan
from dynaq_grader.course import build, settings
from dynaq_grader.grading.graded_cell import RANDOM
from dynaq_grader.records.store import Store
from habits_graded import Cells, grade_habit
from mini_course import REPOSITORY, read, run_nbgrader, write
from other_courses import HABITS, Habit

SOON = ("plain", "a name of an earlier test", "a set", "autotests", "a data file", "too many points")
"""What runs in ``make test``; the others are long."""
APART = {
    "an exception's message": {"test_0"},
    "a class": {"test_0"},
    "captured output": {"test_0"},
    "a set": {"test_0"},
    "a docstring": {"test_0"},
    "a function as argument": {"test_0"},
    "a module that is not here": {"test_1"},
    "a data file": {"test_0", "test_1"},
    "a helper module": {"test_0"},
    "a plot": {"test_0", "test_1"},
    "magics": {"test_0", "test_1", "test_2"},
    "a shell line": {"test_0"},
    "a file written": {"test_0"},
    "the history": {"test_0", "test_1"},
    "no test at all": {"test_0", "test_1", "test_2"},
    "too many points": {"test_1"},
    "warnings": {"test_0"},
}
"""Which test cells cannot be judged apart, so that a cell that is refused without need shows as a fault."""
TOGETHER = {
    "a module that is not here": {"test_1"},
    "a shell line": {"test_0", "test_1"},
    "too many points": {"test_1"},
}
"""The same where tests run together with student code, behind bubblewrap."""
STDERR = ("warnings",)
"""Here stock nbgrader gives 0, since the test prints on stderr; we do not."""
ALL = [pytest.param(name, marks=() if name in SOON else pytest.mark.long) for name in HABITS]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(REPOSITORY / "nbgrader_config.py", tmp_path)
    return tmp_path


def differing(name: str, cells: Cells) -> dict:
    """Scores that are not those of stock nbgrader for the intact notebook."""
    stock = stock_nbgrader.scores_on_record(name)
    return {
        (student, grade_id): (cell.score, stock[student.split()[0]][grade_id])
        for student, found in cells.items()
        for grade_id, cell in found.items()
        if cell.score not in (None, stock[student.split()[0]][grade_id]) and name not in STDERR
    }


def without_score(cells: Cells) -> set[str]:
    """Test cells for which the instructor's own solution has no score; each says why."""
    found = {name: cell for name, cell in cells["solution"].items() if cell.score is None}
    assert all(cell.verdict == "error" and cell.message for cell in found.values())
    return {*found}


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize(("mode", "expected"), [("apart", APART), ("together", TOGETHER)])
def test_a_habit_gets_stock_nbgraders_score_or_none(folder, mode, expected, name):
    cells = grade_habit(folder, "ps1", HABITS[name], mode, "auto", damaged=True)
    assert len(cells) == 12, "three intact notebooks, and three damages of each"
    assert all(found.keys() == stock_nbgrader.scores_on_record(name)["solution"].keys() for found in cells.values())
    assert differing(name, cells) == {}
    assert without_score(cells) == expected.get(name, set())
    assert {cell.judged for found in cells.values() for cell in found.values()} == {mode}


@pytest.mark.long
def test_together_nearly_every_cell_has_stock_nbgraders_score():
    """Of the cells that the solution wins under stock nbgrader."""
    won = [
        (name, grade_id)
        for name in HABITS
        for grade_id, score in stock_nbgrader.scores_on_record(name)["solution"].items()
        if score == 2
    ]
    refused = [(name, grade_id) for name, grade_id in won if grade_id in TOGETHER.get(name, ())]
    assert len(won) > 50
    assert len(refused) <= 0.05 * len(won)


@pytest.mark.long
@pytest.mark.filterwarnings("ignore:Object of type:sqlalchemy.exc.SAWarning")
def test_stock_nbgrader_gives_what_is_on_record(tmp_path):
    for at, (name, habit) in enumerate(HABITS.items()):
        found = stock_nbgrader.run(tmp_path, f"ps{at}", habit)
        assert found == stock_nbgrader.scores_on_record(name), name


@pytest.mark.parametrize(("sandbox", "score"), [("bubblewrap", 2.0), ("landlock", None)])
def test_behind_landlock_a_cell_that_writes_has_no_score(folder, sandbox, score):
    cells = grade_habit(folder, "ps1", HABITS["a file written"], "together", sandbox, damaged=False)
    assert cells["solution"]["test_0"].score == score
    if score is None:
        assert "writes a file, which needs bubblewrap" in cells["solution"]["test_0"].message


@pytest.mark.parametrize("mode", ["apart", "together"])
def test_a_score_that_chance_decides_is_noted(folder, mode):
    dice = Habit(
        "import numpy as np",
        "def draw():\n    return np.random.rand()",
        "def draw():\n    return 0.1",
        ("2.0 if draw() > 0.5 else 1.0", "assert 0 <= draw() <= 1"),
    )
    cells = grade_habit(folder, "ps1", dice, mode, "auto", damaged=False)
    assert [cells["solution"][name].notes for name in ("test_0", "test_1")] == [[RANDOM], []]
    assert cells["wrong"]["test_0"].score == 1.0


def course_of(folder: Path, habits: dict[str, Habit]) -> Path:
    """A course with an assignment for each habit, and three submissions."""
    folder.mkdir()
    shutil.copy(REPOSITORY / "nbgrader_config.py", folder)
    for name, habit in habits.items():
        stock_nbgrader.write_source(folder, name, habit)
        build.build_release(folder, name)
        release = read(folder / "release" / name / f"{name}.ipynb")
        for student, notebook in habit.submissions(release).items():
            write(folder / "submitted" / student / name / f"{name}.ipynb", notebook)
    return folder


def kept(course: Path, assignment: str) -> stock_nbgrader.Scores:
    """The scores on record; each cell without one has a reason."""
    found: stock_nbgrader.Scores = {}
    for student, graded in Store(course, assignment).read_all().items():
        for grade_id, cell in graded.result.cells.items():
            assert cell.score is not None or (cell.verdict == "error" and cell.message)
            found.setdefault(student, {})[grade_id] = cell.score
    return found


@pytest.mark.minute
@pytest.mark.parametrize(("name", "mode"), [("a set", "apart"), ("a class", "together"), ("hidden autotests", "apart")])
def test_both_commands_come_to_the_same(tmp_path, warm_workers, name, mode):
    course = course_of(tmp_path / "ours", {"ps1": HABITS[name]})
    with (course / "nbgrader_config.py").open("a") as file:
        file.write(f'c.DynaQ.tests = {{"ps1": "{mode}"}}\n')
    other_path = shutil.copytree(course, tmp_path / "autograde")
    graded = dict(Classroom(course, "ps1", settings.settings(course)).grade(Plan(workers=1)))
    assert {*graded} == {"solution", "untouched", "wrong"}
    run_nbgrader(other_path, "autograde", "ps1")

    ours = stock_nbgrader.in_gradebook(course, "ps1")
    assert kept(course, "ps1") == ours == kept(other_path, "ps1")
    assert stock_nbgrader.in_gradebook(other_path, "ps1") == ours
    stock = stock_nbgrader.scores_on_record(name)
    refused = (APART if mode == "apart" else TOGETHER).get(name, set())
    for student, found in ours.items():
        assert found == {name: None if name in refused else score for name, score in stock[student].items()}


@pytest.mark.long
@pytest.mark.parametrize("name", HABITS)
@pytest.mark.parametrize(("mode", "expected"), [("apart", APART), ("together", TOGETHER)])
def test_autograde_gives_a_habit_stock_nbgraders_score_or_none(tmp_path, mode, expected, name):
    course = course_of(tmp_path / "course", {"ps1": HABITS[name]})
    with (course / "nbgrader_config.py").open("a") as file:
        file.write(f'c.DynaQ.tests = {{"ps1": "{mode}"}}\n')
    for student, notebook in HABITS[name].damaged(read(course / "release" / "ps1" / "ps1.ipynb")).items():
        write(course / "submitted" / student.replace(" ", "_") / "ps1" / "ps1.ipynb", notebook)
    run_nbgrader(course, "autograde", "ps1")
    found = stock_nbgrader.in_gradebook(course, "ps1")
    assert len(found) == 12
    stock = stock_nbgrader.scores_on_record(name)
    for student, scores in found.items():
        for grade_id, score in scores.items():
            assert score in (None, stock[student.split("_")[0]][grade_id]) or name in STDERR, (student, grade_id)
    assert {grade_id for grade_id, score in found["solution"].items() if score is None} == expected.get(name, set())


def test_a_setting_of_the_tests_is_checked(folder):
    course = course_of(folder / "course", {"ps1": HABITS["plain"]})
    config = course / "nbgrader_config.py"
    before = config.read_text()
    for line, told in (
        ('{"ps2": "together"}', "there is no assignment ps2"),
        ('{"ps1": "aside"}', "ps1 is 'aside'; there are 'apart' and 'together'"),
    ):
        config.write_text(f"{before}\nc.DynaQ.tests = {line}\n")
        with pytest.raises(settings.CourseError, match=told):
            settings.settings(course)


def test_exercises_are_never_run_together(course):
    chosen = replace(settings.settings(course), tests={"dyna_q": "together"})
    with pytest.raises(settings.CourseError, match="exercises are always judged apart"):
        Classroom(course, "dyna_q", chosen)
