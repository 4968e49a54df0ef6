"""Grades the submissions of a habit as `dynaq grade` does, in this process."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from dynaq_grader.base.result import CellResult
from dynaq_grader.course.build import release_from_source
from dynaq_grader.course.normal_form import to_bytes
from dynaq_grader.course.prepared import with_autotests
from dynaq_grader.course.settings import Settings
from dynaq_grader.grading import Assignment, Submission, check_preflight, grade_submission, preflight
from dynaq_grader.grading.assignment import from_notebooks, own_files
from mini_course import read
from other_courses import Habit
from stock_nbgrader import write_source
from workers import STUDENT_PYTHON

Cells = dict[str, dict[str, CellResult]]


def assignment_of(course: Path, name: str, habit: Habit, mode: str) -> Assignment:
    """The assignment, judged in one of the two ways."""
    write_source(course, name, habit)
    path = course / "source" / name / f"{name}.ipynb"
    release = release_from_source(course, name)[name]
    assignment = from_notebooks(name, name, with_autotests(course, name, path, read(path)), release)
    return replace(assignment, mode=mode, files=own_files(path.parent) if mode == "together" else ())


def grade_habit(course: Path, name: str, habit: Habit, mode: str, sandbox: str, damaged: bool) -> Cells:
    """Gives the results of all submissions, by who sends them."""
    assignment = assignment_of(course, name, habit, mode)
    settings = Settings(STUDENT_PYTHON, sandbox=sandbox)
    tested = {one.student: grade_submission(one, assignment, settings) for one in preflight(assignment)}
    assignment = check_preflight(assignment, tested, settings).applied(assignment)
    sent = habit.submissions(assignment.release) | (habit.damaged(assignment.release) if damaged else {})
    graded = {
        student: grade_submission(Submission(student, to_bytes(notebook)), assignment, settings)
        for student, notebook in sent.items()
    }
    return {student: one.result.cells for student, one in graded.items()}
