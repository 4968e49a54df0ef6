"""Stock nbgrader, without any setting of ours, and the scores that it gave."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from dynaq_grader.course.directory import programs_on_path
from dynaq_grader.course.normal_form import to_bytes
from mini_course import read, write
from other_courses import HABITS, Habit

RECORD = Path(__file__).parent / "reference" / "stock_nbgrader.json"
Scores = dict[str, dict[str, "float | None"]]


def scores_on_record(name: str) -> Scores:
    """What stock nbgrader gave for a habit, by student and test cell."""
    found: Scores = json.loads(RECORD.read_text(encoding="utf-8"))[name]
    return found


def write_source(course: Path, assignment: str, habit: Habit) -> None:
    """Writes an assignment's source folder."""
    write(course / "source" / assignment / f"{assignment}.ipynb", habit.source())
    for name, text in habit.files.items():
        (course / "source" / assignment / name).write_text(text, encoding="utf-8")


def run(course: Path, assignment: str, habit: Habit) -> Scores:
    """Has stock nbgrader grade the intact submissions."""
    write_source(course, assignment, habit)
    api = NbGraderAPI(CourseDirectory(root=str(course), config=Config()), config=Config())
    with programs_on_path():
        _insist(api.generate_assignment(assignment))
        release = read(course / "release" / assignment / f"{assignment}.ipynb")
        for student, notebook in habit.submissions(release).items():
            path = course / "submitted" / student / assignment / f"{assignment}.ipynb"
            path.parent.mkdir(parents=True)
            path.write_bytes(to_bytes(notebook))
            api.autograde(assignment, student)
    return in_gradebook(course, assignment)


def _insist(outcome: dict) -> None:
    assert outcome["success"], outcome["log"]


def in_gradebook(course: Path, assignment: str) -> Scores:
    """The automatic scores of test cells by student; None where a person has to grade."""
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as book:
        return {
            submission.student.id: {
                grade.name: None if grade.needs_manual_grade else grade.auto_score
                for grade in submission.notebooks[0].grades
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
