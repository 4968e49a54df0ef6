from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbgrader.converters import Autograde
from nbgrader.utils import compute_checksum

import mini_course
from classes import RELEASE, RIGHT, hand_in, notebook
from dynaq_grader.base.errors import CourseError
from dynaq_grader.base.result import CellResult, Graded, Result, status_after
from dynaq_grader.classroom.classroom import Classroom, Plan
from dynaq_grader.collect import collect
from dynaq_grader.course import settings as config
from dynaq_grader.course.directory import course_directory, run_step
from dynaq_grader.course.normal_form import to_bytes
from dynaq_grader.grading import Assignment, Submission, load
from dynaq_grader.grading.preflight import SOLVED, UNTOUCHED
from dynaq_grader.nbgrader_plugins import steps as nbgrader_steps
from dynaq_grader.records import gradebook
from dynaq_grader.records.store import Store

SCORES = {"test_model_update": 4.0, "test_planning": 1.5}
WORTH = {"test_model_update": 4.0, "test_planning": 6.0}
FULL = {name: CellResult(points, points, "correct") for name, points in WORTH.items()}
SELF_TEST = {
    SOLVED: Graded(Result("graded", 10.0, 10.0, 0.0, 0.0, "", cells=FULL), b""),
    UNTOUCHED: Graded(Result("graded", 0.0, 10.0, 0.0, 0.0, ""), b""),
}
"""What the solution and the untouched release get, who are not in the class."""


@pytest.fixture(autouse=True)
def judged(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Submission, Assignment]]:
    """Takes the place of the sandbox: remembers what was to be graded and gives fixed points."""
    seen = []

    def grade(_: nbgrader_steps.IntakeExporter, submission: Submission, assignment: Assignment) -> Graded:
        if submission.student in SELF_TEST:
            return SELF_TEST[submission.student]
        seen.append((submission, assignment))
        if b"broken" in submission.data:
            raise RuntimeError("the worker is gone")
        if b"undecided" in submission.data:
            return Graded(Result("failed", None, 10.0, 1.0, 1.0, "key", "The test broke down."), None)
        notebook = nbformat.reads(submission.data.decode(), as_version=4)
        cells = {name: CellResult(score, 10.0, "partial", message="A reason.") for name, score in SCORES.items()}
        repairs = list(submission.repairs)
        result = Result(status_after(repairs), sum(SCORES.values()), 10.0, 1.0, 1.0, "key", None, repairs, cells)
        return Graded(result, to_bytes(mini_course.autograded(notebook, SCORES, "A reason.\n")))

    monkeypatch.setattr(nbgrader_steps.IntakeExporter, "grade", grade)
    return seen


def submit(course: Path, student: str, answer: str = "mine", data: bytes | None = None) -> Path:
    notebook = mini_course.read(course / "release/dyna_q/dyna_q.ipynb")
    source = f"def dyna_q_planning(model, value, params):\n    return {answer!r}"
    mini_course.cell(notebook, "dyna_q_planning").source = source
    path = mini_course.write(course / "submitted" / student / "dyna_q" / "dyna_q.ipynb", notebook)
    if data is not None:
        path.write_bytes(data)
    return path


def autograde(course: Path, student: str = "*") -> None:
    directory = course_directory(course)
    directory.assignment_id = "dyna_q"
    directory.student_id = student
    run_step(Autograde, directory, force=True)


def grades(course: Path, student: str) -> dict[str, tuple[float | None, bool]]:
    return {
        cell: (grade.auto_score, grade.needs_manual_grade)
        for (who, _, cell), grade in gradebook.snapshot(course, "dyna_q").items()
        if who == student
    }


WITHOUT_SCORE = {"test_model_update": (None, True), "test_planning": (None, True)}
WITH_SCORE = {"test_model_update": (4.0, False), "test_planning": (1.5, False)}


def test_the_points_of_the_judge_are_the_points_in_the_gradebook(course: Path) -> None:
    submit(course, "ada")
    autograde(course)
    assert grades(course, "ada") == WITH_SCORE
    kept = Store(course, "dyna_q").read("ada")
    assert kept is not None
    assert kept.result.cells["test_planning"].message == "A reason."


def test_both_ways_of_grading_write_the_same(course: Path) -> None:
    """The gradebook's rows and the autograded notebook, byte by byte."""
    submit(course, "ada")
    autograde(course)
    path = course / "autograded/ada/dyna_q/dyna_q.ipynb"
    by_nbgrader = path.read_bytes(), gradebook.snapshot(course, "dyna_q")
    kept = Store(course, "dyna_q").read("ada")
    assert kept is not None
    with gradebook.Writer(course, "dyna_q") as writer:
        assert writer.holds("ada", "dyna_q", kept)
        writer.record("ada", "dyna_q", kept)
    assert (path.read_bytes(), gradebook.snapshot(course, "dyna_q")) == by_nbgrader


def test_the_judge_gets_the_canonical_notebook_and_the_hidden_tests(
    course: Path, judged: list[tuple[Submission, Assignment]]
) -> None:
    path = submit(course, "ada")
    notebook = mini_course.read(path)
    mini_course.cell(notebook, "test_planning").source = "100.0  # full marks, please"
    mini_course.cell(notebook, "test_planning").metadata.nbgrader.points = 1000
    mini_course.write(path, notebook)
    autograde(course)
    ((submission, assignment),) = judged
    assert submission.student == "ada"
    assert b"full marks" not in submission.data
    assert b"1000" not in submission.data
    assert b"return 'mine'" in submission.data
    assert "dynaq_grader.test_dyna_q_planning(dyna_q_planning)" in assignment.tests["test_planning"]


def test_no_hidden_test_is_written_beside_a_submission(course: Path) -> None:
    submit(course, "ada")
    autograde(course)
    text = (course / "autograded/ada/dyna_q/dyna_q.ipynb").read_text(encoding="utf-8")
    assert "A reason." in text
    for secret in ("HIDDEN", "dynaq_grader", "SOLUTION"):
        assert secret not in text


def test_one_notebook_that_is_none_stops_nobody_else(course: Path) -> None:
    submit(course, "ada")
    submit(course, "bob", data=b"{ this is no JSON")
    submit(course, "eve")
    with pytest.raises(CourseError, match="bob"):
        autograde(course)
    assert grades(course, "ada") == grades(course, "eve") == WITH_SCORE
    assert grades(course, "bob") == WITHOUT_SCORE


def test_a_submission_of_duplicated_cells_is_graded_and_said_to_be_repaired(course: Path) -> None:
    path = submit(course, "ada")
    notebook = mini_course.read(path)
    copy = nbformat.from_dict(mini_course.cell(notebook, "dyna_q_planning"))
    copy.id = "a-copy"
    notebook.cells.append(copy)
    mini_course.write(path, notebook)
    autograde(course)
    assert grades(course, "ada") == WITH_SCORE
    kept = Store(course, "dyna_q").read("ada")
    assert kept is not None
    assert kept.result.status == "repaired"
    assert kept.result.repairs


def test_a_submission_of_an_earlier_release_is_not_said_to_be_repaired(course: Path) -> None:
    path = submit(course, "ada")
    notebook = mini_course.read(path)
    notebook.metadata.dynaq.release = "0.0.1"
    mini_course.cell(notebook, "test_planning").metadata.nbgrader.points = 5
    changed = mini_course.cell(notebook, "test_planning")
    changed.metadata.nbgrader.checksum = compute_checksum(changed)
    mini_course.write(path, notebook)
    autograde(course)
    assert grades(course, "ada") == WITH_SCORE
    kept = Store(course, "dyna_q").read("ada")
    assert kept is not None
    assert kept.result.status == "graded"
    assert [repair.code for repair in kept.result.repairs] == ["older-release"]


@pytest.mark.parametrize(
    ("answer", "reason"), [("broken", "the worker is gone"), ("undecided", "The test broke down.")]
)
def test_a_failure_of_ours_is_never_a_0(course: Path, answer: str, reason: str) -> None:
    submit(course, "ada")
    submit(course, "bob")
    autograde(course)
    submit(course, "ada", answer)
    with pytest.raises(CourseError, match=reason):
        autograde(course)
    assert grades(course, "ada") == WITHOUT_SCORE
    assert grades(course, "bob") == WITH_SCORE
    with gradebook.open_gradebook(course) as book:
        assert reason in book.find_comment("dyna_q_planning", "dyna_q", "dyna_q", "ada").auto_comment


def test_grading_stops_where_gradebook_and_source_differ(course: Path) -> None:
    submit(course, "ada")
    notebook = mini_course.source_notebook()
    mini_course.cell(notebook, "test_planning").source += "\n# changed"
    mini_course.make(course, notebook)
    with pytest.raises(CourseError, match="differ in test_planning"):
        autograde(course)
    assert grades(course, "ada") == WITHOUT_SCORE


def test_a_course_of_source_and_submissions_alone_can_be_graded(course: Path) -> None:
    submit(course, "ada")
    shutil.rmtree(course / "release")
    with gradebook.open_gradebook(course) as book:
        book.remove_assignment("dyna_q")
    autograde(course)
    assert grades(course, "ada") == WITH_SCORE
    assert not (course / "release").exists()


def test_a_manual_grade_is_not_touched(course: Path) -> None:
    submit(course, "ada")
    autograde(course)
    with gradebook.open_gradebook(course) as book:
        book.find_grade("test_planning", "dyna_q", "dyna_q", "ada").manual_score = 6.0
        book.db.commit()
    autograde(course)
    found = gradebook.snapshot(course, "dyna_q")["ada", "dyna_q", "test_planning"]
    assert found == gradebook.Grade(1.5, 6.0, True)


def test_our_steps_are_on_without_being_told() -> None:
    assert nbgrader_steps.JudgeCells().enabled


def test_the_command_gives_the_scores_that_dynaq_gives(tmp_path: Path) -> None:
    """The real course through the sandbox: nbgrader's command first, then ours on the same submissions."""
    course = real_course(tmp_path)
    mini_course.run_nbgrader(course, "autograde", "dyna_q")
    by_nbgrader = gradebook.snapshot(course, "dyna_q"), autograded_files(course)
    kept = Store(course, "dyna_q").read_all()
    assert [graded.result.status for graded in kept.values()] == ["repaired", "graded"]
    room = Classroom(course, "dyna_q", config.settings(course))
    results = dict(room.grade(Plan(workers=1, force=True)))
    assert (gradebook.snapshot(course, "dyna_q"), autograded_files(course)) == by_nbgrader
    assert room.changes == []
    assert results["half"].score == 4.0
    assert results["untouched"].score == 0.0


@pytest.mark.long
def test_the_command_gives_the_scores_that_dynaq_gives_to_a_whole_class(tmp_path: Path) -> None:
    """Right, wrong, repaired, refused, late and marked by hand: the same rows, penalties and notebooks."""
    course = real_course(tmp_path)
    hand_in_everything(course)
    mini_course.run_nbgrader(course, "autograde", "dyna_q", status=1)
    by_nbgrader = everything_recorded(course)
    found = dict(Classroom(course, "dyna_q", config.settings(course)).grade(Plan(force=True)))
    assert everything_recorded(course) == by_nbgrader
    assert found["refused"].status == "refused"
    assert {name for name, result in found.items() if result.score == 10.0} == {
        "late",
        "lost",
        "reordered",
        "stub-after",
    }
    assert by_nbgrader[1]["late"] == 10.0

    with gradebook.open_gradebook(course) as book:
        book.find_grade("test_planning", "dyna_q", "dyna_q", "wrong").manual_score = 5.5
        book.db.commit()
    mini_course.run_nbgrader(course, "autograde", "dyna_q", "--student", "wrong", "--force")
    by_nbgrader = everything_recorded(course)
    assert by_nbgrader[0]["wrong", "dyna_q", "test_planning"].score == 5.5
    list(Classroom(course, "dyna_q", config.settings(course)).grade(Plan(students=("wrong",), force=True)))
    assert everything_recorded(course) == by_nbgrader


def hand_in_everything(course: Path) -> None:
    """One of each kind beside the two that are there; a late one costs all its points."""
    with (course / "nbgrader_config.py").open("a") as file:
        file.write('c.LateSubmissionPlugin.penalty_method = "zero"\n')
    with gradebook.open_gradebook(course) as book:
        book.add_assignment("dyna_q", duedate="2026-01-01 00:00:00 UTC")
    hand_in(course, "wrong", RIGHT | {"dyna_q_planning": "wrong/planning_one_too_many"})
    hand_in(course, "refused", b"{ this is no JSON")
    changed = {"lost": without_metadata, "reordered": turned_around, "stub-after": with_a_stub_after}
    for student, change in changed.items():
        hand_in(course, student, to_bytes(change(notebook(RIGHT))))
    inbox = course.parent / f"{course.name}-inbox"
    inbox.mkdir()
    (inbox / "late.ipynb").write_bytes(to_bytes(notebook(RIGHT)))
    (inbox / "times.csv").write_text("id,received\nlate,2026-02-01T00:00:00Z\n")
    assert collect(inbox, course, "dyna_q", received=inbox / "times.csv").collected == ["late"]


def without_metadata(sent: NotebookNode) -> NotebookNode:
    for cell in sent.cells:
        cell.metadata.pop("nbgrader", None)
    return sent


def turned_around(sent: NotebookNode) -> NotebookNode:
    sent.cells.reverse()
    return sent


def with_a_stub_after(sent: NotebookNode) -> NotebookNode:
    stub = mini_course.cell(mini_course.read(RELEASE), "dyna_q_planning")
    sent.cells.append(nbformat.from_dict(stub | {"id": "a-copy"}))
    return sent


def everything_recorded(course: Path) -> tuple[dict, dict[str, float | None], dict[Path, bytes]]:
    """Grades, late penalties and autograded notebooks."""
    with gradebook.open_gradebook(course) as book:
        penalties = {
            submission.student.id: submission.late_submission_penalty
            for submission in book.assignment_submissions("dyna_q")
        }
    return gradebook.snapshot(course, "dyna_q"), penalties, autograded_files(course)


def real_course(folder: Path) -> Path:
    """A copy of the course with two submissions: one answer of two in a notebook with a doubled cell, and none."""
    for name in ("source", "release"):
        shutil.copytree(mini_course.REPOSITORY / name, folder / name)
    shutil.copy(mini_course.REPOSITORY / "nbgrader_config.py", folder)
    shutil.copy(mini_course.make_with_gradebook(folder / "other") / "gradebook.db", folder)
    shutil.rmtree(folder / "other")
    with gradebook.open_gradebook(folder) as book:
        book.remove_assignment("dyna_q")
    release = mini_course.read(folder / "release/dyna_q/dyna_q.ipynb")
    mini_course.write(folder / "submitted/untouched/dyna_q/dyna_q.ipynb", release)
    solution = load(mini_course.REPOSITORY, "dyna_q").solution["dyna_q_model_update"]
    answer = mini_course.cell(release, "dyna_q_model_update")
    answer.source = solution
    release.cells.append(nbformat.from_dict(answer | {"id": "a-copy"}))
    mini_course.write(folder / "submitted/half/dyna_q/dyna_q.ipynb", release)
    return folder


def autograded_files(course: Path) -> dict[Path, bytes]:
    return {path.relative_to(course): path.read_bytes() for path in (course / "autograded").rglob("*.ipynb")}
