"""Stock nbgrader, without any setting of ours, and the scores that it gave."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from dynaq_grader.base.result import cell_key
from dynaq_grader.course.directory import programs_on_path
from mini_course import read, write
from other_courses import HABITS, Habit

RECORD = Path(__file__).parent / "reference" / "stock_nbgrader.json"
STUDENTS = ("solution", "untouched", "wrong")
Scores = dict[str, dict[str, "float | None"]]


def scores_on_record(name: str) -> Scores:
    """What stock nbgrader gave for a habit, by student and test cell."""
    found: Scores = json.loads(RECORD.read_text(encoding="utf-8"))[name]
    return found


def write_source(course: Path, assignment: str, habit: Habit, notebook: str | None = None) -> None:
    """Writes an assignment's source folder, or one notebook more into it."""
    write(course / "source" / assignment / f"{notebook or assignment}.ipynb", habit.source())
    for name, text in habit.files.items():
        (course / "source" / assignment / name).write_text(text, encoding="utf-8")


def run(course: Path, assignment: str, habit: Habit) -> Scores:
    """Has stock nbgrader grade the intact submissions."""
    return run_several(course, assignment, {assignment: habit})


def run_several(course: Path, assignment: str, habits: dict[str, Habit]) -> Scores:
    """The same for an assignment of several notebooks."""
    for name, habit in habits.items():
        write_source(course, assignment, habit, name)
    api = NbGraderAPI(CourseDirectory(root=str(course), config=Config()), config=Config())
    with programs_on_path():
        _insist(api.generate_assignment(assignment))
        for name, habit in habits.items():
            hand_in(course, assignment, name, habit)
        for student in STUDENTS:
            api.autograde(assignment, student)
    return in_gradebook(course, assignment)


def hand_in(course: Path, assignment: str, notebook: str, habit: Habit) -> None:
    """Hands in the intact submissions of a notebook."""
    release = read(course / "release" / assignment / f"{notebook}.ipynb")
    for student, sent in habit.submissions(release).items():
        write(course / "submitted" / student / assignment / f"{notebook}.ipynb", sent)


def _insist(outcome: dict) -> None:
    assert outcome["success"], outcome["log"]


def in_gradebook(course: Path, assignment: str) -> Scores:
    """The automatic scores of test cells by student; None where a person has to grade."""
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as book:
        return {
            submission.student.id: {
                cell_key(notebook.name, grade.name, len(submission.notebooks) > 1): (
                    None if grade.needs_manual_grade else grade.auto_score
                )
                for notebook in submission.notebooks
                for grade in notebook.grades
                if grade.name.startswith("test")
            }
            for submission in book.assignment_submissions(assignment)
        }


def main(folder: Path) -> None:
    """Writes the record."""
    found = {name: run(folder, f"ps{at}", habit) for at, (name, habit) in enumerate(HABITS.items())}
    RECORD.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
