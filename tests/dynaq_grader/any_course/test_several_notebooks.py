"""Assignments of several notebooks: a kernel each, one score, and a ``grade_id`` may be used twice."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

import stock_nbgrader
from dynaq_grader.classroom.classroom import Classroom, Plan, picks
from dynaq_grader.cli.commands import app
from dynaq_grader.course import build, settings
from dynaq_grader.records.store import Store
from dynaq_grader.reports.class_report.data import gather
from dynaq_grader.reports.feedback import write_feedback
from mini_course import REPOSITORY, run_nbgrader
from other_courses import HABITS

HABITS_OF = {"first": HABITS["a name of an earlier test"], "second": HABITS["a class"]}
STOCK = {
    student: {
        f"{notebook}/{grade_id}": score
        for notebook, name in (("first", "a name of an earlier test"), ("second", "a class"))
        for grade_id, score in stock_nbgrader.scores_on_record(name)[student].items()
    }
    for student in stock_nbgrader.STUDENTS
}
NOTHING = dict.fromkeys(("first/test_0", "first/test_1", "second/test_0"))


@pytest.fixture(scope="module")
def handed_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course with an assignment of two notebooks; one student sent half of it, one a file that is none."""
    course = tmp_path_factory.mktemp("several")
    shutil.copy(REPOSITORY / "nbgrader_config.py", course)
    for notebook, habit in HABITS_OF.items():
        stock_nbgrader.write_source(course, "ps1", habit, notebook)
    build.build_release(course, "ps1")
    for notebook, habit in HABITS_OF.items():
        stock_nbgrader.hand_in(course, "ps1", notebook, habit)
    for student in ("half", "spoiled"):
        shutil.copytree(course / "submitted" / "solution", course / "submitted" / student)
    (course / "submitted" / "half" / "ps1" / "second.ipynb").unlink()
    (course / "submitted" / "spoiled" / "ps1" / "first.ipynb").write_text("no notebook")
    return course


def expected(mode: str) -> stock_nbgrader.Scores:
    """The scores of stock nbgrader; none where a notebook cannot be judged or was not handed in."""
    unjudged = {} if mode == "together" else {"second/test_0": None}
    found = {student: scores | unjudged for student, scores in STOCK.items()}
    found["half"] = found["solution"] | {"second/test_0": None}
    found["spoiled"] = found["solution"] | {"first/test_0": None, "first/test_1": None}
    return found


@pytest.mark.minute
@pytest.mark.parametrize("mode", ["apart", "together"])
def test_each_notebook_has_its_own_scores_on_every_path(tmp_path, handed_in, warm_workers, mode):
    course = shutil.copytree(handed_in, tmp_path / "ours")
    with (course / "nbgrader_config.py").open("a") as file:
        file.write(f'c.DynaQ.tests = {{"ps1": "{mode}"}}\n')
    other = shutil.copytree(course, tmp_path / "autograde")
    found = dict(Classroom(course, "ps1", settings.settings(course)).grade(Plan(workers=1)))
    run_nbgrader(other, "autograde", "ps1", status=1)

    assert stock_nbgrader.in_gradebook(course, "ps1") == expected(mode)
    assert stock_nbgrader.in_gradebook(other, "ps1") == expected(mode)
    for place in (course, other):
        kept = {student: one.result for student, one in Store(place, "ps1").read_all().items()}
        for student, scores in expected(mode).items():
            assert {name: cell.score for name, cell in kept[student].cells.items()}.items() <= scores.items()
            assert (kept[student].score is None) == (None in scores.values())
            assert kept[student].max_score == 6
    assert "second: " in found["half"].reason
    assert "first: " in found["spoiled"].reason
    assert found["solution"].score == (6.0 if mode == "together" else None)
    assert {cell.judged for result in found.values() for cell in result.cells.values()} == {mode}
    _look_at_reports(course, mode)
    _grade_again(course, found)


def _look_at_reports(course: Path, mode: str) -> None:
    data = gather(course, "ps1")
    wrong = next(one for one in data.students if one.student == "wrong")
    assert data.grade_ids == tuple(NOTHING)
    assert [wrong.cell_score(name) for name in data.grade_ids] == [*expected(mode)["wrong"].values()]
    pages = {path.relative_to(course / "feedback").as_posix() for path in write_feedback(course, "ps1").written}
    assert pages == {f"{who}/ps1/{name}.html" for who in expected(mode) for name in HABITS_OF}
    assert "no score yet" in (course / "feedback" / "half" / "ps1" / "second.html").read_text(encoding="utf-8")
    page = (course / "feedback" / "wrong" / "ps1" / "second.html").read_text(encoding="utf-8")
    assert ("a person grades it" in page) == (mode == "apart")
    told = CliRunner().invoke(app, ["explain", "wrong", "first/test_0", "--assignment", "ps1", "--course", str(course)])
    assert "first/test_0: 0 of 2 points, wrong" in told.output
    assert "second" not in told.output
    told = CliRunner().invoke(app, ["explain", "half", "--assignment", "ps1", "--course", str(course)])
    assert "first/test_1: 2 of 2 points" in told.output
    assert "second: " in told.output


def _grade_again(course: Path, found: dict) -> None:
    """Nothing is graded twice, and a notebook that comes late is all that is graded."""
    late = course / "submitted" / "half" / "ps1" / "second.ipynb"
    shutil.copy(course / "submitted" / "solution" / "ps1" / "second.ipynb", late)
    again = dict(Classroom(course, "ps1", settings.settings(course)).grade(Plan(workers=1)))
    assert {who: one for who, one in again.items() if who != "half"} == {
        who: one for who, one in found.items() if who != "half"
    }
    assert again["half"].score == found["solution"].score
    assert again["half"].wall_seconds >= found["half"].wall_seconds


def test_a_pick_names_the_notebook(handed_in):
    room = Classroom(handed_in, "ps1", settings.settings(handed_in))
    with pytest.raises(settings.CourseError, match="name the notebook, too, as in first/answer"):
        next(room.grade(Plan(picks=picks(["wrong:answer=2"]))))
    with pytest.raises(settings.CourseError, match="--use wrong: .*answer"):
        next(room.grade(Plan(picks=picks(["wrong:second/answer=2"]))))


def test_an_unknown_test_cell_is_told(handed_in):
    room = Classroom(handed_in, "ps1", settings.settings(handed_in))
    with pytest.raises(settings.CourseError, match="There are: first/test_0, first/test_1, second/test_0."):
        next(room.explain("wrong", "test_0"))


def test_check_assignment_names_the_notebooks(handed_in, warm_workers):
    told = CliRunner().invoke(app, ["check-assignment", "ps1", "--course", str(handed_in)])
    assert told.exit_code == 1
    assert "second/test_0, apart: " in told.output
    assert 'c.DynaQ.tests = {"ps1": "together"}' in told.output


@pytest.mark.long
@pytest.mark.filterwarnings("ignore:Object of type:sqlalchemy.exc.SAWarning")
def test_stock_nbgrader_gives_each_notebook_what_it_gives_it_alone(tmp_path):
    assert stock_nbgrader.run_several(tmp_path, "ps1", HABITS_OF) == STOCK
